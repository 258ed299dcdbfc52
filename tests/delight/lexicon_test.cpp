#include "delight/lexicon.h"

#include "delight/reader.h"
#include "tests/catch.h"
#include "tests/delight/reading.h"

namespace {

/// Reads with a lexicon of these lines only.
std::string read_with(std::string_view lines, std::string_view text) {
    delight::Lexicon lexicon;
    lexicon.add("nl.txt", lines);
    lexicon.finish();
    return words::signals(delight::Reader{lexicon}.read(text, model::Language::nl));
}

std::string fault_of(std::string_view lines) {
    try {
        delight::Lexicon lexicon;
        lexicon.add("nl.txt", lines);
    } catch (const delight::LexiconFault& fault) {
        return fault.what();
    }
    return "";
}

}  // namespace

TEST_CASE("a line gives its words a signal in all their forms") {
    CHECK(read_with("+2 staff: aardig/a, behulpzaam", "Aardige lui") == "staff+");
}

TEST_CASE("a gap lets so many words stand between") {
    const std::string lines = "+2 return: komen ~2 terug";
    CHECK(read_with(lines, "wij komen zeker nog terug") == "return+");
    CHECK(read_with(lines, "wij komen zeker nog een keer terug").empty());
}

TEST_CASE("an optional word may be missing") {
    const std::string lines = "+2 ambassador: een? echte aanrader";
    CHECK(read_with(lines, "echte aanrader") == "ambassador+");
    CHECK(read_with(lines, "een echte aanrader") == "ambassador+");
}

TEST_CASE("the longer pattern goes before the shorter") {
    CHECK(read_with("+2 promise: goed\n-2 staff: niet goed wijs", "niet goed wijs") == "staff-");
}

TEST_CASE("a number stands for itself, and a cross for any number") {
    const std::string lines = "+2 return: # keer\n-2 promise: 1 ster";
    CHECK(read_with(lines, "3 keer") == "return+");
    CHECK(read_with(lines, "1 keer") == "return+");
    CHECK(read_with(lines, "1250 keer") == "return+");
    CHECK(read_with(lines, "1 ster") == "promise-");
    CHECK(read_with(lines, "4 ster").empty());
}

TEST_CASE("a line goes on where the next one is indented") {
    CHECK(read_with("+2 staff: aardig,\n  attent", "attent") == "staff+");
}

TEST_CASE("a class stands for its words") {
    CHECK(read_with("class dim: zout\n-2 promise: te @dim", "te zout") == "promise-");
}

TEST_CASE("a fault in a lexicon tells its line") {
    CHECK(fault_of("# fine\n+2 stuff: aardig") ==
          "nl.txt:2: neither a signal nor a property: stuff");
    CHECK(fault_of("+9: aardig") == "nl.txt:1: not a strength from -3 to +3: +9");
    CHECK(fault_of("aardig").find("nl.txt:1: no colon") == 0);
    CHECK(fault_of("+2: aardig/q").find("nl.txt:1: no such kind of word") == 0);
    CHECK(fault_of("+2: komen ~2").find("nl.txt:1: not a pattern") == 0);
}

TEST_CASE("a file of an unknown language is refused") {
    delight::Lexicon lexicon;
    CHECK_THROWS_AS(lexicon.add("xx.txt", "+2: goed"), delight::LexiconFault);
}

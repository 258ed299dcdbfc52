#include "parser/recipes.h"

#include <algorithm>

#include "tests/catch.h"

namespace {

using parser::Recipes;

/// A good recipe with one line put in place of another.
std::string recipe(const std::string& line = "", const std::string& end = "") {
    return "name = \"a-2020\"\nsource = \"a\"\n" + line +
           "\n[when]\npresent = [\".a\"]\n[reviews]\neach = \".r\"\nscore = \".s\"\n" + end;
}

std::string refusal(const std::string& toml) {
    Recipes recipes;
    const auto added = recipes.add("a.toml", toml);
    return added ? "" : to_string(added.error());
}

}  // namespace

TEST_CASE("A recipe with its needed parts is taken") {
    CHECK(refusal(recipe()) == "");
}

TEST_CASE("An unknown key is refused with its line") {
    CHECK(refusal(recipe("nmae = \"x\"")) == "a.toml:3: unknown key 'nmae'");
    CHECK(refusal(recipe("", "scroe = \".x\"")) == "a.toml:9: unknown key 'reviews.scroe'");
    CHECK(refusal(recipe("next = { select = \"a\", atr = \"href\" }")) ==
          "a.toml:3: unknown key 'next.atr'");
}

TEST_CASE("A selector that cannot be is refused with its line") {
    CHECK(refusal(recipe("", "title = \"a[\"")).rfind("a.toml:9: 'a[' is no selector: ", 0) == 0);
}

TEST_CASE("A pattern that cannot be is refused with its line") {
    const std::string why = refusal(recipe("", "title = { select = \"a\", match = \"(\" }"));
    CHECK(why.rfind("a.toml:9: '(' is no pattern: ", 0) == 0);
}

TEST_CASE("A pattern that repeats a repetition is refused, at once") {
    const std::string many(60, '+');
    for (const std::string& pattern : {"^[^?]" + many, std::string{"a*{2}"}, std::string{"a??+"}}) {
        INFO(pattern);
        CHECK(refusal(recipe("", "title = { select = \"a\", match = \"" + pattern + "\" }")) ==
              "a.toml:9: '" + pattern + "' is no pattern: it repeats a repetition");
    }
}

TEST_CASE("A pattern may be lazy, ask for a group, and hold signs that repeat nothing") {
    for (const char* pattern : {"a+?", "a??", "(?:a)?b{2}?", "[*+?{]+", "\\\\+\\\\+"}) {
        INFO(pattern);
        CHECK(refusal(recipe("", "title = { select = \"a\", match = \"" + std::string{pattern} +
                                     "\" }")) == "");
    }
}

TEST_CASE("A dotted key where a value belongs is refused with its line") {
    CHECK(refusal(recipe("", "title = { select = \"a\", words = { \"top\".1 = 2 } }")) ==
          "a.toml:9: reviews.title.words must map words to words or numbers");
}

TEST_CASE("A pattern beyond 300 characters is refused") {
    const std::string pattern(301, 'a');
    CHECK(refusal(recipe("", "title = { select = \"a\", match = \"" + pattern + "\" }")) ==
          "a.toml:9: the pattern is longer than 300 characters");
}

TEST_CASE("A pattern that repeats more often than can be counted is refused") {
    CHECK(refusal(recipe("", "title = { select = \"a\", match = \"a{77777777777777777777}\" }")) ==
          "a.toml:9: the pattern has a number of more than 9 digits");
}

TEST_CASE("A wrong type is refused with its line") {
    CHECK(refusal(recipe("markup = \"yes\"")) == "a.toml:3: markup must be true or false");
    CHECK(refusal(recipe("lang = 3")) == "a.toml:3: lang must be a string");
    CHECK(refusal(recipe("year = \"x\"")) == "a.toml:3: year must be a number");
    CHECK(refusal(recipe("exclude = [\".x\", 3]")) ==
          "a.toml:3: exclude must be a string or an array of strings");
    CHECK(refusal(recipe("", "title = true")) ==
          "a.toml:9: reviews.title must be a selector, a number, a table or an array of these");
}

TEST_CASE("A recipe without a name, a source or a fingerprint is refused") {
    CHECK(refusal("source = \"a\"\n[when]\npresent = \".a\"\n") == "a.toml:1: a recipe needs name");
    CHECK(refusal("name = \"a\"\n[when]\npresent = \".a\"\n") == "a.toml:1: a recipe needs source");
    CHECK(refusal("name = \"a\"\nsource = \"a\"\n") ==
          "a.toml:1: a recipe needs [when]: how its pages are known");
    CHECK(refusal("name = \"a\"\nsource = \"a\"\n[when]\nhosts = [\"a.nl\"]\n") ==
          "a.toml:3: when needs present: what every page of this layout has");
}

TEST_CASE("Rows and lists need their parts") {
    CHECK(refusal(recipe("", "[reviews.aspects]\neach = \".x\"\nname = \".n\"")) ==
          "a.toml:9: aspects.each needs name and value");
    CHECK(refusal(recipe("", "[items]\neach = \".x\"")) == "a.toml:9: items needs each and name");
    CHECK(refusal(recipe("scale = { worst = 1 }")) == "a.toml:3: scale needs best");
    CHECK(refusal(recipe("scale = { worst = 5, best = 1 }")) ==
          "a.toml:3: scale: best must be above worst");
}

TEST_CASE("A field is read in one way only") {
    CHECK(refusal(recipe("", "title = { select = \"a\", value = \"b\" }")) ==
          "a.toml:9: reviews.title: only one of select, value, template and join");
    CHECK(refusal(recipe("", "title = {}")) == "a.toml:9: reviews.title is empty");
    CHECK(refusal(recipe("", "title = { select = \"a\", divide = 0 }")) ==
          "a.toml:9: reviews.title.divide must not be 0");
}

TEST_CASE("A JSON recipe takes pointers, an HTML recipe attributes") {
    CHECK(refusal("name = \"a\"\nsource = \"a\"\nkind = \"json\"\n[when]\npresent = \"a\"\n") ==
          "a.toml:5: 'a' is no JSON pointer: a JSON pointer is empty or begins with '/'");
    CHECK(refusal("name = \"a\"\nsource = \"a\"\nkind = \"json\"\n[when]\npresent = \"/a\"\n"
                  "[reviews]\neach = \"/r\"\nscore = { select = \"/s\", attr = \"x\" }\n") ==
          "a.toml:8: reviews.score.attr is for HTML recipes");
    CHECK(refusal(recipe("", "title = { key = true }")) ==
          "a.toml:9: reviews.title.key is for JSON recipes");
}

TEST_CASE("Text that is no TOML is refused with its line") {
    CHECK(refusal("name = \"a\"\nsource = \n").rfind("a.toml:2: ", 0) == 0);
}

TEST_CASE("A recipe of the same name replaces the older, in its place") {
    Recipes recipes;
    REQUIRE(recipes.add("one.toml", recipe()));
    REQUIRE(recipes.add("two.toml", "name = \"b\"\nsource = \"b\"\n[when]\npresent = \".b\"\n"));
    REQUIRE(recipes.add("three.toml", recipe("year = 2021")));
    CHECK(recipes.names() == std::vector<std::string>{"b", "a-2020"});
}

TEST_CASE("A refused recipe leaves the others as they were") {
    Recipes recipes;
    REQUIRE(recipes.add("one.toml", recipe()));
    CHECK_FALSE(recipes.add("two.toml", "name = "));
    CHECK(recipes.names() == std::vector<std::string>{"a-2020"});
}

TEST_CASE("The built-in recipes are read, each under its own name") {
    const auto names = Recipes::built_in().names();
    CHECK(names.size() >= 8);
    for (const char* name : {"zoover-2016", "iens-2013", "iens-2016", "eetnu-2013"})
        CHECK(std::count(names.begin(), names.end(), name) == 1);
}

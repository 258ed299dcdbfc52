#include "delight/terms.h"

#include <algorithm>

#include "tests/catch.h"
#include "tests/delight/lessons.h"

namespace {

std::vector<delight::Term> terms(const std::string& text) {
    return lessons::example(1, 1, 8, text).terms;
}

/// How many terms two texts have in common.
std::size_t common(const std::string& one, const std::string& other) {
    const auto a = terms(one);
    const auto b = terms(other);
    std::vector<delight::Term> both;
    std::set_intersection(a.begin(), a.end(), b.begin(), b.end(), std::back_inserter(both));
    return both.size();
}

}  // namespace

TEST_CASE("a text's terms are its words and its pairs of words, each once") {
    CHECK(terms("blorp snark").size() == 3);
    CHECK(terms("blorp blorp blorp").size() == 2);
    CHECK(terms("").empty());
}

TEST_CASE("capitals, accents and stretched letters make no other terms") {
    CHECK(terms("BLORP snarké") == terms("blorp Snarke"));
    CHECK(terms("bloorp") == terms("bloooorp"));
}

TEST_CASE("pairs do not reach over the end of a sentence") {
    CHECK(terms("blorp. snark").size() == 2);
}

TEST_CASE("a word that is denied is another term than the word") {
    CHECK(common("blorp", "niet blorp") == 0);
    CHECK(common("snark", "niet blorp, snark") == 1);
    CHECK(common("kwam foo blorp", "nooit meer daar zo foo blorp") == 3);
}

TEST_CASE("a word in the box for criticism is another term than in that for praise") {
    CHECK(common("blorp / snark", "snark / blorp") == 0);
    CHECK(common("blorp / snark", "blorp / wabe") == 1);
}

TEST_CASE("signals are terms") {
    CHECK(common("vriendelijke bediening", "aardig personeel") == 1);
    CHECK(common("vriendelijke bediening", "onbeschofte bediening") <= 1);
}

TEST_CASE("a text in an unknown language has no terms") {
    delight::ReviewReader reader{words::lexicon()};
    std::vector<delight::Term> made{1, 2, 3};
    reader.read("", "xyzzy", "");
    reader.terms(made);
    CHECK(made.empty());
    reader.read("", "goede bediening", "xx");
    reader.terms(made);
    CHECK(made.empty());
}

TEST_CASE("a title that is read apart from boxes gives its terms too") {
    delight::ReviewReader reader{words::lexicon()};
    std::vector<delight::Term> boxed;
    reader.read("wabe", "blorp / snark", "nl");
    reader.terms(boxed);
    auto parts = terms("blorp / snark");
    for (const delight::Term term : terms("wabe")) parts.push_back(term);
    delight::make_set(parts);
    CHECK(boxed == parts);
}

TEST_CASE("a title in front of a text gives the same terms as a sentence in front") {
    delight::ReviewReader reader{words::lexicon()};
    std::vector<delight::Term> titled;
    reader.read("wabe", "blorp snark", "nl");
    reader.terms(titled);
    CHECK(titled == terms("wabe. blorp snark"));
}

TEST_CASE("what is told of a language and names none is looked for in the text") {
    delight::ReviewReader reader{words::lexicon()};
    CHECK(reader.read("", "Het was een heerlijk weekend", "mixed").language == model::Language::nl);
    CHECK(reader.read("", "Het was een heerlijk weekend", "es").language ==
          model::Language::unknown);
}

#include "delight/quote.h"

#include "tests/catch.h"

namespace {

/// The quote for the place where `words` stand in a text of ASCII letters before them.
std::string quote(const std::string& text, const std::string& words) {
    const auto at = static_cast<std::uint32_t>(text.find(words));
    const auto size = static_cast<std::uint32_t>(words.size());
    return delight::quote_of(text, {model::Signal::staff, true, at, at + size}).value_or("none");
}

}  // namespace

TEST_CASE("a quote is the clause around the words") {
    CHECK(quote("Mooi. De bediening was heel vriendelijk, alleen traag.", "vriendelijk") ==
          "De bediening was heel vriendelijk");
    CHECK(quote("erg vriendelijk personeel", "vriendelijk") == "erg vriendelijk personeel");
}

TEST_CASE("offsets of quotes count characters, not bytes") {
    const auto found =
        delight::quote_of("Één café, héél vriendelijk!", {model::Signal::staff, true, 15, 26});
    REQUIRE(found);
    CHECK(*found == "héél vriendelijk");
}

TEST_CASE("a clause that may hold a name is no quote") {
    CHECK(quote("Onze ober Karel was vriendelijk.", "vriendelijk") == "none");
    CHECK(quote("Bel 06 voor een vriendelijk woord.", "vriendelijk") == "none");
}

TEST_CASE("one word and a long clause are no quotes") {
    CHECK(quote("Vriendelijk!", "Vriendelijk") == "none");
    CHECK(quote(std::string(200, 'a') + " vriendelijk", "vriendelijk") == "none");
}

TEST_CASE("a quote may be the whole sentence") {
    const std::string text = "Mooi. De bediening was vriendelijk, snel en attent! Top.";
    CHECK(
        delight::quote_of(text, {model::Signal::staff, true, 23, 34}, delight::Extent::sentence) ==
        "De bediening was vriendelijk, snel en attent");
}

TEST_CASE("German nouns have capitals and may be quoted") {
    const std::string text = "Das Personal war freundlich.";
    const model::SignalHit hit{model::Signal::staff, true, 17, 27};
    CHECK_FALSE(delight::quote_of(text, hit));
    CHECK(delight::quote_of(text, hit, delight::Extent::clause, model::Language::de));
}

#include "delight/reader.h"

#include "tests/catch.h"
#include "tests/delight/reading.h"

using model::Language;
using words::dutch;
using words::english;

namespace {

double polarity(std::string_view text, Language language = Language::nl) {
    return words::read(text, language).polarity;
}

std::string shown(std::string_view text, model::Signal signal) {
    for (const model::SignalHit& hit : words::read(text).signals)
        if (hit.signal == signal) return std::string{text.substr(hit.from, hit.to - hit.from)};
    return "";
}

}  // namespace

TEST_CASE("the language of a review is found, also of a short one") {
    CHECK(words::read("Heerlijk gegeten").language == Language::nl);
    CHECK(words::read("Super lekker").language == Language::nl);
    CHECK(words::read("The staff was friendly").language == Language::en);
    CHECK(words::read("Das Zimmer war sehr sauber").language == Language::de);
    CHECK(words::read("La chambre était très propre").language == Language::fr);
}

TEST_CASE("a text in another language, or in none, stays unread") {
    CHECK(words::read("La habitación era muy limpia y el personal amable").language ==
          Language::unknown);
    CHECK(words::read("xqzt 123").language == Language::unknown);
    CHECK(words::read("").language == Language::unknown);
    CHECK(words::read("La habitación era muy limpia").signals.empty());
}

TEST_CASE("a language that is given is believed") {
    CHECK(words::read("Super!", Language::nl).language == Language::nl);
}

TEST_CASE("a negation turns what stands in its reach") {
    CHECK(dutch("De bediening was niet vriendelijk") == "staff-");
    CHECK(dutch("Het smaakte niet") == "promise-");
    CHECK(english("The staff was not friendly") == "staff-");
    CHECK(dutch("Geen wachttijden") == "speed+");
}

TEST_CASE("a negation stops at a comma, a but and a noun of its own") {
    CHECK(dutch("Niet duur, lekker eten") == "promise+ price+");
    CHECK(polarity("geen zwembad maar heerlijk geslapen") > 0);
}

TEST_CASE("fixed expressions are read as a whole") {
    CHECK(polarity("Niets dan lof") > 0.5);
    CHECK(polarity("Kan niet beter") > 0.3);
    CHECK(polarity("Niets te klagen") > 0.3);
    CHECK(polarity("Had beter gekund") < -0.3);
    CHECK(dutch("Nooit meer!") == "return-");
    CHECK(english("Never again") == "return-");
}

TEST_CASE("a comparison with what was expected is a surprise") {
    CHECK(dutch("Het was beter dan verwacht") == "promise+ surprise+");
    CHECK(dutch("We hadden er meer van verwacht") == "surprise-");
    CHECK(dutch("Niet verrassend").find("surprise+") == std::string::npos);
}

TEST_CASE("an opinion belongs to the noun it stands with") {
    CHECK(dutch("Goede bediening") == "staff+");
    CHECK(dutch("De bediening was goed") == "staff+");
    CHECK(dutch("Goed eten") == "promise+");
    CHECK(english("The food and service was amazing") == "promise+ staff+");
    CHECK(english("The location was great and friendly staff") == "promise+ staff+");
}

TEST_CASE("words in front praise what they stand before") {
    CHECK(dutch("Topservice") == "staff+");
    CHECK(dutch("Een droomvakantie") == "promise+");
    CHECK(dutch("Superlekker") == "promise+");
}

TEST_CASE("stretched words and small forms are known") {
    CHECK(dutch("Suuuuper lekkkker") == "promise+");
    CHECK(dutch("een heerlijk hotelkamertje") == "promise+");
}

TEST_CASE("what is wished is not there") {
    CHECK(polarity("Het zou leuk zijn als er een lift was") < 0);
    CHECK(polarity("It would be nice to have a fridge", Language::en) < 0);
}

TEST_CASE("praise in quotation marks is no praise") {
    CHECK(dutch("Deze \"geweldige\" keuken").find("promise+") == std::string::npos);
}

TEST_CASE("what comes after a but counts more") {
    CHECK(polarity("Duur maar lekker") > polarity("Lekker maar duur"));
}

TEST_CASE("what is conceded counts less than what is held") {
    CHECK(polarity("Hoewel de kamer lelijk was, hebben we genoten") > 0);
    CHECK(polarity("Ondanks de mooie kamer, een vies hotel") < 0);
    CHECK(polarity("Although the room was lovely, the food was bad", Language::en) < 0);
}

TEST_CASE("a sentence that begins with a but weighs more") {
    CHECK(polarity("Het zwembad was mooi. Maar het eten was slecht.") <
          polarity("Het zwembad was mooi. En het eten was slecht."));
}

TEST_CASE("praise before a but that takes something unknown back counts less") {
    CHECK(polarity("De kamer is mooi, maar kolibries zwabberen hier langs") <
          polarity("De kamer is mooi, en kolibries zwabberen hier langs"));
}

TEST_CASE("the verdict at the end of a text weighs more than what stands in the middle") {
    CHECK(polarity("Mooie tuin. Leuk terras. Vieze kamer.") <
          polarity("Mooie tuin. Vieze kamer. Leuk terras."));
}

TEST_CASE("a negation that denies no opinion is a hint") {
    CHECK(polarity("Dan moet je het niet aanbieden") < 0);
    CHECK(polarity("Het werd ons niet aangeboden, maar we hebben heerlijk gegeten") > 0);
}

TEST_CASE("praise of something else counts less") {
    CHECK(polarity("Zijn vorige boek was geweldig") < polarity("Dit boek was geweldig"));
}

TEST_CASE("a number of stars is read as that number") {
    CHECK(polarity("Five stars!", Language::en) > 0);
    CHECK(polarity("5 stars", Language::en) > 0);
    CHECK(polarity("1 star", Language::en) < 0);
}

TEST_CASE("a verb is turned by the negation behind it") {
    CHECK(polarity("Het verhaal verveelt nergens") > 0);
    CHECK(polarity("Het verhaal verveelt") < 0);
}

TEST_CASE("a lone stroke parts praise from blame") {
    CHECK(english("Location / breakfast") == "promise+ promise-");
    CHECK(english("Great location / Nothing") == "promise+");
    CHECK(english("/ Parking") == "effort-");
    CHECK(dutch("Prijs / kwaliteit goed") == "price+");
}

TEST_CASE("a signal shows the characters that carry it") {
    CHECK(shown("Mooi. Wij komen in juni terug!", model::Signal::comes_back) ==
          "komen in juni terug");
    const auto reading = words::read("Één keer, heerlijk gegeten");
    REQUIRE_FALSE(reading.signals.empty());
    CHECK(reading.signals.front().from == 10);
    CHECK(reading.signals.front().to == 26);
}

TEST_CASE("polarity stays between -1 and 1") {
    std::string all;
    for (int i = 0; i < 500; ++i) all += "geweldig fantastisch ";
    CHECK(polarity(all) <= 1);
    CHECK(polarity("waardeloos, verschrikkelijk, vies!") >= -1);
    CHECK(polarity("Op dinsdag") == 0);
}

TEST_CASE("any bytes can be read") {
    std::string bytes;
    for (int i = 0; i < 4096; ++i) bytes += static_cast<char>(i * 73 + i / 7);
    CHECK_NOTHROW(words::read(bytes, Language::nl));
}

TEST_CASE("talk of what is new is known, and is no opinion by itself") {
    CHECK(words::read("De kamers zijn vernieuwd", Language::nl).tells_new);
    CHECK(words::read("The rooms were renovated", Language::en).tells_new);
    CHECK(words::read("Das Bad wurde renoviert", Language::de).tells_new);
    CHECK(words::read("La chambre a été rénovée", Language::fr).tells_new);
    CHECK_FALSE(words::read("De kamers zijn groot", Language::nl).tells_new);
}

TEST_CASE("polarity is sure where two places say so and none the contrary") {
    const auto sure = [](std::string_view text) {
        return delight::sure_polarity(words::read(text, Language::nl));
    };
    CHECK(sure("Vriendelijk personeel en heerlijk eten") >= 0.5);
    CHECK(sure("Vies bed en onbeschoft personeel") <= -0.5);
    CHECK(sure("Onbeschoft personeel") == Approx(-0.4));
    CHECK(sure("Vriendelijk personeel, vies bed en koud eten") >= -0.4);
}

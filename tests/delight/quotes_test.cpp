#include "delight/quotes.h"

#include <algorithm>

#include "tests/catch.h"
#include "tests/delight/reading.h"

namespace {

const model::Day today{std::chrono::days{20000}};

struct Said {
    std::string text;
    std::optional<double> grade = 9.0;
    std::uint64_t reviewer = 0;
    int days_ago = 10;
};

/// The quotes of some Dutch reviews as "staff+ words".
std::vector<std::string> quotes(const std::vector<Said>& reviews, std::size_t most = 2) {
    delight::Reader reader{words::lexicon()};
    delight::QuoteGatherer gatherer{words::lexicon(), today};
    std::uint64_t number = 100;
    for (const Said& each : reviews) {
        const model::Day day = today - std::chrono::days{each.days_ago};
        const auto reading = reader.read(each.text, model::Language::nl);
        gatherer.add({each.text, model::Language::nl, each.grade, model::Date{day}, day, 0,
                      each.reviewer == 0 ? ++number : each.reviewer},
                     reading);
    }
    std::vector<std::string> told;
    for (const auto& each : delight::choose_quotes(gatherer.take(reader), most))
        told.push_back(std::string{name_of(each.quote.signal)} +
                       (each.quote.positive ? "+ " : "- ") + each.quote.text);
    return told;
}

using Quotes = std::vector<std::string>;

}  // namespace

TEST_CASE("a whole sentence is rather quoted than a part of it") {
    CHECK(quotes({{"We waren er. De bediening was heel vriendelijk, echt waar."}}).back() ==
          "staff+ De bediening was heel vriendelijk, echt waar");
}

TEST_CASE("a clause with words to the contrary is no quote") {
    const auto told = quotes({{"De bediening was vriendelijk en de kamer vies", 7}});
    CHECK(told.empty());
}

TEST_CASE("a clause that begins with an unknown name is no quote") {
    CHECK(quotes({{"Sjoerdje was heel vriendelijk voor ons"}}).empty());
    CHECK(quotes({{"Iedereen was heel vriendelijk voor ons"}}).size() == 1);
}

TEST_CASE("of one reviewer there is one quote") {
    const std::vector<Said> one{{"De bediening was heel vriendelijk.", 9, 7},
                                {"Het eten was heerlijk vers.", 9, 7}};
    CHECK(quotes(one).size() == 1);
}

TEST_CASE("the same words are quoted once") {
    CHECK(quotes({{"Heel vriendelijk personeel"}, {"Heel vriendelijk personeel"}}).size() == 1);
}

TEST_CASE("what is new goes before what is old") {
    const auto told = quotes({{"Het personeel was erg vriendelijk", 9, 0, 3000},
                              {"De mensen waren erg vriendelijk", 9, 0, 3}},
                             1);
    CHECK(told == Quotes{"staff+ De mensen waren erg vriendelijk"});
}

TEST_CASE("a nine that seems to warn others is no quote, for it was likelier misread") {
    CHECK(quotes({{"Dit is echt geen aanrader voor anderen", 9}}).empty());
    CHECK(quotes({{"Dit is echt geen aanrader voor anderen", 4}}) ==
          Quotes{"ambassador- Dit is echt geen aanrader voor anderen"});
}

TEST_CASE("a question is no quote") {
    CHECK(quotes({{"Was het personeel wel vriendelijk?"}}).empty());
}

TEST_CASE("a joining word at the beginning is left out") {
    CHECK(quotes({{"Er was bruiloft. Maar het personeel bleef heel vriendelijk."}}).back() ==
          "staff+ het personeel bleef heel vriendelijk");
}

TEST_CASE("of many there are no more than asked for each signal") {
    std::vector<Said> many;
    for (const auto* who : {"De kok", "De ober", "De gastvrouw", "De eigenaar"})
        many.push_back({std::string{who} + " was heel vriendelijk"});
    CHECK(quotes(many).size() == 2);
    CHECK(quotes(many, 3).size() == 3);
}

TEST_CASE("a word that all write with a capital names somebody, in small letters too") {
    delight::WordTable table;
    delight::WordCount name;
    name.capital = 3;
    name.small = 1;
    table.add("sjoerdje", name);
    CHECK(delight::names_somebody("onze sjoerdje was lief", table));
    CHECK_FALSE(delight::names_somebody("onze ober was lief", table));
}

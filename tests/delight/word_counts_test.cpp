#include "delight/word_counts.h"

#include "tests/catch.h"
#include "tests/delight/reading.h"

namespace {

delight::WordBag counted(const std::vector<std::pair<std::string, double>>& texts) {
    delight::Reader reader{words::lexicon()};
    delight::WordBag bag;
    for (const auto& [text, grade] : texts) {
        reader.read(text, model::Language::nl);
        delight::count_words(text, reader.words(), words::lexicon(), grade, bag);
    }
    return bag;
}

}  // namespace

TEST_CASE("a word counts once a text, by the text's grade") {
    const auto bag = counted({{"Verrassend! Echt verrassend.", 10}, {"niet verrassend", 7}});
    CHECK(bag.at("verrassend").tens == 1);
    CHECK(bag.at("verrassend").sevens == 1);
}

TEST_CASE("words that build sentences, numbers and short words are not counted") {
    const auto bag = counted({{"Het was op 12 mei een zeer goede kamer en ok", 9}});
    CHECK(bag.contains("kamer"));
    CHECK(bag.contains("goede"));
    for (const auto* word : {"het", "was", "een", "zeer", "op", "ok", "12", "#"})
        CHECK_FALSE(bag.contains(word));
}

TEST_CASE("a low grade counts for neither side") {
    const auto bag = counted({{"Vieze kamer", 3}});
    CHECK(bag.at("kamer").tens + bag.at("kamer").sevens == 0);
}

TEST_CASE("what is mostly written with a capital may be a name, unless the lexicon knows it") {
    const auto bag = counted({{"Onze ober Sjoerdje was er", 9},
                              {"Dank aan Sjoerdje!", 9},
                              {"onze Kamer en de Camping", 9},
                              {"een glijpaal", 9}});
    CHECK(bag.at("sjoerdje").may_be_name());
    CHECK_FALSE(bag.at("kamer").may_be_name());
    CHECK_FALSE(bag.at("glijpaal").may_be_name());
}

TEST_CASE("a capital at the beginning of a sentence tells of no name") {
    CHECK_FALSE(counted({{"Glijpaal kapot. Glijpaal vies", 7}}).at("glijpaal").may_be_name());
}

TEST_CASE("a table shows a word as it was written, in small letters") {
    delight::WordTable table;
    for (const auto& [plain, count] : counted({{"Wat een Crème brûlée", 9}}))
        table.add(plain, count);
    REQUIRE(table.find("creme") != nullptr);
    CHECK(table.find("creme")->shown == "crème");
    CHECK(table.find("nergens") == nullptr);
}

TEST_CASE("a table adds up what is told of a word") {
    delight::WordTable table;
    delight::WordCount count;
    count.tens = 2;
    const auto first = table.add("verrast", count);
    CHECK(table.add("verrast", count) == first);
    CHECK(table.at(first).tens == 4);
    CHECK(table.size() == 1);
}

TEST_CASE("small letters are made of capitals with accents, and others stay") {
    CHECK(delight::in_small_letters("ÉÉN Ärger × ß Ж") == "één ärger × ß Ж");
}

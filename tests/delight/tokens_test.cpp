#include "delight/tokens.h"

#include "tests/catch.h"

namespace {

/// The plain words of a text, with "," "|" and "." for what stands between them.
std::string plain(std::string_view text) {
    delight::Tokens tokens;
    delight::tokenize(text, tokens);
    std::string joined;
    for (const delight::Token& token : tokens.list) {
        if (!joined.empty()) joined += std::string{" ,|."}[static_cast<std::size_t>(token.before)];
        joined += tokens.key_of(token);
    }
    return joined;
}

delight::Token first_token(std::string_view text) {
    delight::Tokens tokens;
    delight::tokenize(text, tokens);
    return tokens.list.at(0);
}

}  // namespace

TEST_CASE("words are small, plain letters") {
    CHECK(plain("Één CRÈME brûlée") == "een creme brulee");
    CHECK(plain("schön und heiß") == "schoen und heiss");
}

TEST_CASE("an apostrophe falls out of a word, but parts a single letter") {
    CHECK(plain("didn't foto’s") == "didnt fotos");
    CHECK(plain("l'hôtel I'm") == "l hotel i m");
}

TEST_CASE("hyphens and strokes part words") {
    CHECK(plain("prijs-kwaliteit en/of") == "prijs kwaliteit en of");
}

TEST_CASE("commas, clauses and sentences are told apart") {
    CHECK(plain("goed, vlot: lekker! Mooi… ja") == "goed,vlot|lekker.mooi.ja");
}

TEST_CASE("the dot of an abbreviation ends no sentence") {
    CHECK(plain("e.d. zijn m.i. goed") == "e d zijn m i goed");
}

TEST_CASE("numbers, currencies and smiles have one form each") {
    CHECK(plain("€ 12,50 of 3.000 $ :-)") == "€ # of # € :)");
    CHECK(plain("top 👍🏻") == "top 👍");
}

TEST_CASE("a stretched word keeps two of its letters and is marked") {
    CHECK(plain("zeeeeer suuuper") == "zeer suuper");
    CHECK(first_token("zeeeer").stretched);
    CHECK_FALSE(first_token("zeer").stretched);
}

TEST_CASE("capitals are noticed from three letters on") {
    CHECK(first_token("SUPER goed").capitals);
    CHECK_FALSE(first_token("Super goed").capitals);
    CHECK_FALSE(first_token("OK").capitals);
}

TEST_CASE("one to three words between quotation marks are quoted") {
    CHECK(first_token("\"service\" noemen ze dat").quoted);
    CHECK_FALSE(first_token("\"wat een mooie dag was dat\" zei hij").quoted);
}

TEST_CASE("broken UTF-8 parts words and breaks nothing") {
    CHECK(plain("goed\xC3(slecht\xFF") == "goed|slecht");
    CHECK(plain("\xF0\x9F").empty());
}

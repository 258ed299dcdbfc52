#include "store/text.h"

#include "tests/catch.h"

TEST_CASE("Well-formed UTF-8 stays as it is") {
    const std::string text = "Café Het Paardje 💚 – “top”";
    CHECK(store::valid_utf8(text) == text);
}

TEST_CASE("Bytes that are no UTF-8 are replaced one by one") {
    const std::string replacement = "\xEF\xBF\xBD";
    CHECK(store::valid_utf8("caf\xE9!") == "caf" + replacement + "!");
    CHECK(store::valid_utf8("\xC0\xAF") == replacement + replacement);
    CHECK(store::valid_utf8("\xED\xA0\x80") == replacement + replacement + replacement);
    CHECK(store::valid_utf8("\xF4\x90\x80\x80").size() == 4 * replacement.size());
    CHECK(store::valid_utf8("half \xE2\x82") == "half " + replacement + replacement);
}

TEST_CASE("What was repaired is well-formed") {
    std::string all;
    for (int byte = 1; byte < 256; ++byte) all += static_cast<char>(byte);
    CHECK_FALSE(store::is_valid_utf8(all));
    CHECK(store::is_valid_utf8(store::valid_utf8(all)));
}

TEST_CASE("A text broken off with an ellipsis is an excerpt of the whole") {
    CHECK(store::is_excerpt("Heerlijk gegeten…", "Heerlijk gegeten bij Rhodos"));
    CHECK(store::is_excerpt("Heerlijk gegeten ...", "Heerlijk gegeten bij Rhodos"));
}

TEST_CASE("Another text, or one without an ellipsis, is no excerpt") {
    CHECK_FALSE(store::is_excerpt("Matig gegeten…", "Heerlijk gegeten bij Rhodos"));
    CHECK_FALSE(store::is_excerpt("Heerlijk gegeten", "Heerlijk gegeten bij Rhodos"));
    CHECK_FALSE(store::is_excerpt("…", "Heerlijk gegeten bij Rhodos"));
}

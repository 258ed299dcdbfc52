#include "parser/charset.h"

#include "parser/charset_labels.h"
#include "parser/charset_prescan.h"
#include "parser/utf8.h"
#include "tests/catch.h"

using parser::to_utf8;

namespace {

const std::string cafe = "caf\xC3\xA9";
const std::string euro_1252 = "caf\xE9 \x80 5";
const std::string euro = "caf\xC3\xA9 \xE2\x82\xAC 5";

}  // namespace

TEST_CASE("latin1 means windows-1252 on the web") {
    CHECK(parser::encoding_name(" ISO-8859-1\n") == "windows-1252");
    CHECK(to_utf8(euro_1252, "text/html; charset=iso-8859-1") == euro);
}

TEST_CASE("unknown labels are no encodings") {
    CHECK(parser::encoding_name("utf8mb4").empty());
    CHECK(to_utf8(cafe, "text/html; charset=none") == cafe);
}

TEST_CASE("the header wins over the page's own word") {
    const std::string page = "<meta charset=koi8-r>\xE9";
    CHECK(to_utf8(page, "text/html; charset=\"windows-1252\"") == "<meta charset=koi8-r>\xC3\xA9");
}

TEST_CASE("a byte order mark wins over the header and is no text") {
    CHECK(to_utf8("\xEF\xBB\xBF" + cafe, "text/html; charset=iso-8859-1") == cafe);
    CHECK(to_utf8(std::string{"\xFF\xFE"
                              "8\0,\0"
                              "4\0",
                              8},
                  "") == "8,4");
    CHECK(to_utf8(std::string{"\xFE\xFF"
                              "\0"
                              "8",
                              4},
                  "") == "8");
}

TEST_CASE("UTF-16 is seen without any declaration") {
    CHECK(to_utf8(std::string{"<\0p\0>\0", 6}, "") == "<p>");
}

TEST_CASE("the page's declarations are found") {
    CHECK(parser::declared_encoding("<meta charset=\"utf-8\">") == "UTF-8");
    CHECK(parser::declared_encoding("<META content='text/html; charset=big5' "
                                    "http-equiv=Content-Type>") == "Big5");
    CHECK(parser::declared_encoding("<!-- <meta charset=big5> --><meta charset=gbk>") == "GBK");
    CHECK(parser::declared_encoding("<?xml version='1.0' encoding='iso-8859-2'?>") == "ISO-8859-2");
    CHECK(parser::declared_encoding("<meta charset=utf-16>") == "UTF-8");
    CHECK(parser::declared_encoding("<meta name=description content='charset=big5'>").empty());
}

TEST_CASE("a declaration far down the page is found too") {
    const std::string page = std::string(3'000, ' ') + "<meta charset=koi8-r>\xC1";
    CHECK(to_utf8(page, "").ends_with("\xD0\xB0"));
}

TEST_CASE("valid UTF-8 is UTF-8 though it is declared to be something else") {
    CHECK(to_utf8("<meta charset=iso-8859-1>" + cafe, "") == "<meta charset=iso-8859-1>" + cafe);
}

TEST_CASE("what is declared UTF-8 and is not is windows-1252") {
    CHECK(to_utf8(euro_1252, "text/html; charset=utf-8") == euro);
    CHECK(to_utf8(euro_1252, "") == euro);
}

TEST_CASE("UTF-8 with some Latin 1 pasted into it keeps both") {
    const std::string text = cafe + " " + cafe + " " + cafe;
    CHECK(to_utf8(text + " cr\xE8me", "text/html; charset=utf-8") == text + " cr\xC3\xA8me");
}

TEST_CASE("other encodings are decoded by their tables") {
    CHECK(to_utf8("\xF2\xC5\xDB", "text/html; charset=koi8-r") == "\xD0\xA0\xD0\xB5\xD1\x88");
    CHECK(to_utf8("\x93\xFA\x96\x7B", "text/html; charset=shift_jis") ==
          "\xE6\x97\xA5\xE6\x9C\xAC");
    CHECK(to_utf8("\xC8\xD5\xB1\xBE", "text/html; charset=gb2312") == "\xE6\x97\xA5\xE6\x9C\xAC");
    CHECK(to_utf8("\xC6\xFC\xCB\xDC", "text/html; charset=euc-jp") == "\xE6\x97\xA5\xE6\x9C\xAC");
    CHECK(to_utf8("\xB9\xFA", "text/html; charset=iso-8859-2") == "\xC5\xA1\xC3\xBA");
    CHECK(to_utf8("\xB0\xA1", "text/html; charset=euc-kr") == "\xEA\xB0\x80");
    CHECK(to_utf8("\xA4\xA4", "text/html; charset=big5") == "\xE4\xB8\xAD");
}

TEST_CASE("Hebrew ends with its last letter") {
    CHECK(to_utf8("\xF9\xEC", "text/html; charset=windows-1255") == "\xD7\xA9\xD7\x9C");
}

TEST_CASE("the outcome is valid UTF-8 whatever comes in") {
    for (const auto* type : {"", "text/html; charset=utf-8", "text/html; charset=gbk",
                             "text/html; charset=iso-2022-jp", "text/html; charset=utf-16"}) {
        for (const std::string bytes : {"\xFF\xFF\xFF", "\xE2\x82", "\x80\x81\x8D", "\x1B$B\x80"})
            CHECK(parser::is_utf8(to_utf8(bytes, type)));
    }
}

TEST_CASE("broken UTF-8 gives one replacement for each maximal part") {
    CHECK(parser::repaired_utf8("a\xE2\x82(") == "a\xEF\xBF\xBD(");
    CHECK(parser::repaired_utf8("\xC0\x80") == "\xEF\xBF\xBD\xEF\xBF\xBD");
}

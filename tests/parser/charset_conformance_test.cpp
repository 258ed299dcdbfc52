#include <cstdlib>
#include <map>

#include "parser/charset.h"
#include "parser/charset_labels.h"
#include "parser/charset_prescan.h"
#include "parser/utf8.h"
#include "tests/parser/cases.h"

namespace {

using parser_test::bytes_of;
using parser_test::text_of;

const std::string file = "conformance/encoding/cases.jsonl";

}  // namespace

TEST_CASE("shared labels mean the encodings that the standard says") {
    std::string wrong;
    for (const auto& one : parser_test::read_cases(file)) {
        if (text_of(one, "kind") != "label") continue;
        if (parser::encoding_name(text_of(one, "label")) != text_of(one, "expected"))
            wrong += text_of(one, "id") + "\n";
    }
    INFO(wrong);
    CHECK(wrong.empty());
}

TEST_CASE("shared pages declare the encodings that a browser finds") {
    std::string wrong;
    for (const auto& one : parser_test::read_cases(file)) {
        if (text_of(one, "kind") != "sniff_html") continue;
        auto name = parser::declared_encoding(bytes_of(one, "input"));
        if (name.empty()) name = "windows-1252";
        if (name != text_of(one, "expected"))
            wrong += text_of(one, "id") + " " + std::string{name} + " not " + text_of(one, "expected") + "\n";
    }
    INFO(wrong);
    CHECK(wrong.empty());
}

TEST_CASE("shared bytes decode as the standard's tables say") {
    std::string wrong;
    for (const auto& one : parser_test::read_cases(file)) {
        if (text_of(one, "kind") != "decode") continue;
        if (parser::decoded(bytes_of(one, "input"), text_of(one, "encoding")) != text_of(one, "expected"))
            wrong += text_of(one, "id") + " " + text_of(one, "encoding")+"\n";
    }
    INFO(wrong);
    CHECK(wrong.empty());
}

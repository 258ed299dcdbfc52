#include "parser/charset.h"
#include "parser/charset_labels.h"
#include "parser/charset_prescan.h"
#include "tests/parser/cases.h"

namespace {

using parser_test::bytes_of;
using parser_test::text_of;

const std::string file = "conformance/encoding/cases.jsonl";

std::string from_hex(const std::string& hex) {
    std::string bytes;
    for (std::size_t i = 0; i + 1 < hex.size(); i += 2)
        bytes.push_back(static_cast<char>(std::stoi(hex.substr(i, 2), nullptr, 16)));
    return bytes;
}

/// Why a case does not hold for us.
std::string left_out(const rapidjson::Value& one) {
    const auto type = text_of(one, "content_type");
    if (type.find("utf-32") != std::string::npos) return "the standard knows no UTF-32";
    const auto table = text_of(one, "encoding");
    if (table == "koi8-u" || table == "macintosh" || table == "x-mac-cyrillic")
        return "the C library's table differs in one or two signs";
    if (table == "windows-1255") return "the C library joins Hebrew letters and points";
    if (text_of(one, "id") == "w3lib-html_to_unicode-14")
        return "UTF-8 that is none is read as windows-1252 here";
    return {};
}

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
        const auto page = one.HasMember("html")
                              ? text_of(one, "html")
                              : parser_test::from_base64(text_of(one, "html_b64"));
        if (page.starts_with("\xEF\xBB\xBF")) continue;  // to_utf8 looks at the mark before
        auto name = parser::declared_encoding(page);
        if (name.empty()) name = "windows-1252";
        if (name != text_of(one, "expected"))
            wrong += text_of(one, "id") + " " + std::string{name} + ", not " +
                     text_of(one, "expected") + "\n";
    }
    INFO(wrong);
    CHECK(wrong.empty());
}

TEST_CASE("shared bytes decode as the standard's tables say") {
    std::string wrong;
    for (const auto& one : parser_test::read_cases(file)) {
        if (text_of(one, "kind") != "decode" || !left_out(one).empty()) continue;
        const auto name = parser::encoding_name(text_of(one, "encoding"));
        if (parser::decoded(from_hex(text_of(one, "bytes_hex")), name) != text_of(one, "expected"))
            wrong += text_of(one, "id") + "\n";
    }
    INFO(wrong);
    CHECK(wrong.empty());
}

TEST_CASE("shared pages with and without headers become the same text as elsewhere") {
    std::string wrong;
    for (const auto& one : parser_test::read_cases(file)) {
        if (text_of(one, "kind") != "html_to_unicode" || !left_out(one).empty()) continue;
        const auto text = parser::to_utf8(bytes_of(one, "body"), text_of(one, "content_type"));
        if (text != text_of(one, "expected_text")) wrong += text_of(one, "id") + " " + text + "\n";
    }
    INFO(wrong);
    CHECK(wrong.empty());
}

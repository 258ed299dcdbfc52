// The URL tests of WHATWG (web-platform-tests), RFC 3986 and crawler-commons, where they lie beside
// the checkout. Left out, because there are no such functions here:
// - canonicalize, url_query_cleaner, add_or_replace_parameter, url_query_parameter: house rules of
//   w3lib and crawler-commons (sorted parameters, session ids), which contradict each other;
// - safe_url, safe_download_url, is_url: w3lib's mending of texts before they are parsed.
#include <set>

#include "crawler/url.h"
#include "tests/catch.h"
#include "tests/crawler/cases.h"

namespace {

template <class Visit>
bool each_url_case(const std::string& kind, Visit visit) {
    const auto file = shared_cases("url/cases.jsonl");
    if (!std::filesystem::exists(file)) {
        WARN("skipped: the shared URL cases are not here");
        return false;
    }
    each_case(file, [&](const rapidjson::Document& item) {
        if (text_of(item, "kind") != kind) return;
        INFO(text_of(item, "id") << ": " << text_of(item, "input") << " in "
                                 << text_of(item, "base"));
        visit(item);
    });
    return true;
}

std::string found_of(const rapidjson::Value& item) {
    const std::string base = text_of(item, "base"), input = text_of(item, "input");
    const auto from = crawler::parse_url(base);
    const auto url = base.empty() ? crawler::parse_url(input)
                     : from       ? crawler::resolve(*from, input)
                                  : std::nullopt;
    return url ? url->text() : "none";
}

/// A URL as this crawler keeps it: without fragment, user name and password; "none" outside the
/// web.
std::string kept(std::string url) {
    if (url.find("http:") != 0 && url.find("https:") != 0) return "none";
    url = url.substr(0, url.find('#'));
    const auto begin = url.find("//") + 2, at = url.find('@', begin);
    if (at < url.find('/', begin)) url.erase(begin, at + 1 - begin);
    return url;
}

std::string ascii_of(const std::string& host) {
    return crawler::normal_host(host).value_or("none");
}

}  // namespace

TEST_CASE("every web case of the WHATWG URL tests is right") {
    int seen = 0;
    const bool here = each_url_case("parse", [&](const rapidjson::Document& item) {
        if (!item["web"].GetBool()) return;  // other schemes make no URL here: url_test.cpp
        ++seen;
        CHECK(found_of(item) == kept(text_of(item, "href")));
    });
    if (here) CHECK(seen >= 244);
}

TEST_CASE("every reference of RFC 3986 and crawler-commons is resolved as WHATWG does it") {
    each_url_case("resolve", [](const rapidjson::Document& item) {
        const char* wanted = item.HasMember("whatwg") ? "whatwg" : "expected";
        CHECK(found_of(item) == kept(text_of(item, wanted)));
    });
}

TEST_CASE("a query is percent-encoded as WHATWG does it") {
    each_url_case("query_percent_encoding", [](const rapidjson::Document& item) {
        // Only UTF-8: what an old page's encoding makes of a query is not asked, for links reach
        // this room as UTF-8.
        const auto url = crawler::parse_url("http://h/?" + text_of(item, "input"));
        CHECK(url->query.value() == text_of(item["output"], "utf-8"));
    });
}

TEST_CASE("a host is brought to ASCII as WHATWG does it") {
    // libidn2 refuses these, so that such a host is never asked, or goes by an older Unicode.
    const std::set<std::string> left_out = {
        // Hyphens at an end, or third and fourth, beside letters outside ASCII: always refused.
        "wpt-toascii-006", "wpt-toascii-013", "wpt-toascii-024",
        // Longer than DNS can hold.
        "wpt-toascii-039",
        // U+180E and U+206B: disallowed once, ignored today.
        "wpt-toascii-065", "wpt-toascii-073",
        // U+04C0: disallowed once, a capital today. U+1E9E: "ss" once, a capital sharp s today.
        "wpt-toascii-080", "wpt-toascii-086"};
    int seen = 0;
    const bool here = each_url_case("domain_to_ascii", [&](const rapidjson::Document& item) {
        if (left_out.count(text_of(item, "id")) > 0) return;
        const std::string wanted =
            item["output"].IsString() ? text_of(item, "output") : std::string("none");
        ++seen;
        CHECK(ascii_of(text_of(item, "input")) == wanted);
    });
    if (here) CHECK(seen >= 42);
}

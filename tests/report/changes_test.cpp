#include "report/report.h"
#include "tests/catch.h"
#include "tests/report/sample.h"

using model::MoveKind;
using model::Verdict;

namespace {

model::Comparison changed_town() {
    auto town = sample::town();
    town.moves = {sample::day(2026, 10, 21),
                  {{MoveKind::gained_delight, 0, Verdict::promising, {0.41, 0.3, 0.5}},
                   {MoveKind::new_business, 8, Verdict::too_little_evidence, {}}}};
    return town;
}

std::string published(const model::Comparison& town, const char* file,
                      report::Language language = report::Language::english) {
    const sample::Place place{"changes"};
    report::publish(town, {language, {}}, place.path / "out");
    return sample::read(place.path / "out" / file);
}

bool has(const std::string& text, const std::string& part) {
    return text.find(part) != std::string::npos;
}

}  // namespace

TEST_CASE("the changes are told by kind, each with its business and figures") {
    const std::string page = published(changed_town(), "changes.html");
    CHECK(has(page, "Since the report of 21 October 2026 2 businesses changed."));
    CHECK(has(page, "Newly delightful"));
    CHECK(has(page, "went from 41"));
    CHECK(has(page, "New in the comparison"));
    CHECK_FALSE(has(page, "Fallers</h2>"));
}

TEST_CASE("a first report says that it is the first") {
    CHECK(has(published(sample::town(), "changes.html"), "This is the first report."));
    CHECK(has(published(sample::town(), "changes.json"), "\"since\":null"));
}

TEST_CASE("a report after which nothing moved says so") {
    auto town = sample::town();
    town.moves = {sample::day(2026, 10, 21), {}};
    CHECK(has(published(town, "changes.html", report::Language::dutch),
              "Sinds het rapport van 21 oktober 2026 veranderde er niets"));
}

TEST_CASE("the feed has one entry a change, with whatever a site wrote as text") {
    auto town = changed_town();
    town.businesses[0].dossier.business.name = "<b>]]>&\"Rhodos";
    const std::string feed = published(town, "changes.atom");
    CHECK(sample::count(feed, "<entry>") == 2);
    CHECK(has(feed, "&lt;b&gt;]]&gt;&amp;"));
    CHECK_FALSE(has(feed, "<b>"));
}

TEST_CASE("the changes as data leave out what is not known of a new business") {
    const std::string json = published(changed_town(), "changes.json");
    CHECK(has(json, "\"since\":\"2026-10-21\""));
    CHECK(has(json,
              "\"verdict_before\":\"promising\",\"verdict\":\"delight\","
              "\"delight_share_before\":0.41,\"delight_share\":0.55"));
    CHECK(has(json, "\"change\":\"new_business\",\"verdict_before\":null"));
    const std::string csv = published(changed_town(), "changes.csv");
    CHECK(has(csv,
              "\r\nEl Ternero,restaurant,Amersfoort,gained_delight,promising,delight,0.41,0.55"));
    CHECK(has(csv, "new_business,,too_little_evidence,,0.4\r\n"));
}

#include "report/report.h"
#include "tests/catch.h"
#include "tests/report/sample.h"

using sample::holds;

namespace {

/// The first business of the town with a burst of two reviews and one that vanished.
model::Comparison unusual() {
    auto town = sample::town();
    model::Judgement& judgement = town.businesses[0].judgement;
    model::Pattern burst;
    burst.source = "iens";
    burst.n = 12;
    burst.of = 60;
    burst.usual = 0.4;
    burst.p = 0.0001;
    burst.first = sample::day(2026, 5, 1);
    burst.last = sample::day(2026, 5, 3);
    burst.reviews = {{1, 5, "<b>r1</b>", model::Date{sample::day(2026, 5, 1)}, 10}};
    judgement.patterns = {burst};
    judgement.badges = {"unusual_pattern"};
    judgement.without_patterns =
        model::Recount{model::Verdict::mediocre_seven, "", {0.31, 0.22, 0.4}, 48, 40, 12};
    judgement.review_changes = {{model::ChangeKind::vanished,
                                 {1, 6, "r9", std::nullopt, 3},
                                 sample::day(2026, 6, 2),
                                 std::nullopt}};
    judgement.without_vanished =
        model::Recount{model::Verdict::delight, "", {0.56, 0.5, 0.6}, 59, 47, 1};
    return town;
}

struct Pages {
    sample::Place place{"patterns"};
    std::filesystem::path out = place.path / "out";

    explicit Pages(report::Language language = report::Language::dutch) {
        report::publish(unusual(), {language, {}}, out);
    }
    std::string page(const std::string& name) const { return sample::read(out / name); }
    std::string business() const { return page("b/el-ternero-1.html"); }
};

}  // namespace

TEST_CASE("a pattern is told with its figures, and that it is no accusation") {
    const std::string page = Pages{}.business();
    CHECK(holds(page, "12 beoordelingen van 1 mei 2026 tot en met 3 mei 2026, waar 0,4 in zo"));
    CHECK(holds(page, "een patroon is geen beschuldiging"));
}

TEST_CASE("the verdict without the reviews of a pattern stands beside it") {
    CHECK(holds(Pages{}.business(),
                "Zonder deze 12 beoordelingen was het oordeel Middelmatige "
                "zeven: 31\u00a0% negens en tienen (22\u201340\u00a0%) in plaats van 55\u00a0%."));
}

TEST_CASE("what a source calls a review is text on the page") {
    const std::string page = Pages{}.business();
    CHECK_FALSE(holds(page, "<b>r1</b>"));
    CHECK(holds(page, "&lt;b&gt;r1&lt;/b&gt;"));
}

TEST_CASE("vanished reviews are told with the verdict without them") {
    const std::string page = Pages{}.business();
    CHECK(holds(page, "1 beoordeling die er stond, staat er niet meer."));
    CHECK(holds(page, "Zonder 1 beoordeling blijft het oordeel Klanthousiast: 56\u00a0%"));
}

TEST_CASE("the comparison marks a business with an unusual pattern") {
    CHECK(holds(Pages{}.page("index.html"), ">ongewoon patroon</span>"));
}

TEST_CASE("patterns are told in English too") {
    CHECK(holds(Pages{report::Language::english}.business(), "a pattern is no accusation"));
}

TEST_CASE("a business without patterns or changes has no section for them") {
    const std::string page = Pages{}.page("b/hete-kolen-2.html");
    CHECK(holds(page, "<h1>Hete Kolen</h1>"));
    CHECK_FALSE(holds(page, "class=\"patterns\""));
    CHECK_FALSE(holds(page, "class=\"changes\""));
}

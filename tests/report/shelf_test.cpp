#include "report/shelf.h"

#include <map>

#include "report/report.h"
#include "tests/catch.h"
#include "tests/report/sample.h"

namespace fs = std::filesystem;

namespace {

void publish(const fs::path& out, unsigned day, int keep = 3, const std::string& bytes = "") {
    report::Shelf shelf(out, sample::day(2026, 11, day), keep);
    shelf.write("index.html", bytes.empty() ? "of " + std::to_string(day) : bytes);
    shelf.write("b/" + std::to_string(day) + ".html", "a business");
    shelf.publish();
}

std::vector<unsigned> kept(const fs::path& out) {
    std::vector<unsigned> days;
    for (const model::Day day : report::kept_reports(out))
        days.push_back(static_cast<unsigned>(std::chrono::year_month_day(day).day()));
    return days;
}

/// Whatever stands in a folder, hidden files too.
std::vector<std::string> names(const fs::path& folder) {
    std::vector<std::string> found;
    for (const auto& entry : fs::directory_iterator(folder))
        found.push_back(entry.path().filename().string());
    std::sort(found.begin(), found.end());
    return found;
}

}  // namespace

TEST_CASE("a report stands under its day, and its folder and `latest` show it") {
    sample::Place place("shelf");
    const fs::path out = place.path / "out";
    publish(out, 7);
    for (const std::string way : {"2026-11-07", "latest", "."}) {
        CHECK(sample::read(out / way / "index.html") == "of 7");
        CHECK(fs::exists(out / way / "b/7.html"));
    }
    CHECK(names(place.path) == std::vector<std::string>{"out"});
}

TEST_CASE("a later report is shown instead, and the earlier one is kept as it was") {
    sample::Place place("later");
    const fs::path out = place.path / "out";
    publish(out, 7);
    publish(out, 14);
    CHECK(sample::read(out / "index.html") == "of 14");
    CHECK(sample::read(out / "2026-11-07/index.html") == "of 7");
    CHECK(names(out) == std::vector<std::string>{".negenplus-report", "2026-11-07", "2026-11-14",
                                                 "b", "index.html", "latest"});
}

TEST_CASE("a second report of the same day replaces the first") {
    sample::Place place("same-day");
    publish(place.path / "out", 7);
    publish(place.path / "out", 7, 3, "again");
    CHECK(sample::read(place.path / "out/index.html") == "again");
    CHECK(kept(place.path / "out") == std::vector<unsigned>{7});
}

TEST_CASE("what was published last is shown, even where it is of an earlier day") {
    sample::Place place("back");
    publish(place.path / "out", 14);
    publish(place.path / "out", 7);
    CHECK(sample::read(place.path / "out/index.html") == "of 7");
    CHECK(kept(place.path / "out") == std::vector<unsigned>{7, 14});
}

TEST_CASE("the oldest reports go, but never the one just published") {
    sample::Place place("oldest");
    const fs::path out = place.path / "out";
    for (const unsigned day : {7u, 14u, 21u, 28u}) publish(out, day);
    CHECK(kept(out) == std::vector<unsigned>{14, 21, 28});
    publish(out, 1, 1);
    CHECK(kept(out) == std::vector<unsigned>{1});
    CHECK(sample::read(out / "index.html") == "of 1");
}

TEST_CASE("a name that only an earlier report had leads nowhere any more and is gone") {
    sample::Place place("names");
    const fs::path out = place.path / "out";
    {
        report::Shelf shelf(out, sample::day(2026, 11, 7), 1);
        shelf.write("index-2.html", "more");
        shelf.publish();
    }
    publish(out, 14, 1);
    CHECK_FALSE(fs::is_symlink(out / "index-2.html"));
}

TEST_CASE("a report that stood alone in its folder goes on the shelf") {
    sample::Place place("flat");
    const fs::path out = place.path / "out";
    report::Options options;
    report::publish(sample::town(), options, out);
    auto later = sample::town();
    later.as_of = sample::day(2026, 11, 28);
    options.keep = 2;
    report::publish(later, options, out);
    CHECK(sample::holds(sample::read(out / "index.html"), "28 november 2026"));
    CHECK(sample::holds(sample::read(out / "2026-11-21/index.html"), "21 november 2026"));
    CHECK(names(place.path) == std::vector<std::string>{"out"});
}

namespace {

/// What is told since the 21st, on the 28th.
model::Comparison a_week_later() {
    auto later = sample::town();
    later.as_of = sample::day(2026, 11, 28);
    later.moves = model::Moves{sample::day(2026, 11, 21), {}};
    return later;
}

const std::string to_earlier = "<a href=\"2026-11-21/index.html\">Het rapport van 21 november 2026";

}  // namespace

TEST_CASE("what changed leads to the report that it is told since, under each of its addresses") {
    sample::Place place("earlier");
    const fs::path out = place.path / "out";
    report::Options options;
    options.keep = 2;
    report::publish(sample::town(), options, out);
    report::publish(a_week_later(), options, out);
    CHECK(sample::holds(sample::read(out / "changes.html"), to_earlier));
    CHECK(sample::holds(sample::read(out / "2026-11-21/index.html"), "<table id=\"comparison\""));
    for (const std::string way : {"latest", "2026-11-28"}) {
        const std::string between = sample::read(out / way / "2026-11-21/index.html");
        CHECK(sample::holds(between, "<a href=\"../../2026-11-21/index.html\">"));
    }
}

TEST_CASE("a report that is published again leads to the same earlier one, in the same bytes") {
    sample::Place place("earlier-again");
    const fs::path out = place.path / "out";
    report::Options options;
    report::publish(sample::town(), options, out);
    options.keep = 2;
    report::publish(a_week_later(), options, out);
    const std::string first = sample::read(out / "changes.html");
    report::publish(a_week_later(), options, out);
    CHECK(sample::holds(first, to_earlier));
    CHECK(sample::read(out / "changes.html") == first);
}

TEST_CASE("what changed leads to no report that does not stay") {
    sample::Place place("earlier-gone");
    const fs::path out = place.path / "out";
    report::Options options;
    options.keep = 1;
    report::publish(sample::town(), options, out);
    report::publish(a_week_later(), options, out);
    CHECK_FALSE(sample::holds(sample::read(out / "changes.html"), "2026-11-21/index.html"));
    CHECK_FALSE(fs::exists(out / "latest/2026-11-21"));
}

TEST_CASE("a report that is to stand alone replaces the whole shelf") {
    sample::Place place("alone");
    publish(place.path / "out", 7);
    report::publish(sample::town(), {}, place.path / "out");
    CHECK(kept(place.path / "out").empty());
    CHECK_FALSE(fs::exists(place.path / "out/2026-11-07"));
    CHECK(fs::exists(place.path / "out/changes.html"));
}

TEST_CASE("a report that is given up leaves the shelf as it was") {
    sample::Place place("given-up-shelf");
    const fs::path out = place.path / "out";
    publish(out, 7);
    const auto before = names(out);
    {
        report::Shelf shelf(out, sample::day(2026, 11, 14), 3);
        shelf.write("index.html", "half");
    }
    CHECK(names(out) == before);
    CHECK(sample::read(out / "index.html") == "of 7");
}

TEST_CASE("what a killed run left on a shelf is removed by the next one") {
    sample::Place place("killed-shelf");
    const fs::path out = place.path / "out";
    publish(out, 7);
    // No process has the highest number there can be.
    const fs::path left = out / "2026-11-09.new-2147483647";
    fs::create_directory(left);
    sample::write(left / ".negenplus-report", "");
    publish(out, 14);
    CHECK_FALSE(fs::exists(left));
}

TEST_CASE("a file of somebody on the shelf stays, and one in a page's way stops the report") {
    sample::Place place("mine");
    const fs::path out = place.path / "out";
    publish(out, 7);
    sample::write(out / "robots.txt", "mine");
    publish(out, 14);
    CHECK(sample::read(out / "robots.txt") == "mine");
    report::Shelf shelf(out, sample::day(2026, 11, 21), 3);
    shelf.write("robots.txt", "ours");
    CHECK_THROWS_AS(shelf.publish(), report::Error);
    CHECK(sample::read(out / "index.html") == "of 14");
}

TEST_CASE("a folder by the name of a day that is not a report is neither counted nor removed") {
    sample::Place place("day");
    const fs::path out = place.path / "out";
    publish(out, 7, 1);
    fs::create_directory(out / "2026-11-01");
    publish(out, 14, 1);
    CHECK(kept(out) == std::vector<unsigned>{14});
    CHECK(fs::exists(out / "2026-11-01"));
}

#include "report/report.h"
#include "tests/catch.h"
#include "tests/report/sample.h"

using sample::holds;

namespace {

std::string one_file(const model::Comparison& comparison) {
    sample::Place place("one-file");
    report::publish_one_file(comparison, {}, place.path / "sub/report.html");
    return sample::read(place.path / "sub/report.html");
}

}  // namespace

TEST_CASE("one file holds the comparison and every business, and the rows lead to them") {
    const std::string page = one_file(sample::town());
    CHECK(holds(page, "2 van de 9 restaurants in Amersfoort zijn Klanthousiast"));
    CHECK(sample::count(page, "<section class=\"one v-") == 9);
    CHECK(holds(page, "<a href=\"#b-el-ternero-1\">El Ternero</a>"));
    CHECK(holds(page, "id=\"b-el-ternero-1\""));
}

TEST_CASE("one file brings its style and asks for no other file, and no script may run in it") {
    const std::string page = one_file(sample::town());
    CHECK(holds(page, "<style>:root {"));
    CHECK(holds(page, "content=\"default-src 'none'; style-src 'unsafe-inline'\""));
    for (const std::string other :
         {"<script", "<link", "src=", "report.css", "index.html", "comparison.csv"})
        CHECK_FALSE(holds(page, other));
}

TEST_CASE("one file of the same comparison has the same bytes") {
    CHECK(one_file(sample::town()) == one_file(sample::town()));
}

TEST_CASE("one file of an empty comparison says that there is nothing yet") {
    CHECK(holds(one_file(model::Comparison{}), "Er staan nog geen bedrijven"));
}

TEST_CASE("one file is not written over a folder, and leaves nothing beside it") {
    sample::Place place("one-file-folder");
    std::filesystem::create_directory(place.path / "report.html");
    CHECK_THROWS_AS(report::publish_one_file(sample::town(), {}, place.path / "report.html"),
                    report::Error);
    CHECK(std::distance(std::filesystem::directory_iterator(place.path), {}) == 1);
}

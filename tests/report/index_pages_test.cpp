#include "report/report.h"
#include "tests/catch.h"
#include "tests/report/sample.h"

using sample::holds;

namespace {

/// So many businesses, published.
struct Large {
    sample::Place place{"large"};

    explicit Large(long businesses) {
        model::Comparison town = sample::town();
        town.businesses.clear();
        for (long i = 1; i <= businesses; ++i)
            town.businesses.push_back(sample::business(i, "Huis \"" + std::to_string(i) + "\"",
                                                       model::Verdict::mediocre_seven));
        report::publish(town, {}, place.path / "out");
    }
    std::string file(const std::string& name) const {
        return sample::read(place.path / "out" / name);
    }
};

}  // namespace

TEST_CASE("500 businesses stand on one page, without a pager and without search data") {
    const Large large(500);
    CHECK(sample::count(large.file("index.html"), "<tr class=\"v-") == 500);
    CHECK_FALSE(holds(large.file("index.html"), "id=\"pager\""));
    CHECK(large.file("index-2.html").empty());
    CHECK(large.file("search.js").empty());
}

TEST_CASE("one more than that stands on a second page, and the pages lead to one another") {
    const Large large(501);
    CHECK(sample::count(large.file("index.html"), "<tr class=\"v-") == 500);
    CHECK(sample::count(large.file("index-2.html"), "<tr class=\"v-") == 1);
    CHECK(holds(large.file("index.html"), "<a href=\"index-2.html\">501\u2013501</a>"));
    CHECK(holds(large.file("index-2.html"), "<a href=\"index.html\">1\u2013500</a>"));
    CHECK(holds(large.file("index-2.html"), "<td class=\"rank\">501</td>"));
}

TEST_CASE("the search data hold every row once, and what a site wrote as a text only") {
    const Large large(501);
    const std::string data = large.file("search.js");
    CHECK(data.starts_with("window.negenplusIndex={"));
    CHECK(sample::count(data, "\"Huis \\\"") == 501);
    CHECK(holds(data, "\"percent\":\"{n}\u00a0%\""));
    CHECK(data.size() < 501 * 400);
}

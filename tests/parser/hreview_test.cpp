#include "parser/structured.h"
#include "tests/parser/page.h"

namespace {

parser::Things read(const std::string& html) {
    const auto page = parser_test::parse(html);
    std::vector<model::Skipped> problems;
    return parser::read_structured(page, problems);
}

/// The first text of this name in the whole page.
std::string value(const parser::Things& things, std::string_view name) {
    for (const auto& thing : things.all) {
        for (const auto& [key, one] : thing.properties) {
            if (key == name) return one.text;
        }
    }
    return {};
}

}  // namespace

TEST_CASE("an hReview gives its score, words, date and subject") {
    const auto things = read(
        "<div class='box hreview' id=r7><span class=item><span class=fn>De Zon</span></span>"
        "<span class=rating><span class=value>8,5</span> van <span class=best>10</span></span>"
        "<b class=summary>Top</b><p class=description>Heel fijn.</p>"
        "<span class=dtreviewed>6-1-2014<span class=value-title title=2014-01-06></span></span>"
        "<span class='reviewer vcard'><b class=fn>Jan</b></span></div>");
    CHECK(value(things, "ratingValue") == "8,5");
    CHECK(value(things, "bestRating") == "10");
    CHECK(value(things, "reviewBody") == "Heel fijn.");
    CHECK(value(things, "datePublished") == "2014-01-06");
    CHECK(value(things, "author") == "Jan");
    CHECK(things.all[things.roots[0]].id == "r7");
}

TEST_CASE("abbreviations carry the machine's form, even unclosed in each other") {
    const auto things = read(
        "<div class=hreview><div class=rating><abbr class=value title=8 />"
        "<abbr class=best title=10 /><abbr class=worst title=1 /></div>"
        "<abbr class=dtreviewed title=20060518>168 days ago</abbr></div>");
    CHECK(value(things, "ratingValue") == "8");
    CHECK(value(things, "bestRating") == "10");
    CHECK(value(things, "worstRating") == "1");
    CHECK(value(things, "datePublished") == "20060518");
}

TEST_CASE("an hReview-aggregate gives its average and count") {
    const auto things = read(
        "<div class=hreview-aggregate><b class=item><i class=fn>De Zon</i></b><b class=rating>"
        "<i class=average>8,4</i><i class=best>10</i></b> <i class=count>65</i></div>");
    CHECK(things.all[things.roots[0]].types.front() == "AggregateRating");
    CHECK(value(things, "ratingValue") == "8,4");
    CHECK(value(things, "reviewCount") == "65");
    CHECK(value(things, "name") == "De Zon");
}

TEST_CASE("h-review is read alike") {
    const auto things = read(
        "<div class=h-review><h3 class='p-item h-item'>De Zon</h3><data class=p-rating value=4>"
        "****</data><time class=dt-reviewed datetime=2015-09-26>x</time>"
        "<div class=e-content>Fijn</div></div>");
    CHECK(value(things, "ratingValue") == "4");
    CHECK(value(things, "datePublished") == "2015-09-26");
    CHECK(value(things, "reviewBody") == "Fijn");
    CHECK(value(things, "name") == "De Zon");
}

TEST_CASE("the reviewer's name is not the subject's") {
    const auto things = read(
        "<div class=hreview><span class='reviewer vcard'><b class=fn>Jan</b></span>"
        "<span class=rating>4</span></div>");
    CHECK(value(things, "name").empty());
    CHECK(value(things, "ratingValue") == "4");
}

#include "parser/schema_org.h"

#include <algorithm>

#include "tests/parser/page.h"

namespace {

struct Read {
    std::vector<model::Listing> listings;
    std::vector<model::Skipped> problems;
};

Read read(const std::string& html, const std::string& url = "https://www.site.nl/zon") {
    const auto page = parser_test::parse(html);
    const auto fetched = *model::instant_from_iso("2016-11-21T08:30:00Z");
    const auto key = [](std::string_view name) { return "k" + std::to_string(name.size()); };
    Read result;
    result.listings =
        parser::listings_from_markup(page, url, fetched, "nl-NL", key, result.problems);
    return result;
}

Read read_json(const std::string& json) {
    return read("<script type='application/ld+json'>" + json + "</script>");
}

model::Listing only(const Read& read) {
    REQUIRE(read.listings.size() == 1);
    return read.listings.front();
}

std::string microdata_review(const std::string& inside) {
    return "<div itemprop=review itemscope itemtype='http://schema.org/Review'>" + inside +
           "</div>";
}

std::string microdata_hotel(const std::string& inside) {
    return "<div itemscope itemtype='http://schema.org/Hotel'><h1 itemprop=name>De Zon</h1>" +
           inside + "</div>";
}

std::string rating(const std::string& value) {
    return "<p itemprop=reviewRating itemscope itemtype='http://schema.org/Rating'>"
           "<b itemprop=ratingValue>" +
           value + "</b></p>";
}

const std::string hotel = R"({"@type":"Hotel","name":"De Zon","telephone":"012",
    "address":{"streetAddress":"Dorp 1","postalCode":"1234 AB","addressLocality":"Enschede",
    "addressCountry":{"@type":"Country","name":"NL"}},"geo":{"latitude":"52.2","longitude":6.9},
    "aggregateRating":{"ratingValue":"8,4","bestRating":10,"ratingCount":"1.234","reviewCount":9},
    "review":[{"@type":"Review","@id":"#1","name":"Top","author":{"name":"Jan"},
    "datePublished":"2015-09-26","reviewBody":"Heel &amp; fijn<br>Ja",
    "reviewRating":{"ratingValue":9,"bestRating":10}}]})";

}  // namespace

TEST_CASE("a business is read with its place, headline and reviews") {
    const auto listing = only(read_json(hotel));
    CHECK(listing.source == "site.nl");
    CHECK(listing.recipe == "schema.org");
    CHECK(listing.business.name == "De Zon");
    CHECK(listing.business.category == "hotel");
    CHECK(listing.business.address == "Dorp 1");
    CHECK(listing.business.postcode == "1234 AB");
    CHECK(listing.business.city == "Enschede");
    CHECK(listing.business.country == "NL");
    CHECK(listing.business.lat == 52.2);
    REQUIRE(listing.aggregate);
    CHECK(listing.aggregate->score->value == 8.4);
    CHECK(listing.aggregate->score->scale.best == 10);
    CHECK(listing.aggregate->score->proof == model::ScaleProof::declared);
    CHECK(listing.aggregate->count == 1234);
    REQUIRE(listing.reviews.size() == 1);
    const auto& review = listing.reviews.front();
    CHECK(review.id == "#1");
    CHECK(review.score->value == 9);
    CHECK(model::to_string(*review.date) == "2015-09-26");
    CHECK(review.title == "Top");
    CHECK(review.text == "Heel & fijn\nJa");
    CHECK(review.lang == "nl");
    CHECK(review.author_key == "k3");
}

TEST_CASE("without a declared scale a score is of five") {
    const auto listing = only(read_json(R"({"@type":"Product","name":"Fiets",
        "aggregateRating":{"ratingValue":4.5,"reviewCount":2}})"));
    CHECK(listing.aggregate->score->scale == model::Scale{1, 5});
    CHECK(listing.aggregate->score->proof == model::ScaleProof::standard);
    CHECK(listing.aggregate->count == 2);
}

TEST_CASE("each value keeps its own scale") {
    const auto listing = only(read_json(R"({"@type":"Product","name":"Wijn",
        "aggregateRating":{"ratingValue":10,"bestRating":10,"ratingCount":1},
        "review":{"reviewBody":"Lekker","reviewRating":{"ratingValue":5,"bestRating":5}}})"));
    CHECK(listing.aggregate->score->scale.best == 10);
    CHECK(listing.reviews[0].score->scale.best == 5);
}

TEST_CASE("a score above its best is refused and told, and the review stays") {
    const auto listing = only(read_json(R"({"@type":"Hotel","name":"De Zon",
        "review":{"reviewBody":"Heel fijn","reviewRating":{"ratingValue":"8.7"}}})"));
    REQUIRE(listing.reviews.size() == 1);
    CHECK_FALSE(listing.reviews[0].score);
    REQUIRE(listing.skipped.size() == 1);
    CHECK(listing.skipped[0].what == "review");
    CHECK(listing.skipped[0].why == "score 8.7 is above its best, 5");
}

TEST_CASE("scores that mean that nobody rated are none") {
    for (const std::string value : {"\"?\"", "\"-\"", "\"\"", "0", "null", "\"n.v.t.\""}) {
        const auto listing = only(read_json(R"({"@type":"Hotel","name":"De Zon",
            "review":{"reviewBody":"Heel fijn","reviewRating":{"ratingValue":)" +
                                            value + "}}}"));
        CHECK_FALSE(listing.reviews[0].score);
        CHECK(listing.skipped.empty());
    }
}

TEST_CASE("a zero is a score where the scale begins with it") {
    const auto listing = only(read_json(R"({"@type":"Restaurant","name":"De Zon",
        "review":{"reviewBody":"Slecht","reviewRating":{"ratingValue":0,"worstRating":0}}})"));
    CHECK(listing.reviews[0].score->value == 0);
}

TEST_CASE("a score that is above its best by however little is refused") {
    const auto listing = only(read_json(R"({"@type":"Restaurant","name":"De Zon",
        "review":[{"reviewBody":"Goed","reviewRating":{"ratingValue":4}},
        {"reviewBody":"Beter","reviewRating":{"ratingValue":5.0000000001}}]})"));
    REQUIRE(listing.skipped.size() == 1);
    CHECK(listing.skipped[0].why.find("above its best, 5") != std::string::npos);
}

TEST_CASE("an aggregate that cannot be is dropped and told, and the page has no rating") {
    const auto zero = read_json(R"({"@type":"Recipe","name":"Soep",
        "aggregateRating":{"ratingValue":0,"worstRating":0,"bestRating":5,"reviewCount":4}})");
    CHECK(zero.listings.empty());
    REQUIRE(zero.problems.size() == 1);
    CHECK(zero.problems[0].why == "score 0 means that nobody rated");
    const auto nobody = read_json(R"({"@type":"Recipe","name":"Soep",
        "aggregateRating":{"ratingValue":4.5,"reviewCount":0}})");
    CHECK(nobody.listings.empty());
    CHECK(nobody.problems[0].why == "score 4.5 rests on no ratings");
    const auto fewer = read_json(R"({"@type":"Recipe","name":"Soep",
        "aggregateRating":{"ratingValue":4.5,"reviewCount":-5}})");
    CHECK(fewer.listings.empty());
    CHECK(fewer.problems[0].why == "score 4.5 rests on no ratings");
}

TEST_CASE("a canonical link that is no address of the web names no page") {
    const auto url_by = [](const std::string& canonical) {
        return only(read("<link rel=canonical href='" + canonical + "'>" +
                             microdata_hotel(microdata_review(rating("4"))),
                         ""))
            .url;
    };
    CHECK(url_by("https://www.site.nl/zon").ends_with("//www.site.nl/zon"));
    CHECK(url_by("mailto:info@site.nl") == "");
    CHECK(url_by("zon") == "");
}

TEST_CASE("where nothing is rated nothing is reported") {
    CHECK(read_json(R"({"@type":"Hotel","name":"De Zon"})").listings.empty());
    CHECK(read_json(R"({"@type":"Product","name":"X","aggregateRating":{}})").listings.empty());
    CHECK(read("<p>4,5 van 5 sterren</p>").listings.empty());
}

TEST_CASE("the same reviews in two syntaxes are one set, and the visible headline counts") {
    const std::string text = "Het ontbijt was heel goed verzorgd.";
    const auto listing = only(read(
        microdata_hotel(
            "<p itemprop=aggregateRating itemscope "
            "itemtype='http://schema.org/AggregateRating'><b itemprop=ratingValue>4.5</b>"
            "<b itemprop=reviewCount>7</b></p>" +
            microdata_review("<p itemprop=description>" + text + "</p>" + rating("4"))) +
        R"(<script type="application/ld+json">{"@type":"Hotel","name":"De Zon","aggregateRating":
        {"ratingValue":4.4550408,"reviewCount":7},"review":[{"description":")" +
        text + R"(","reviewRating":{"ratingValue":4}}]}</script>)"));
    CHECK(listing.aggregate->score->value == 4.5);
    CHECK(listing.reviews.size() == 1);
}

TEST_CASE("copies of a review on one page are one review") {
    const auto review = microdata_review(
        "<p itemprop=reviewBody>Het ontbijt was heel goed verzorgd.</p>"
        "<time itemprop=datePublished datetime=2015-09-26>x</time>" +
        rating("4"));
    CHECK(only(read(microdata_hotel(review + review))).reviews.size() == 1);
    const auto listing = only(read_json(R"({"@type":"Product","name":"Oven","review":[
        {"@type":"review","author":"A","description":"Goed","reviewRating":{"ratingValue":4}},
        {"@type":"Review","author":"A","reviewBody":"Goed","reviewRating":{"ratingValue":4}}]})"));
    CHECK(listing.reviews.size() == 1);
}

TEST_CASE("few words alone do not make two reviews one") {
    const auto listing = only(read_json(R"({"@type":"Product","name":"Oven","review":[
        {"author":"A","reviewBody":"Goed","reviewRating":{"ratingValue":4}},
        {"author":"Bo","reviewBody":"Goed","reviewRating":{"ratingValue":4}},
        {"reviewRating":{"ratingValue":4}},{"reviewRating":{"ratingValue":4}}]})"));
    CHECK(listing.reviews.size() == 4);
}

TEST_CASE("the seller's own rating is not the product's") {
    const auto listing = only(read_json(R"({"@type":"Product","name":"Fiets",
        "aggregateRating":{"ratingValue":4,"reviewCount":2},"offers":{"@type":"Offer","seller":
        {"@type":"Organization","name":"Winkel","aggregateRating":{"ratingValue":4.9,
        "reviewCount":9000}}}})"));
    CHECK(listing.business.name == "Fiets");
    CHECK(listing.aggregate->score->value == 4);
}

TEST_CASE("businesses in the side column are left out") {
    const auto listing = only(
        read("<title>De Zon, Enschede</title>" + microdata_hotel(microdata_review(rating("4"))) +
             "<div itemscope itemtype='http://schema.org/Hotel'><b itemprop=name>De Maan</b>"
             "<p itemprop=aggregateRating itemscope itemtype='http://schema.org/AggregateRating'>"
             "<b itemprop=ratingValue>3</b><b itemprop=reviewCount>8</b></p></div>"));
    CHECK(listing.business.name == "De Zon");
    CHECK(listing.items.empty());
}

TEST_CASE("a list page gives its items and no business") {
    const auto listing = only(read_json(R"({"@type":"ItemList","itemListElement":[
        {"@type":"ListItem","item":{"@type":"Hotel","name":"De Zon","url":"/zon",
        "aggregateRating":{"ratingValue":8,"bestRating":10,"reviewCount":3}}},
        {"@type":"ListItem","item":{"@type":"Hotel","name":"De Maan","url":"/maan",
        "aggregateRating":{"ratingValue":7,"bestRating":10,"reviewCount":5}}}]})"));
    CHECK(listing.business.name.empty());
    CHECK_FALSE(listing.aggregate);
    REQUIRE(listing.items.size() == 2);
    CHECK(listing.items[1].business.name == "De Maan");
    CHECK(listing.items[1].url == "https://www.site.nl/maan");
    CHECK(listing.items[1].aggregate->score->value == 7);
}

TEST_CASE("an item's address is its link, not the words of it") {
    const auto item = [](const std::string& name, const std::string& value) {
        return "<div itemscope itemtype='http://schema.org/Hotel'><a itemprop=url href='/" + name +
               "'><b itemprop=name>" + name +
               "</b></a><p itemprop=aggregateRating itemscope "
               "itemtype='http://schema.org/AggregateRating'><b itemprop=ratingValue>" +
               value + "</b></p></div>";
    };
    const auto listing = only(read(item("ster", "4") + item("maan", "3")));
    REQUIRE(listing.items.size() == 2);
    CHECK(listing.items[0].url == "https://www.site.nl/ster");
    const auto bare = only(read_json(R"([
        {"@type":"Hotel","name":"Zon","aggregateRating":{"ratingValue":4}},
        {"@type":"Hotel","name":"Maan","aggregateRating":{"ratingValue":3}}])"));
    CHECK(bare.items[0].url.empty());
}

TEST_CASE("branches of a chain on one list stay apart") {
    const auto listing = only(read_json(R"([
        {"@type":"Hotel","name":"Zon","aggregateRating":{"ratingValue":4,"reviewCount":3}},
        {"@type":"Hotel","name":"Zon","aggregateRating":{"ratingValue":3,"reviewCount":5}}])"));
    CHECK(listing.items.size() == 2);
}

TEST_CASE("reviews without a subject belong to the business that the page describes") {
    const auto listing =
        only(read("<title>De Zon</title>" + microdata_hotel("") +
                  "<div itemscope itemtype='http://schema.org/Review'>" + rating("4") + "</div>"));
    CHECK(listing.business.name == "De Zon");
    CHECK(listing.reviews.size() == 1);
}

TEST_CASE("a rated thing without a name takes the page's heading") {
    const auto listing =
        only(read("<meta property='og:title' content='De Zon'><div itemscope "
                  "itemtype='http://schema.org/AggregateRating'><b itemprop=ratingvalue>4</b>"
                  "<b itemprop=votes>2</b></div>"));
    CHECK(listing.business.name == "De Zon");
    CHECK(listing.aggregate->count == 2);
}

TEST_CASE("a review names its subject from its own side") {
    const auto listing = only(read_json(R"({"@type":"Review","name":"Donker","reviewRating":
        {"ratingValue":82,"bestRating":100},"itemReviewed":{"@type":"Game","name":"Tijden"}})"));
    CHECK(listing.business.name == "Tijden");
    CHECK(listing.reviews[0].score->scale == model::Scale{0, 100});
    CHECK(listing.reviews[0].title == "Donker");
}

TEST_CASE("hReviews give one listing of their subject") {
    const std::string review =
        "<div class=hreview><b class=item><i class=fn>De Zon</i></b><abbr class=rating "
        "title=4>*</abbr>"
        "<p class=description>";
    const auto listing =
        only(read(review + "Heel fijn</p></div>" + review + "Niet fijn</p></div>"));
    CHECK(listing.recipe == "hreview");
    CHECK(listing.business.name == "De Zon");
    CHECK(listing.reviews.size() == 2);
    CHECK(listing.reviews[0].score->scale == model::Scale{1, 5});
}

TEST_CASE("properties are found in any letter case, and by their old plural") {
    const auto listing = only(read(microdata_hotel(
        "<div itemprop=reviews itemscope itemtype='http://schema.org/Review'>"
        "<p itemprop=reviewRating itemscope><b itemprop=ratingvalue>4</b></p></div>")));
    REQUIRE(listing.reviews.size() == 1);
    CHECK(listing.reviews[0].score->value == 4);
}

TEST_CASE("a rating wrapped in empty ratings is found") {
    const auto listing = only(read(microdata_hotel(
        "<div itemprop=aggregateRating itemscope itemtype='http://schema.org/AggregateRating'>"
        "<div itemscope itemtype='http://data-vocabulary.org/Review-aggregate'>"
        "<div itemscope itemtype='http://data-vocabulary.org/Rating'><b itemprop=average>4</b> van "
        "<b itemprop=best>5</b> <i itemprop=count>3</i></div></div></div>")));
    CHECK(listing.aggregate->score->value == 4);
    CHECK(listing.aggregate->count == 3);
}

TEST_CASE("dates are read by the page's language and the fetch, and refused in the future") {
    const auto listing = only(read(microdata_hotel(
        microdata_review(rating("4") + "<b itemprop=datePublished>6 maanden geleden</b>") +
        microdata_review(rating("3") + "<b itemprop=datePublished>06-01-2014</b>") +
        microdata_review(rating("2") + "<b itemprop=datePublished>2031-01-01</b>"))));
    REQUIRE(listing.reviews.size() == 3);
    CHECK(model::to_string(*listing.reviews[0].date) == "2016-05");
    CHECK(model::to_string(*listing.reviews[1].date) == "2014-01-06");
    CHECK_FALSE(listing.reviews[2].date);
    CHECK(listing.skipped.size() == 1);
}

TEST_CASE("a review in another language than its page says so") {
    const auto listing =
        only(read(microdata_hotel("<div lang=en-GB>" + microdata_review(rating("4")) + "</div>" +
                                  microdata_review(rating("3")))));
    CHECK(listing.reviews[0].lang == "en");
    CHECK(listing.reviews[1].lang == "nl");
}

TEST_CASE("no reviewer's name is kept") {
    const auto listing = only(read_json(hotel));
    const auto& review = listing.reviews.front();
    for (const auto& text : {review.title, review.text, review.author_key, review.id})
        CHECK(text.find("Jan") == std::string::npos);
}

TEST_CASE(
    "positive and negative notes are praise and criticism, and the text where there is none") {
    const auto listing = only(read_json(
        R"({"@type":"Hotel","name":"De Zon","review":{"@type":"Review","reviewRating":{"ratingValue":4},
        "positiveNotes":{"@type":"ItemList","itemListElement":[{"@type":"ListItem","name":"Tuin"},
        {"@type":"ListItem","name":"Rust"}]},"negativeNotes":"Kou"}})"));
    REQUIRE(listing.reviews.size() == 1);
    CHECK(listing.reviews.front().praise == "Tuin\nRust");
    CHECK(listing.reviews.front().criticism == "Kou");
    CHECK(listing.reviews.front().text == "Tuin\nRust\n\nKou");
}

TEST_CASE("a broken block of JSON-LD is told and the rest of the page is read") {
    const auto page = read("<script type='application/ld+json'>{{{\"\\</script>" +
                           microdata_hotel(microdata_review(rating("4"))));
    CHECK(page.listings.size() == 1);
    REQUIRE(page.problems.size() == 1);
    CHECK(page.problems[0].what == "json-ld");
}

TEST_CASE("ratings of one side of the matter are aspects") {
    const auto listing = only(read_json(R"({"@type":"Hotel","name":"De Zon","review":{
        "reviewBody":"Fijn","reviewRating":[{"ratingValue":3,"reviewAspect":"Kamers"},
        {"ratingValue":4}]}})"));
    CHECK(listing.reviews[0].score->value == 4);
    CHECK(listing.reviews[0].aspects.at("Kamers") == 3);
}

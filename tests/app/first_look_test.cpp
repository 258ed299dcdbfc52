#include "app/first_look.h"

#include "app/demo_server.h"
#include "app/demo_site.h"
#include "app/init_config.h"
#include "tests/app/command.h"
#include "tests/app/demo_fixture.h"
#include "tests/catch.h"

using namespace app;
using demo_fixture::town;

namespace {

bool says(const std::string& text, const std::string& part) {
    return text.find(part) != std::string::npos;
}

parser::Extraction list_of(std::size_t businesses) {
    model::Listing listing;
    listing.source = "iens";
    listing.recipe = "iens-2016";
    listing.items.resize(businesses);
    listing.items.front().business.name = "Rhodos";
    parser::Extraction extraction;
    extraction.listings.push_back(listing);
    extraction.links.resize(2);
    return extraction;
}

}  // namespace

TEST_CASE("a list is told with its recipe, its size and where it leads") {
    const FirstLook look = describe(list_of(20));
    CHECK(look.readable);
    CHECK(look.source == "iens");
    CHECK(look.words ==
          "The recipe iens-2016 reads it: a list of 20 businesses (Rhodos, …); 2 "
          "further pages to follow.");
    CHECK(says(describe(list_of(1)).words, "a list of one business (Rhodos)"));
}

TEST_CASE("a business is told with its score and its reviews") {
    model::Listing listing;
    listing.recipe = "schema.org";
    listing.source = "www.example.org";
    listing.business.name = "Rhodos";
    listing.business.category = "restaurant";
    listing.business.city = "Enschede";
    listing.aggregate = model::Aggregate{model::Score{8.4, {1, 10}}, 5, {}, {}};
    listing.reviews.resize(2);
    listing.reviews.front().grade = 9;
    parser::Extraction extraction;
    extraction.listings.push_back(listing);
    const FirstLook look = describe(extraction);
    CHECK(look.readable);
    CHECK(look.source.empty());
    CHECK(look.words ==
          "No recipe knows this layout, but its schema.org markup can be read: Rhodos, restaurant "
          "in Enschede: 8.4 of 10 from 5 ratings; 2 reviews on this page, 1 with a grade.");
}

TEST_CASE("a page that cannot be read is told with why and what to do") {
    parser::Extraction extraction;
    extraction.problems.push_back({"page", "not HTML"});
    const FirstLook look = describe(extraction);
    CHECK_FALSE(look.readable);
    CHECK(says(look.words, "Nothing on it can be read as it is (page: not HTML)."));
    CHECK(says(look.words, "negenplus help recipes"));
    extraction.blocked = "a captcha";
    CHECK(says(describe(extraction).words, "does not evade that"));
}

TEST_CASE("a look asks the site itself, and says what keeps it out") {
    const DemoServer server{town()};
    std::istringstream in;
    std::ostringstream out;
    std::ostringstream err;
    Config config =
        config_from_toml("[crawl]\ncontact = \"mailto:a@b.example\"\ndelay = 0", "n.toml");
    config.pins.push_back({std::string{iens_demo_host}, 80, "127.0.0.1", server.port()});
    crawler::SystemClock real;
    World now{in, out, err, real};
    const std::string site = "http://" + std::string{iens_demo_host};
    const FirstLook list = look_at(site + list_path(town(), DemoSite::iens), config, now);
    CHECK(list.readable);
    CHECK(says(list.words, "a list of "));
    CHECK_FALSE(look_at(site + "/mijn/lijst", config, now).readable);
    CHECK(says(look_at(site + "/mijn/lijst", config, now).words, "Disallow: /mijn/"));
    const std::string here = "http://127.0.0.1:" + std::to_string(server.port()) + "/";
    const std::string refused = look_at(here, config, now).words;
    CHECK(says(refused, "not a public address"));
    CHECK(says(refused, "--allow 127.0.0.1"));
}

TEST_CASE("a source that no recipe names is called as its address") {
    CHECK(source_name("https://www.zoover.nl/x") == "zoover");
    CHECK(source_name("https://reviews.bosrand.example/") == "bosrand");
    CHECK(source_name("http://localhost:8080/") == "localhost");
    CHECK(source_name("http://127.0.0.1/") == "site");
    CHECK(source_name("nonsense") == "site");
}

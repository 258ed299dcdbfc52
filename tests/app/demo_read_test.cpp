// The demo's pages are read by the same built-in recipes as the real sites' pages.

#include <algorithm>
#include <cmath>
#include <map>
#include <stdexcept>

#include "app/demo_site.h"
#include "parser/parser.h"
#include "tests/app/demo_fixture.h"
#include "tests/catch.h"

using namespace app;
using demo_fixture::today;
using demo_fixture::town;

namespace {

parser::Extraction read(DemoSite site, const std::string& path) {
    static const parser::Recipes recipes = parser::Recipes::built_in();
    const std::string host{site == DemoSite::zoover ? zoover_demo_host : iens_demo_host};
    const auto page = serve(town(), host, path);
    REQUIRE(page);
    const parser::Input input{page->body, "http://" + host + path, page->content_type,
                              today + std::chrono::hours{4}};
    return parser::extract(input, recipes, [](std::string_view) { return std::string{"key"}; });
}

/// The path of the next page that was read; empty where there is none.
std::string next_of(const parser::Extraction& extraction) {
    for (const parser::Link& link : extraction.links) {
        if (link.next) return link.url.substr(link.url.find('/', 8));
    }
    return {};
}

/// All pages of a business as listings, in order.
std::vector<model::Listing> read_all(const DemoBusiness& business, DemoSite site) {
    std::vector<model::Listing> listings;
    std::string path = business_path(business, site);
    while (!path.empty() && listings.size() < 100) {
        auto extraction = read(site, path);
        INFO(path);
        REQUIRE(extraction.listings.size() == 1);
        path = next_of(extraction);
        listings.push_back(std::move(extraction.listings.front()));
    }
    return listings;
}

const DemoBusiness& a(std::string_view kind) {
    for (const DemoBusiness& business : town().businesses) {
        if (business.kind == kind && business.reviews.size() > 40 && business.sites.size() == 1) {
            return business;
        }
    }
    throw std::logic_error{"no such business"};
}

void check_review(const model::Review& read, const DemoReview& written) {
    CHECK(read.id == std::to_string(written.id));
    CHECK(read.title == written.title);
    CHECK(read.text == written.text);
    CHECK(read.owner_reply == written.owner_reply);
    CHECK(read.lang == "nl");
    REQUIRE(read.date);
    CHECK(read.date->first == written.date);
    CHECK(read.date->precision == model::DatePrecision::day);
    std::size_t given = 0;
    for (const DemoAspect& aspect : written.aspects) given += aspect.value > 0;
    CHECK(read.aspects.size() == given);
}

}  // namespace

TEST_CASE("every review of a made-up hotel or campsite is read as it was written") {
    for (const auto* kind : {"hotel", "camping"}) {
        const DemoBusiness& business = a(kind);
        std::size_t at = 0;
        for (const model::Listing& listing : read_all(business, DemoSite::zoover)) {
            CHECK(listing.recipe == "zoover-2016");
            CHECK(listing.skipped.empty());
            for (const model::Review& review : listing.reviews) {
                REQUIRE(at < business.reviews.size());
                check_review(review, business.reviews[at]);
                REQUIRE(review.score);
                CHECK(review.score->value == business.reviews[at].score);
                CHECK(review.score->scale == model::Scale{1, 10});
                ++at;
            }
        }
        CHECK(at == business.reviews.size());
    }
}

TEST_CASE("every review of a made-up restaurant is read as it was written") {
    const DemoBusiness& business = a("restaurant");
    std::size_t at = 0;
    for (const model::Listing& listing : read_all(business, DemoSite::iens)) {
        CHECK(listing.recipe == "iens-2016");
        CHECK(listing.skipped.empty());
        for (const model::Review& review : listing.reviews) {
            REQUIRE(at < business.reviews.size());
            const DemoReview& written = business.reviews[at];
            check_review(review, written);
            REQUIRE(review.score);
            CHECK(review.score->value == written.aspects.front().value);
            REQUIRE(review.overall);
            CHECK(std::floor(review.overall->value + 0.5) == written.score);
            ++at;
        }
    }
    CHECK(at == business.reviews.size());
}

TEST_CASE("a made-up business is read with its name, kind, place and aggregate") {
    for (const auto& [kind, site] :
         {std::pair{"hotel", DemoSite::zoover}, std::pair{"camping", DemoSite::zoover},
          std::pair{"vakantiepark", DemoSite::zoover}, std::pair{"appartement", DemoSite::zoover},
          std::pair{"pension", DemoSite::zoover}, std::pair{"restaurant", DemoSite::iens}}) {
        const DemoBusiness& business = a(kind);
        const auto extraction = read(site, business_path(business, site));
        REQUIRE(extraction.listings.size() == 1);
        const model::Listing& listing = extraction.listings.front();
        INFO(business.name);
        CHECK(listing.business.name == business.name);
        CHECK(listing.business.category == kind);
        CHECK(listing.business.city == "Negenduinen");
        REQUIRE(listing.aggregate);
        CHECK(listing.aggregate->count == static_cast<long>(business.reviews.size()));
        REQUIRE(listing.aggregate->score);
        CHECK(listing.aggregate->score->scale == model::Scale{1, 10});
    }
}

TEST_CASE("all pages of a made-up business are read as one listing's") {
    for (const auto& [kind, site] :
         {std::pair{"hotel", DemoSite::zoover}, std::pair{"restaurant", DemoSite::iens}}) {
        std::map<std::string, int> urls;
        for (const model::Listing& listing : read_all(a(kind), site)) ++urls[listing.url];
        CHECK(urls.size() == 1);
    }
}

TEST_CASE("a list's items stand at the very URLs that their own pages have") {
    for (const auto& [kind, site] :
         {std::pair{"hotel", DemoSite::zoover}, std::pair{"restaurant", DemoSite::iens}}) {
        const DemoBusiness& business = a(kind);
        const auto own = read(site, business_path(business, site));
        REQUIRE(own.listings.size() == 1);
        int found = 0;
        std::string path = list_path(town(), site);
        while (!path.empty()) {
            const auto list = read(site, path);
            REQUIRE(list.listings.size() == 1);
            for (const model::Item& item : list.listings.front().items) {
                found += item.url == own.listings.front().url;
            }
            path = next_of(list);
        }
        CHECK(found == 1);
    }
}

TEST_CASE("the lists of both sites lead to all of their businesses") {
    for (const DemoSite site : {DemoSite::zoover, DemoSite::iens}) {
        std::string path = list_path(town(), site);
        std::map<std::string, int> found;
        for (int pages = 0; !path.empty() && pages < 20; ++pages) {
            const auto extraction = read(site, path);
            for (const parser::Link& link : extraction.links) {
                if (!link.next) ++found[link.url.substr(link.url.find('/', 8))];
            }
            path = next_of(extraction);
        }
        for (const DemoBusiness& business : town().businesses) {
            const auto of_site = std::count(business.sites.begin(), business.sites.end(), site);
            INFO(business.name);
            CHECK(found[business_path(business, site)] == of_site);
        }
    }
}

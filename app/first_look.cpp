#include "app/first_look.h"

#include <algorithm>
#include <spdlog/fmt/fmt.h>

#include "app/crawling.h"
#include "app/grading.h"
#include "app/home.h"
#include "app/rows.h"
#include "crawler/url.h"

namespace app {
namespace {

/// "1 review", "2 reviews".
std::string counted(std::size_t number, const std::string& what) {
    return std::to_string(number) + ' ' + what + (number == 1 ? "" : "s");
}

bool by_markup(const model::Listing& listing) {
    return listing.recipe == "schema.org" || listing.recipe == "hreview";
}

std::string reader_of(const model::Listing& listing) {
    if (by_markup(listing))
        return "No recipe knows this layout, but its " + listing.recipe + " markup can be read";
    return "The recipe " + listing.recipe + " reads it";
}

std::string list_words(const model::Listing& listing) {
    const std::string& first = listing.items.front().business.name;
    if (listing.items.size() == 1) return "a list of one business (" + first + ")";
    return "a list of " + std::to_string(listing.items.size()) + " businesses (" + first + ", …)";
}

std::string business_words(const model::Listing& listing) {
    const model::Business& business = listing.business;
    std::string text = business.name.empty() ? "a business without a name" : business.name;
    if (!business.category.empty()) text += ", " + business.category;
    if (!business.city.empty()) text += " in " + business.city;
    if (listing.aggregate && listing.aggregate->score) {
        text += fmt::format(": {} of {}", shortest(listing.aggregate->score->value),
                            shortest(listing.aggregate->score->scale.best));
        if (listing.aggregate->count)
            text += fmt::format(" from {} ratings", *listing.aggregate->count);
    }
    const auto graded = static_cast<std::size_t>(
        std::count_if(listing.reviews.begin(), listing.reviews.end(),
                      [](const model::Review& review) { return review.grade.has_value(); }));
    text += "; " + counted(listing.reviews.size(), "review") + " on this page, " +
            std::to_string(graded) + " with a grade";
    return text;
}

std::string listing_words(const std::vector<model::Listing>& listings) {
    const model::Listing& first = listings.front();
    std::string text = reader_of(first) + ": ";
    text += first.items.empty() ? business_words(first) : list_words(first);
    if (listings.size() > 1) text += fmt::format("; and {} more", listings.size() - 1);
    return text;
}

constexpr std::string_view own_recipe =
    " A recipe of your own, some twenty lines, lets it be read: `negenplus help recipes`.";

std::string remedy_of(const std::string& why, const std::string& url) {
    const auto parsed = crawler::parse_url(url);
    if (parsed && why.find("not a public address") != std::string::npos)
        return ". If it is yours, `--allow " + parsed->host + "` lets it be met.";
    return ". Look whether its address is right, or choose a page that robots.txt allows.";
}

}  // namespace

FirstLook describe(const parser::Extraction& extraction) {
    if (!extraction.blocked.empty())
        return {false,
                {},
                "The site keeps programs out (" + extraction.blocked +
                    "), and Negenplus does not evade that. Choose another page."};
    FirstLook look;
    if (extraction.listings.empty()) {
        look.words = "Nothing on it can be read as it is";
        if (!extraction.problems.empty()) {
            const model::Skipped& first = extraction.problems.front();
            look.words += " (" + first.what + ": " + first.why + ")";
        }
        look.words += '.';
        look.words += own_recipe;
        return look;
    }
    look.readable = true;
    if (!by_markup(extraction.listings.front())) look.source = extraction.listings.front().source;
    look.words = listing_words(extraction.listings);
    if (!extraction.links.empty())
        look.words += "; " + counted(extraction.links.size(), "further page") + " to follow";
    look.words += '.';
    return look;
}

FirstLook look_at(const std::string& url, const Config& config, World& world) {
    FirstLook look;
    const parser::Recipes recipes = recipes_for(config);
    fetch_page(url, config, world,
               {[&](const SavedPage& page) {
                    parser::Extraction extraction =
                        parser::extract({page.bytes, page.url, page.content_type, page.fetched},
                                        recipes, [](std::string_view) { return std::string{}; });
                    grade(extraction.listings);
                    look = describe(extraction);
                },
                [&](const std::string&, const std::string& why) {
                    look.words = "It was not fetched: " + why + remedy_of(why, url);
                }});
    return look;
}

}  // namespace app

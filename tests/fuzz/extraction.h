#pragma once

#include <algorithm>
#include <set>
#include <string>

#include "parser/parser.h"
#include "tests/fuzz/fuzz.h"

namespace fuzz {

inline bool is_address(const std::string& url) {
    return url.starts_with("http://") || url.starts_with("https://");
}

inline void check(const model::Score& score) {
    demand(score.scale.worst < score.scale.best, "a scale's worst is below its best");
    demand(score.scale.worst <= score.value && score.value <= score.scale.best,
           "a score lies within its scale");
}

inline void check(const model::Aggregate& aggregate) {
    if (aggregate.score) check(*aggregate.score);
    demand(aggregate.count.value_or(0) >= 0, "a count is not negative");
    for (const auto& [range, number] : aggregate.histogram)
        demand(number >= 0, "a histogram's bars are not negative");
}

inline void check(const model::Review& review) {
    if (review.score) check(*review.score);
    if (review.overall) check(*review.overall);
    demand(!review.grade, "grades are for others to give");
    demand(!review.date || model::Instant{review.date->first} <= fetched(),
           "no review is of later than its page");
    demand(review.author_key.empty() || review.author_key == "key", "no author's name is kept");
}

inline void check(const model::Listing& listing) {
    demand(!listing.recipe.empty(), "a listing tells what read it");
    demand(listing.url.empty() || is_address(listing.url), "a listing's URL is one of the web");
    demand(listing.fetched == fetched(), "a listing keeps its page's time");
    if (listing.aggregate) check(*listing.aggregate);
    for (const auto& review : listing.reviews) check(review);
    for (const auto& item : listing.items)
        if (item.aggregate) check(*item.aggregate);
    for (const auto& skipped : listing.skipped)
        demand(!skipped.what.empty() && !skipped.why.empty(), "what is skipped has its reason");
}

/// What holds for all that is read from a page, whatever its bytes.
inline void check(const parser::Extraction& extraction) {
    for (const auto& listing : extraction.listings) check(listing);
    demand(extraction.blocked.empty() || extraction.listings.empty(), "a challenge says nothing");
    std::set<std::string> known;
    for (const auto& link : extraction.links) {
        demand(is_address(link.url), "a link leads to the web");
        demand(known.insert(link.url).second, "no link is named twice");
    }
    for (const auto& problem : extraction.problems)
        demand(!problem.what.empty() && !problem.why.empty(), "a problem has its reason");
}

/// Reads bytes as a page whose address is `url`, and checks what was read.
inline parser::Extraction read(std::string_view bytes, const parser::Recipes& recipes,
                               const std::string& url, const std::string& content_type = "") {
    const parser::Input input{bytes, url, content_type, fetched()};
    auto extraction = parser::extract(input, recipes, [](std::string_view) { return "key"; });
    check(extraction);
    return extraction;
}

}  // namespace fuzz

#include "app/sources.h"

#include <algorithm>

#include "crawler/url.h"

namespace app {
namespace {

/// The site of a page, whether it is written with "www." or not; empty: no web address.
std::string site_of(const std::string& text) {
    const auto url = crawler::parse_url(text);
    return url ? std::string{crawler::bare_host(url->host)} : std::string{};
}

}  // namespace

bool is_web_address(std::string_view text) {
    return text.starts_with("http://") || text.starts_with("https://");
}

std::string source_of(const std::string& url, const std::vector<crawler::SourcePlan>& watches) {
    const std::string site = site_of(url);
    if (site.empty()) return {};
    const auto found = std::find_if(watches.begin(), watches.end(), [&](const auto& watch) {
        const auto here = [&](const std::string& page) { return site_of(page) == site; };
        return std::any_of(watch.urls.begin(), watch.urls.end(), here) ||
               std::any_of(watch.sitemaps.begin(), watch.sitemaps.end(), here);
    });
    return found == watches.end() ? std::string{} : found->source;
}

void fill_facts(std::vector<model::Listing>& listings, const std::string& source,
                const std::map<std::string, WatchFacts>& facts) {
    const auto known = facts.find(source);
    if (known == facts.end()) return;
    for (model::Listing& listing : listings) {
        model::Business& business = listing.business;
        if (business.name.empty()) continue;
        if (business.category.empty()) business.category = known->second.category;
        if (business.city.empty()) business.city = known->second.place;
    }
}

void name_source(std::vector<model::Listing>& listings, const std::string& source) {
    if (source.empty()) return;
    for (model::Listing& listing : listings) {
        if (listing.recipe == "schema.org" || listing.recipe == "hreview") listing.source = source;
    }
}

}  // namespace app

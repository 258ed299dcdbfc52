#include "app/pipeline.h"

#include "app/grading.h"

namespace app {
namespace {

store::PageState state_of(const crawler::Page& page, const std::vector<crawler::Link>& links) {
    store::PageState state;
    state.url = page.url;
    state.source = page.source;
    state.fetched = page.fetched;
    state.etag = page.etag;
    state.last_modified = page.last_modified;
    state.digest = page.digest;
    state.archived = page.archived;
    for (const crawler::Link& link : links) state.links.push_back({link.url, link.next});
    return state;
}

/// A page that only its markup could be read from belongs to the source that the watch names.
void name_source(std::vector<model::Listing>& listings, const crawler::Page& page) {
    for (model::Listing& listing : listings) {
        if (listing.recipe == "schema.org" || listing.recipe == "hreview") {
            listing.source = page.source;
        }
    }
}

}  // namespace

std::optional<crawler::Known> StoreMemory::known(const std::string& url) {
    const auto state = store_.page(url);
    if (!state) return std::nullopt;
    crawler::Known known{state->etag, state->last_modified, state->digest, {}};
    for (const store::PageLink& link : state->links) known.links.push_back({link.url, link.next});
    return known;
}

std::optional<crawler::CachedRobots> StoreMemory::robots(const std::string& origin) {
    const auto kept = store_.robots(origin);
    if (!kept) return std::nullopt;
    return crawler::CachedRobots{kept->fetched, kept->status, kept->body};
}

void StoreMemory::keep_robots(const std::string& origin, const crawler::CachedRobots& robots) {
    store_.keep_robots(origin, {robots.fetched, robots.status, robots.body});
}

std::optional<model::Instant> StoreMemory::rest_until(const std::string& host) {
    return store_.rest_until(host);
}

void StoreMemory::keep_rest(const std::string& host, model::Instant until) {
    store_.keep_rest(host, until);
}

tl::expected<crawler::Reading, std::string> Pipeline::page(const crawler::Page& page) {
    parser::Extraction extraction =
        parser::extract({page.body, page.final_url.empty() ? page.url : page.final_url,
                         page.content_type, page.fetched},
                        recipes_, author_key_);
    crawler::Reading reading;
    reading.blocked = extraction.blocked;
    if (!reading.blocked.empty()) return reading;
    if (extraction.listings.empty() && extraction.links.empty() && !extraction.problems.empty()) {
        const model::Skipped& first = extraction.problems.front();
        return tl::make_unexpected(first.what + ": " + first.why);
    }
    for (const parser::Link& link : extraction.links)
        reading.links.push_back({link.url, link.next});
    grade(extraction.listings);
    name_source(extraction.listings, page);
    const store::PageState state = state_of(page, reading.links);
    const store::Saved saved = store_.save(extraction.listings, &state);
    reading.new_reviews = saved.reviews;
    reading.changed = saved.anything();
    return reading;
}

void Pipeline::not_modified(const crawler::Page& page) {
    store_.touch(page.url, page.fetched);
}

}  // namespace app

#include "app/pipeline.h"

#include <algorithm>

#include "app/grading.h"
#include "app/sources.h"
#include "crawler/url.h"

namespace app {
namespace {

store::PageState state_of(const crawler::Page& page) {
    store::PageState state;
    state.url = page.url;
    state.source = page.source;
    state.fetched = page.fetched;
    state.etag = page.etag;
    state.last_modified = page.last_modified;
    state.digest = page.digest;
    state.archived = page.archived;
    state.reader = page.reader;
    state.round = page.round;
    state.further = page.further;
    state.status = page.status;
    return state;
}

/// As the crawl will ask for it, so that the page can be found by it.
std::string asked_url(const std::string& url) {
    const auto known = crawler::parse_url(url);
    return known ? known->text() : url;
}

store::PageLink stored(const crawler::Link& link) {
    return {link.url, link.next, link.newest_first, link.sitemap, link.lastmod};
}

crawler::Link followed(const store::PageLink& link) {
    return {link.url, link.next, link.newest_first, link.sitemap, link.lastmod};
}

/// Whether a page is the front of a list of reviews that begins with the newest: what stands on
/// further pages is then older. Reviews of one day prove no order.
bool newest_first(const std::vector<model::Listing>& listings) {
    if (listings.size() != 1) return false;
    std::optional<model::Day> last;
    bool sinks = false;
    for (const model::Review& review : listings.front().reviews) {
        if (!review.date) continue;
        if (last && *last < review.date->last()) return false;
        sinks = sinks || (last && review.date->last() < *last);
        last = review.date->last();
    }
    return sinks;
}

}  // namespace

std::optional<crawler::Known> StoreMemory::known(const std::string& url) {
    const auto state = store_.page(url);
    if (!state) return std::nullopt;
    crawler::Known known;
    known.etag = state->etag;
    known.last_modified = state->last_modified;
    known.digest = state->digest;
    known.archived = state->archived;
    known.reader = state->reader;
    known.status = state->status;
    known.fetched = state->fetched;
    known.first_fetched = state->first_fetched;
    known.changed = state->changed;
    known.changes = state->changes;
    known.news = state->news;
    known.round = state->round;
    for (const store::PageLink& link : state->links) known.links.push_back(followed(link));
    return known;
}

void StoreMemory::keep_sitemap(const crawler::Page& page, const std::vector<crawler::Link>& links) {
    store::PageState state = state_of(page);
    for (const crawler::Link& link : links) state.links.push_back(stored(link));
    store_.save({}, &state);
}

void StoreMemory::keep_failure(const crawler::Page& page) {
    store_.keep_failure(state_of(page));
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

std::optional<long> StoreMemory::open_round(const std::string& source) {
    return store_.open_round(source);
}

long StoreMemory::begin_round(const std::string& source, model::Instant now) {
    return store_.begin_round(source, now);
}

void StoreMemory::end_round(const std::string& source) {
    store_.end_round(source);
}

parser::Extraction Pipeline::extract(const crawler::Page& page) const {
    parser::Extraction extraction =
        parser::extract({page.body, page.final_url.empty() ? page.url : page.final_url,
                         page.content_type, page.fetched},
                        recipes_, author_key_);
    name_source(extraction.listings, page.source);
    return extraction;
}

bool Pipeline::may_archive(const crawler::Page& page) {
    if (kept_out_.empty()) return true;
    const auto listings = extract(page).listings;
    return std::none_of(listings.begin(), listings.end(),
                        [&](const model::Listing& listing) { return kept_out_.shown_by(listing); });
}

crawler::Keep Pipeline::read(const crawler::Page& page) {
    parser::Extraction extraction = extract(page);
    grade(extraction.listings);
    PageReading looked = layouts_.look(page, extraction.listings);
    fill_facts(extraction.listings, page.source, facts_);
    return [this, extraction = std::move(extraction), looked = std::move(looked),
            state = state_of(page)]() mutable {
        if (extraction.blocked.empty()) layouts_.count(std::move(looked));
        return keep(extraction, state);
    };
}

tl::expected<crawler::Reading, std::string> Pipeline::keep(const parser::Extraction& extraction,
                                                           store::PageState state) {
    crawler::Reading reading;
    reading.blocked = extraction.blocked;
    if (!reading.blocked.empty()) return reading;
    const bool newest = newest_first(extraction.listings);
    for (const parser::Link& link : extraction.links) {
        reading.links.push_back({asked_url(link.url), link.next, link.next && newest});
        state.links.push_back(stored(reading.links.back()));
    }
    const store::Saved saved = store_.save(extraction.listings, &state);
    if (extraction.listings.empty() && extraction.links.empty() && !extraction.problems.empty()) {
        const model::Skipped& first = extraction.problems.front();
        return tl::make_unexpected(first.what + ": " + first.why);
    }
    reading.new_reviews = saved.reviews;
    reading.changed = saved.anything();
    return reading;
}

void Pipeline::not_modified(const crawler::Page& page) {
    store_.touch(page.url, page.fetched, page.round);
}

}  // namespace app

#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "crawler/url.h"
#include "model/date.h"

namespace crawler {

struct SitemapEntry {
    std::string url;  ///< absolute, http or https, in normal form
    /// When the site says that it last changed. Of a year, month or day it is the first second, so
    /// a page fetched later on that day may have changed since.
    std::optional<model::Instant> lastmod;
};

/// What a site names for crawlers to visit (sitemaps.org), or a feed.
struct Sitemap {
    bool index = false;  ///< the entries are sitemaps themselves
    std::vector<SitemapEntry> entries;
    std::string problem;  ///< why it could not be read to its end; empty: it could
};

/// sitemaps.org's own limits.
inline constexpr std::size_t max_sitemap_bytes = 50u << 20;  ///< unpacked
inline constexpr std::size_t max_sitemap_entries = 50'000;

/// Whether the body, perhaps packed with gzip, is a sitemap, an index of them, an RSS or Atom feed,
/// or a plain list of URLs. It goes by the root element alone, so no page is taken for one.
bool is_sitemap(std::string_view body);

/// Reads a sitemap, an index, a feed or a list of URLs, a line each, plain or packed with gzip.
/// `where` is its URL, which relative ones are resolved against. What is cut off or broken gives
/// the entries before the break and a problem. No entity of a DTD is expanded, and nothing that the
/// file names is loaded.
///
/// The location rule of sitemaps.org (only URLs of the sitemap's own folder) is not applied: sites
/// break it everywhere, and it does not hold where robots.txt names the sitemap. Which hosts may be
/// visited is for the crawl to decide.
Sitemap read_sitemap(std::string_view body, const Url& where);

/// A W3C date and time, from a year to fractions of a second; UTC where no zone is told. Nothing
/// for any other text.
std::optional<model::Instant> parse_lastmod(std::string_view text);

/// A date of RFC 5322 ("Sun, 06 Sep 2009 16:20:00 +0200"), as RSS has it, or a W3C one.
std::optional<model::Instant> parse_feed_date(std::string_view text);

}  // namespace crawler

// A sitemap, an index, a feed or a list of URLs, packed or not.
#include <string>

#include "crawler/sitemap.h"
#include "tests/fuzz/fuzz.h"

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    static const auto where = crawler::parse_url("https://www.voorbeeld.nl/map/sitemap.xml");
    const auto body = fuzz::text_of(data, size);
    crawler::is_sitemap(body);
    const auto sitemap = crawler::read_sitemap(body, *where);
    fuzz::demand(sitemap.entries.size() <= crawler::max_sitemap_entries, "it ends at its limit");
    for (const auto& entry : sitemap.entries) {
        const auto url = crawler::parse_url(entry.url);
        fuzz::demand(url.has_value() && url->text() == entry.url, "a page's URL is in normal form");
    }
    return 0;
}

#include "app/forgetting.h"

#include <algorithm>
#include <ostream>
#include <set>

#include "app/crawling.h"
#include "app/home.h"
#include "app/layout_watch.h"
#include "app/sources.h"
#include "crawler/archive.h"
#include "crawler/archive_erasure.h"
#include "store/place.h"

namespace app {
namespace {

namespace fs = std::filesystem;

/// Says of an archive's records whether they go.
class Sieve {
  public:
    Sieve(const ArchiveSearch& search, const Config& config)
        : search_{search},
          config_{config},
          recipes_{recipes_for(config)},
          author_key_{author_key_for(config)},
          urls_{search.urls.begin(), search.urls.end()},
          doubtful_{search.doubtful.begin(), search.doubtful.end()} {}

    bool goes(const crawler::WarcRecord& record) const {
        const std::string url{record.field("warc-target-uri")};
        if (urls_.contains(url)) return true;
        if (search_.shown.empty() || !crawler::holds_page(record)) return false;
        const auto page = crawler::page_of(record);
        if (!page) return doubtful_.contains(url);
        const auto listings = read(*page);
        if (listings.empty()) return doubtful_.contains(url);
        return std::any_of(listings.begin(), listings.end(), [&](const model::Listing& listing) {
            return search_.shown.shown_by(listing);
        });
    }

  private:
    std::vector<model::Listing> read(const crawler::Page& page) const {
        auto listings = parser::extract({page.body, page.url, page.content_type, page.fetched},
                                        recipes_, author_key_)
                            .listings;
        name_source(listings, source_of(page.url, config_.watches));
        return listings;
    }

    const ArchiveSearch& search_;
    const Config& config_;
    parser::Recipes recipes_;
    parser::AuthorKey author_key_;
    std::set<std::string> urls_;
    std::set<std::string> doubtful_;
};

}  // namespace

long erase_from_archive(const ArchiveSearch& search, const Config& config, World& world) {
    if (config.archive.empty() || !fs::is_directory(config.archive)) return 0;
    const Sieve sieve{search, config};
    const auto erased = crawler::erase_archived(
        config.archive, [&](const auto& record) { return sieve.goes(record); }, world.now(),
        crawler::random_uuid);
    for (const std::string& problem : erased.problems)
        world.err << "negenplus: archive: " << problem << '\n';
    return erased.records;
}

long erase_layout_pages(const std::string& source, const Config& config) {
    const fs::path folder = layout_folder(config);
    const std::string begin = layout_page_name(source, "");
    long gone = 0;
    std::error_code unknown;
    std::vector<fs::path> found;
    for (const auto& entry : fs::directory_iterator{folder, unknown}) {
        const std::string name = entry.path().filename().string();
        // Behind the source comes a day, as 2026-11-21.
        if (name.starts_with(begin) && name.size() == begin.size() + 10)
            found.push_back(entry.path());
    }
    for (const fs::path& each : found) gone += fs::remove_all(each) > 0 ? 1 : 0;
    return gone;
}

std::vector<fs::path> older_copies(const Config& config) {
    std::vector<fs::path> copies;
    if (store::on_server(config.database)) return copies;
    const std::string begin = config.database.filename().string() + ".v";
    std::error_code unknown;
    const fs::path folder =
        config.database.has_parent_path() ? config.database.parent_path() : fs::path{"."};
    for (const auto& entry : fs::directory_iterator{folder, unknown}) {
        const std::string name = entry.path().filename().string();
        if (name.starts_with(begin) && name.ends_with(".bak")) copies.push_back(entry.path());
    }
    std::sort(copies.begin(), copies.end());
    return copies;
}

store::Retention retention_of(const Config& config, model::Day today) {
    const auto back = [&](int months) -> std::optional<model::Day> {
        if (months == 0) return std::nullopt;
        const auto date = std::chrono::year_month_day{today} - std::chrono::months{months};
        // A month's last days have no counterpart in a shorter one.
        return date.ok() ? model::Day{date}
                         : model::Day{date.year() / date.month() / std::chrono::last};
    };
    return {back(config.keep_words_months), back(config.keep_reviews_months)};
}

store::Store open_store(const Config& config, World& world) {
    store::Store store{config.database};
    const auto retention = retention_of(config, world.today());
    if (retention.any()) store::Forgetting{store}.older(retention, world.now());
    return store;
}

}  // namespace app

#pragma once

#include <optional>
#include <string>

#include "app/config.h"
#include "app/layout_watch.h"
#include "crawler/crawler.h"
#include "parser/parser.h"
#include "store/store.h"

namespace app {

/// The crawler's memory, kept in the store.
class StoreMemory final : public crawler::Memory {
  public:
    explicit StoreMemory(store::Store& store) : store_{store} {}

    std::optional<crawler::Known> known(const std::string& url) override;
    void keep_sitemap(const crawler::Page& page, const std::vector<crawler::Link>& links) override;
    void keep_failure(const crawler::Page& page) override;
    std::optional<crawler::CachedRobots> robots(const std::string& origin) override;
    void keep_robots(const std::string& origin, const crawler::CachedRobots& robots) override;
    std::optional<model::Instant> rest_until(const std::string& host) override;
    void keep_rest(const std::string& host, model::Instant until) override;
    std::optional<long> open_round(const std::string& source) override;
    long begin_round(const std::string& source, model::Instant now) override;
    void end_round(const std::string& source) override;

  private:
    store::Store& store_;
};

/// The road of a fetched page: extract and grade, beside the crawl, and then store in one
/// transaction a page.
class Pipeline final : public crawler::Visitor {
  public:
    Pipeline(store::Store& store, const parser::Recipes& recipes, parser::AuthorKey author_key,
             LayoutWatch& layouts, const std::map<std::string, WatchFacts>& facts)
        : store_{store},
          recipes_{recipes},
          author_key_{std::move(author_key)},
          layouts_{layouts},
          facts_{facts},
          kept_out_{store.kept_out()} {}

    crawler::Keep read(const crawler::Page& page) override;
    /// A page that still shows what was forgotten stays out of the archive.
    bool may_archive(const crawler::Page& page) override;
    void not_modified(const crawler::Page& page) override;

  private:
    parser::Extraction extract(const crawler::Page& page) const;
    tl::expected<crawler::Reading, std::string> keep(const parser::Extraction& extraction,
                                                     store::PageState state);

    store::Store& store_;
    const parser::Recipes& recipes_;
    parser::AuthorKey author_key_;
    LayoutWatch& layouts_;
    const std::map<std::string, WatchFacts>& facts_;
    const store::KeptOut kept_out_;  // of its own: asked beside the crawl
};

}  // namespace app

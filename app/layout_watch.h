#pragma once

#include <array>
#include <filesystem>
#include <map>
#include <string>
#include <vector>

#include "crawler/memory.h"
#include "model/coverage.h"
#include "model/receipt.h"
#include "parser/parser.h"
#include "store/store.h"

namespace app {

/// What the folder of a page of a changed layout is called: the source and the day.
std::string layout_page_name(const std::string& source, const std::string& day);

/// What a page gave, and its bytes where they miss something that the source's pages mostly have.
struct PageReading {
    model::Coverage coverage;
    double missed = 0;  ///< of what could be expected; 0: nothing
    std::string url;
    std::string content_type;
    std::string body;
};

/// What a page's listings tell of its layout. A page with a list of businesses is asked for nothing
/// else.
model::Coverage coverage_of(const std::string& source, const std::vector<model::Listing>& listings);

/// Holds what a run reads of each source against what earlier runs read of it.
class LayoutWatch {
  public:
    /// Looks back somewhat over a year from the run's begin.
    LayoutWatch(store::Store& store, model::Instant started);

    /// What one page gave. Changes nothing and asks no store: it may run beside the crawl.
    PageReading look(const crawler::Page& page, const std::vector<model::Listing>& listings) const;
    /// Counts it, before the page's new reading is stored: the last good one may be kept with it.
    void count(PageReading reading);

    /// Says in the receipt which sources' layouts changed, and remembers what this run read of its
    /// sources.
    void judge(model::Receipt& receipt);
    /// Cuts, for each source whose layout is newly found changed, the page that misses most:
    /// FOLDER/SOURCE-DATE/ with the page, its address and what was last read of it. Gives these
    /// folders. The page's bytes are the site's own, reviewers' names and all: only their owner
    /// may read them.
    std::vector<std::filesystem::path> cut(const std::filesystem::path& folder) const;

  private:
    using Expected = std::array<double, model::page_fields>;
    struct Offender {
        PageReading page;
        std::vector<model::Listing> last;
    };

    bool was_changed(const std::string& source) const;
    long pages_of(const std::string& source) const;

    store::Store& store_;
    model::Instant started_;
    std::vector<model::Coverage> past_;
    std::map<std::string, Expected> expected_;  ///< by source: the share of pages with each field
    std::map<std::string, std::map<std::string, model::Coverage>> run_;  ///< by source and recipe
    std::map<std::string, Offender> offenders_;
    std::vector<std::string> newly_changed_;
};

}  // namespace app

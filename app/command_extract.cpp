#include <algorithm>
#include <fstream>
#include <ostream>
#include <thread>

#include "app/commands.h"
#include "app/crawling.h"
#include "app/grading.h"
#include "app/rows.h"
#include "app/saved_pages.h"
#include "app/side_by_side.h"
#include "app/sources.h"
#include "store/interchange.h"

namespace app {
namespace {

Rows summary_of(const std::vector<model::Listing>& listings) {
    Rows rows{{"source", "recipe", "business", "category", "score", "best", "count", "reviews",
               "items", "skipped", "url"},
              {}};
    for (const model::Listing& listing : listings) {
        const bool scored = listing.aggregate && listing.aggregate->score;
        const bool counted = listing.aggregate && listing.aggregate->count;
        rows.rows.push_back(
            {listing.source, listing.recipe, listing.business.name, listing.business.category,
             scored ? Cell{listing.aggregate->score->value} : Cell{},
             scored ? Cell{listing.aggregate->score->scale.best} : Cell{},
             counted ? Cell{*listing.aggregate->count} : Cell{},
             static_cast<long>(listing.reviews.size()), static_cast<long>(listing.items.size()),
             static_cast<long>(listing.skipped.size()), listing.url});
    }
    return rows;
}

/// Reads pages one after the other and prints, or gathers, what stands on them.
class Extract final : public Command {
  public:
    Extract(CLI::App& root, World& world)
        : Command{root, "extract", "print what saved or fetched pages state, one record a listing",
                  world} {
        add_home_options();
        add_format_option("jsonl");
        app_->add_option("--url", url_, "where the saved page came from");
        app_->add_flag("--archive", archive_, "read the config's archive again, without one fetch");
        app_->add_option("--warc-list", list_,
                         "file with paths of WARC files, a line each, or - for standard input");
        app_->add_option("--jobs,-j", jobs_, "pages read side by side (default: as many as cores)")
            ->check(CLI::Range(1, 1024));
        app_->add_option("input", inputs_,
                         "files, folders, WARC files, URLs, or - for standard input");
    }

    int run() override {
        const Config config = config_for(common_);
        check_usage(config);
        watches_ = config.watches;
        facts_ = config.facts;
        format_ = format_from(common_.format);
        recipes_ = recipes_for(config);
        if (!common_.db.empty() || !config.file.empty()) author_key_ = author_key_for(config);
        SideBySide<Read> reading{jobs_, [this](Read page) { take(std::move(page)); }};
        const SavedPageVisitor visitor{
            [&](SavedPage page) {
                reading.give([this, page = std::move(page)] { return read(page); });
            },
            [&](const std::string& name, const std::string& why) {
                reading.finish();
                refuse(name, why);
            }};
        if (archive_) each_archived_page(config.archive, visitor);
        if (!list_.empty()) read_list(visitor);
        for (const std::string& input : inputs_) {
            if (is_web_address(input)) {
                fetch_page(input, config, world_, visitor);
            } else {
                each_saved_page(input, world_, visitor);
            }
        }
        reading.finish();
        if (format_ != Format::jsonl) print(summary_of(gathered_), format_, world_.out);
        return lost_ ? in_part : done;
    }

  private:
    void check_usage(const Config& config) const {
        const std::string option = archive_ ? "--archive" : list_.empty() ? "" : "--warc-list";
        if (archive_ && !list_.empty()) throw UsageError("--archive or --warc-list, not both");
        if (option.empty() && inputs_.empty())
            throw UsageError("name what to read, or --archive or --warc-list");
        if (!option.empty() && !inputs_.empty())
            throw UsageError(option + " takes no further input");
        if (!option.empty() && !url_.empty())
            throw UsageError(option + " knows its URLs: leave out --url");
        if (!archive_) return;
        if (config.archive.empty())
            throw UsageError("--archive: the config names no archive (archive = \"FOLDER\")");
        if (!std::filesystem::is_directory(config.archive))
            throw UsageError("--archive: nothing was archived yet in " + config.archive.string());
    }

    void read_list(const SavedPageVisitor& visitor) {
        if (list_ == "-") return each_listed_page(world_.in, visitor);
        std::ifstream list{list_};
        if (!list) throw UsageError("--warc-list: cannot read " + list_);
        each_listed_page(list, visitor);
    }

    /// What a page stated; its listings as they are printed, or to be gathered.
    struct Read {
        std::string name;
        parser::Extraction extraction;
        std::string lines;
    };

    Read read(const SavedPage& page) const {
        const std::string& url = url_.empty() ? page.url : url_;
        Read result{page.name,
                    parser::extract({page.bytes, url, page.content_type, page.fetched}, recipes_,
                                    author_key_),
                    {}};
        std::vector<model::Listing>& listings = result.extraction.listings;
        grade(listings);
        const std::string source = source_of(url, watches_);
        name_source(listings, source);
        fill_facts(listings, source, facts_);
        if (format_ == Format::jsonl) {
            for (const model::Listing& listing : listings)
                result.lines += store::to_json(listing) + '\n';
        }
        return result;
    }

    void take(Read page) {
        for (const model::Skipped& problem : page.extraction.problems) {
            world_.err << "negenplus: " << page.name << ": " << problem.what << ": " << problem.why
                       << '\n';
        }
        lost_ = lost_ || (page.extraction.listings.empty() && !page.extraction.problems.empty());
        if (!page.extraction.blocked.empty())
            refuse(page.name, "blocked: " + page.extraction.blocked);
        world_.out << page.lines;
        if (format_ == Format::jsonl) return;
        for (model::Listing& listing : page.extraction.listings)
            gathered_.push_back(std::move(listing));
    }

    void refuse(const std::string& name, const std::string& why) {
        world_.err << "negenplus: " << name << ": " << why << '\n';
        lost_ = true;
    }

    std::string url_;
    std::string list_;  ///< a file of WARC files
    bool archive_ = false;
    unsigned jobs_ = std::max(1u, std::thread::hardware_concurrency());
    std::vector<std::string> inputs_;
    Format format_ = Format::jsonl;
    parser::Recipes recipes_;
    std::vector<crawler::SourcePlan> watches_;
    std::map<std::string, WatchFacts> facts_;
    parser::AuthorKey author_key_ = [](std::string_view) { return std::string{}; };
    std::vector<model::Listing> gathered_;
    bool lost_ = false;
};

}  // namespace

CommandPtr make_extract(CLI::App& root, World& world) {
    return std::make_unique<Extract>(root, world);
}

}  // namespace app

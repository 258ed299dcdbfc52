#include <algorithm>
#include <map>
#include <ostream>
#include <set>

#include "app/commands.h"
#include "app/forgetting.h"
#include "app/judging.h"
#include "app/locking.h"
#include "app/matching.h"
#include "app/rows.h"

namespace app {
namespace {

/// Forgets reviews, businesses or sources for good: words, archived pages and published quotes.
class Forget final : public Command {
  public:
    Forget(CLI::App& root, World& world)
        : Command{root, "forget", "erase a review, a business or a source for good", world} {
        app_->require_subcommand(1);
        add_review();
        business_ = app_->add_subcommand("business", "all that is known of a business");
        business_->add_option("name", search_.business, "a listing's URL, or a part of its name")
            ->required();
        add_deed_options(business_);
        source_ = app_->add_subcommand("source", "all that came from a source");
        source_->add_option("source", search_.source, "its name, as in the config")->required();
        add_deed_options(source_, false);
        list_ = app_->add_subcommand("list", "what was forgotten, without what it was");
        add_common_options(list_);
        lift_ = app_->add_subcommand("lift", "let come back what that deed forgot");
        lift_->add_option("number", number_, "as `forget list` has it")->required();
        add_common_options(lift_);
    }

    int run() override {
        format_ = format_from(common_.format);
        config_ = config_for(common_);
        existing_database(config_);
        // Looking is no reason to keep a run away.
        if (dry_run_ || *list_) {
            store::Store store{config_.database};
            return *list_ ? list(store) : forget(store);
        }
        const store::Lock lock = lock_database(config_);
        store::Store store = open_store(config_, world_);
        return *lift_ ? lift(store) : forget(store);
    }

  private:
    void add_common_options(CLI::App* command) {
        command->add_option("--config", common_.config, "config file (default: negenplus.toml)");
        command->add_option("--db", common_.db,
                            "database: a file, or a postgresql:// URL (default: the config's)");
        command->add_option("--format", common_.format, "table, jsonl or csv (default: table)");
        common_.format = "table";
    }

    void add_deed_options(CLI::App* command, bool narrow = true) {
        add_common_options(command);
        command->add_flag("--dry-run", dry_run_, "only print what would be forgotten");
        command->add_option("--reason", reason_, "kept with the deed; name nobody in it");
        if (!narrow) return;
        command->add_option("--source", search_.source, "only of this source");
        command->add_flag("--all", all_, "all that were found, not only a single one");
    }

    void add_review() {
        review_ = app_->add_subcommand("review", "reviews, by what is known of them");
        review_->add_option("--business", search_.business,
                            "a listing's URL, or a part of its name");
        review_->add_option("--id", search_.id, "the source's own name for the review");
        review_->add_option("--author", author_, "the reviewer's name, as the source shows it");
        review_->add_option("--text", search_.words, "words that stand in it");
        add_deed_options(review_);
    }

    int forget(store::Store& store) {
        if (*review_) return forget_reviews(store);
        return *business_ ? forget_business(store) : forget_source(store);
    }

    int forget_reviews(store::Store& store) {
        if (search_.id.empty() && author_.empty() && search_.words.empty())
            throw UsageError("say which reviews: --id, --author or --text");
        if (!author_.empty()) search_.author_key = author_key_for(config_)(author_);
        store::Forgetting forgetting{store};
        std::vector<store::FoundReview> found;
        forgetting.each_review(search_, [&](const auto& review) { found.push_back(review); });
        if (dry_run_) return show(found);
        require(found.size(), "review");
        ArchiveSearch archived;
        std::set<std::string> sources;
        for (const store::FoundReview& each : found) {
            archived.shown.add(store::KeptOut::mark(each.listing.source, each.listing.key),
                               each.identity);
            sources.insert(each.listing.source);
        }
        add_pages(forgetting, listings_of(found), archived.doubtful);
        return finish(store, archived, sources,
                      [&](store::Deed deed) { return forgetting.reviews(found, std::move(deed)); });
    }

    int forget_business(store::Store& store) {
        store::Forgetting forgetting{store};
        const auto found = forgetting.listings(search_.source, search_.business);
        if (dry_run_) return show(found);
        require(found.size(), "listing");
        ArchiveSearch archived;
        std::set<std::string> sources;
        for (const store::FoundListing& each : found) {
            archived.shown.add(store::KeptOut::mark(each.source, each.key), 0);
            if (!each.url.empty()) archived.urls.push_back(each.url);
            sources.insert(each.source);
        }
        add_pages(forgetting, found, archived.doubtful);
        return finish(store, archived, sources, [&](store::Deed deed) {
            return forgetting.listings(found, std::move(deed));
        });
    }

    int forget_source(store::Store& store) {
        store::Forgetting forgetting{store};
        const auto found = forgetting.listings(search_.source, "");
        if (dry_run_) return show(found);
        ArchiveSearch archived{forgetting.pages_of(search_.source)};
        if (found.empty() && archived.urls.empty())
            throw UsageError("nothing is known from a source '" + search_.source + "'");
        const auto watched = [&](const auto& watch) { return watch.source == search_.source; };
        if (std::any_of(config_.watches.begin(), config_.watches.end(), watched))
            world_.err << "negenplus: " << config_.file.string() << " still watches "
                       << search_.source << ": the next run fetches it anew\n";
        return finish(store, archived, {search_.source}, [&](store::Deed deed) {
            return forgetting.source(search_.source, std::move(deed));
        });
    }

    static std::vector<store::FoundListing> listings_of(
        const std::vector<store::FoundReview>& found) {
        std::map<std::int64_t, store::FoundListing> listings;
        for (const auto& each : found) listings.emplace(each.listing.id, each.listing);
        std::vector<store::FoundListing> all;
        for (auto& [id, listing] : listings) all.push_back(std::move(listing));
        return all;
    }

    static void add_pages(const store::Forgetting& forgetting,
                          const std::vector<store::FoundListing>& listings,
                          std::vector<std::string>& urls) {
        for (const auto& listing : listings)
            for (auto& url : forgetting.pages_of(listing)) urls.push_back(std::move(url));
    }

    /// One is meant unless more are asked for.
    void require(std::size_t found, const std::string& what) const {
        if (found == 0) throw UsageError("no such " + what + " is known");
        if (found > 1 && !all_)
            throw UsageError(std::to_string(found) + " " + what +
                             "s are like that: look with --dry-run, then narrow it or say --all");
    }

    /// The archive first: where that is cut short, the same command finds all of it again.
    template <typename Work>
    int finish(store::Store& store, const ArchiveSearch& archived,
               const std::set<std::string>& sources, const Work& work) {
        store::Deed deed;
        deed.moment = world_.now();
        deed.reason = reason_;
        if (sources.size() == 1) deed.source = *sources.begin();
        deed.records = erase_from_archive(archived, config_, world_);
        long layouts = 0;
        for (const std::string& source : sources) layouts += erase_layout_pages(source, config_);
        deed = work(std::move(deed));
        join_listings(store, config_);
        world_.err << "negenplus: forgotten (" << deed.number << "): " << deed.listings
                   << " listings, " << deed.reviews << " reviews, " << deed.records
                   << " archived records, " << layouts << " pages of changed layouts\n";
        publish_anew(store);
        for (const auto& copy : older_copies(config_))
            world_.err << "negenplus: " << copy.string()
                       << " may hold it still, and so may backups of yours: delete what is older\n";
        return done;
    }

    /// The reports that stand quote what was forgotten: those of earlier days go.
    void publish_anew(const store::Store& store) {
        if (!std::filesystem::exists(config_.report_out / "index.html")) return;
        const model::Day today = world_.today();
        report::Options options = report_options(config_);
        options.keep = std::min(options.keep, 1);
        report::publish(
            compare_since(store, config_, today, last_report(config_.report_out, today)), options,
            config_.report_out);
        world_.err
            << "negenplus: the report in " << config_.report_out.string()
            << " is made anew, earlier ones are deleted (`report --as-of` makes them again)\n";
    }

    int show(const std::vector<store::FoundReview>& found) const {
        Rows rows{{"source", "business", "url", "id", "date", "grade", "title", "text", "praise",
                   "criticism", "lang", "author_key", "first_seen", "last_seen"},
                  {}};
        for (const auto& [listing, identity, first_seen, last_seen, review] : found)
            rows.rows.push_back({listing.source, listing.name, listing.url, review.id,
                                 review.date ? Cell{to_string(*review.date)} : Cell{},
                                 review.grade ? Cell{*review.grade} : Cell{}, review.title,
                                 review.text, review.praise, review.criticism, review.lang,
                                 review.author_key, model::to_string(first_seen),
                                 model::to_string(last_seen)});
        print(rows, format_, world_.out);
        return done;
    }

    int show(const std::vector<store::FoundListing>& found) const {
        Rows rows{{"source", "business", "url", "reviews"}, {}};
        for (const auto& each : found)
            rows.rows.push_back({each.source, each.name, each.url, each.reviews});
        print(rows, format_, world_.out);
        return done;
    }

    int list(store::Store& store) const {
        Rows rows{
            {"number", "moment", "what", "source", "listings", "reviews", "records", "reason"}, {}};
        for (const store::Deed& deed : store::Forgetting{store}.deeds())
            rows.rows.push_back({deed.number, model::to_string(deed.moment), deed.what, deed.source,
                                 deed.listings, deed.reviews, deed.records, deed.reason});
        print(rows, format_, world_.out);
        return done;
    }

    int lift(store::Store& store) {
        if (!store::Forgetting{store}.lift(number_))
            throw UsageError("there is no deed " + std::to_string(number_));
        world_.err << "negenplus: what deed " << number_
                   << " forgot may come back with the next run or import\n";
        return done;
    }

    CLI::App* review_ = nullptr;
    CLI::App* business_ = nullptr;
    CLI::App* source_ = nullptr;
    CLI::App* list_ = nullptr;
    CLI::App* lift_ = nullptr;
    store::ReviewSearch search_;
    std::string author_;
    std::string reason_;
    bool dry_run_ = false;
    bool all_ = false;
    long number_ = 0;
    Format format_ = Format::table;
    Config config_;
};

}  // namespace

CommandPtr make_forget(CLI::App& root, World& world) {
    return std::make_unique<Forget>(root, world);
}

}  // namespace app

#include <ostream>

#include "app/commands.h"
#include "app/locking.h"
#include "app/matching.h"

namespace app {
namespace {

/// Which listings are one business: what was joined, what may be, and the user's word on it.
class Match final : public Command {
  public:
    Match(CLI::App& root, World& world)
        : Command{root, "match", "show pairs of listings that may be one business, and decide",
                  world} {
        add_home_options();
        add_format_option("table");
        app_->add_flag("--open", open_only_, "only the pairs that wait for your decision");
        app_->require_subcommand(0, 1);
        accept_ = add_decision("accept", "these two are one business, for ever");
        reject_ = add_decision("reject", "these two are not one business, for ever");
    }

    int run() override {
        const Format format = format_from(common_.format);
        const Config config = config_for(common_);
        const std::filesystem::path database = existing_database(config);
        if (accept_->parsed() || reject_->parsed()) return decide(config, accept_->parsed());
        print(match_rows(store::Store{database}, config, open_only_), format, world_.out);
        return done;
    }

  private:
    CLI::App* add_decision(const std::string& name, const std::string& what_for) {
        CLI::App* decision = app_->add_subcommand(name, what_for);
        decision->fallthrough();
        decision->add_option("left", left_, "a listing, as `match` names it")->required();
        decision->add_option("right", right_, "the other listing")->required();
        return decision;
    }

    int decide(const Config& config, bool accepted) {
        const store::Lock lock = lock_database(config);
        store::Store store{config.database};
        const auto listings = store.listings();
        const ListingNames names{listings};
        const model::ListingFacts& left = names.find(left_);
        const model::ListingFacts& right = names.find(right_);
        if (left.id == right.id) throw UsageError("that is one listing: name two");
        store.decide({left.id, right.id, accepted}, world_.now());
        join_listings(store, config);
        return tell(store, config, left, right, accepted);
    }

    /// An acceptance that an earlier rejection stands in the way of is kept, and told.
    int tell(const store::Store& store, const Config& config, const model::ListingFacts& left,
             const model::ListingFacts& right, bool accepted) {
        const bool one = are_one_business(store, config, left.id, right.id);
        world_.err << "negenplus: " << left.business.name << " (" << left.source << ") and "
                   << right.business.name << " (" << right.source << ") are "
                   << (one ? "one business" : "two businesses") << '\n';
        if (one == accepted) return done;
        world_.err << "negenplus: your word is kept, but a pair that you rejected would come "
                      "together too: accept that one first\n";
        return in_part;
    }

    CLI::App* accept_ = nullptr;
    CLI::App* reject_ = nullptr;
    std::string left_;
    std::string right_;
    bool open_only_ = false;
};

}  // namespace

CommandPtr make_match(CLI::App& root, World& world) {
    return std::make_unique<Match>(root, world);
}

}  // namespace app

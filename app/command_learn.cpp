#include <cmath>
#include <ostream>

#include "app/commands.h"
#include "app/learning.h"
#include "app/locking.h"
#include "app/rows.h"

namespace app {
namespace {

Cell figure(double value, bool known) {
    constexpr double digits = 10'000;
    if (!known) return std::monostate{};
    return std::round(value * digits) / digits;
}

/// A row for each language, question and category.
Rows learned_rows(const std::vector<model::LearnedModel>& models) {
    Rows rows;
    rows.columns = {"language", "question",    "category", "n",
                    "yes",      "businesses",  "accuracy", "lexicon_accuracy",
                    "auc",      "lexicon_auc", "log_loss", "lexicon_log_loss",
                    "p",        "used",        "why"};
    for (const model::LearnedModel& model : models)
        for (const model::LearnedDomain& domain : model.domains) {
            const bool held_out = domain.use == model::LearnedUse::used ||
                                  domain.use == model::LearnedUse::not_better;
            const auto cell = [&](double value) { return figure(value, held_out); };
            rows.rows.push_back(
                {std::string{name_of(model.language)}, std::string{name_of(model.question)},
                 domain.category, domain.n, domain.positives, domain.businesses,
                 cell(domain.model.accuracy), cell(domain.lexicon.accuracy), cell(domain.model.auc),
                 cell(domain.lexicon.auc), cell(domain.model.log_loss),
                 cell(domain.lexicon.log_loss), cell(domain.p),
                 domain.use == model::LearnedUse::used, std::string{name_of(domain.use)}});
        }
    return rows;
}

/// Fits models of the words on the grades beside them, and keeps them.
class Learn final : public Command {
  public:
    Learn(CLI::App& root, World& world)
        : Command{root, "learn", "learn from graded reviews which words nines have", world} {
        add_home_options();
        add_format_option("table");
        add_as_of_option();
        app_->add_flag("--forget", forget_, "drop what was learned");
    }

    int run() override {
        const Format format = format_from(common_.format);
        const Config config = config_for(common_);
        static_cast<void>(existing_database(config));
        const store::Lock lock = lock_database(config);
        store::Store store{config.database};
        if (forget_) {
            world_.err << "negenplus: " << store.forget_learned() << " models dropped\n";
            return done;
        }
        const std::vector<model::LearnedModel> models = learn_from(store, as_of());
        store.keep_learned(models);
        tell_samples(models);
        print(learned_rows(models), format, world_.out);
        return done;
    }

  private:
    void tell_samples(const std::vector<model::LearnedModel>& models) {
        if (models.empty())
            world_.err << "negenplus: no graded review has a text that can be read\n";
        const auto most = static_cast<long>(delight::LearningRules{}.most_reviews);
        for (const model::LearnedModel& model : models) {
            if (model.sampled_from > most)
                world_.err << "negenplus: " << name_of(model.language) << ", "
                           << name_of(model.question) << ": of " << model.sampled_from
                           << " reviews " << most << " are learned from, drawn evenly\n";
            if (model.copies > 0)
                world_.err << "negenplus: " << name_of(model.language) << ", "
                           << name_of(model.question) << ": " << model.copies
                           << " reviews left out as copies of others\n";
        }
    }

    bool forget_ = false;
};

}  // namespace

CommandPtr make_learn(CLI::App& root, World& world) {
    return std::make_unique<Learn>(root, world);
}

}  // namespace app

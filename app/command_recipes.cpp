#include <ostream>

#include "app/commands.h"
#include "app/crawling.h"
#include "app/locking.h"
#include "app/rows.h"
#include "app/saved_pages.h"
#include "app/sources.h"
#include "parser/explain.h"

namespace app {
namespace {

using Outcome = parser::ExplainedField::Outcome;

std::string status_of(const parser::ExplainedField& field) {
    if (field.outcome == Outcome::found) return "found";
    if (field.outcome == Outcome::refused) return "refused";
    return field.needed ? "needed" : "missed";
}

/// Lists the recipes in force, which also checks those of the user; `recipes test` shows what they
/// read, `recipes accept` takes a source's layout as it is now.
class RecipesCommand final : public Command {
  public:
    RecipesCommand(CLI::App& root, World& world)
        : Command{root, "recipes", "list the recipes in force, built-in and your own", world} {
        add_home_options();
        add_format_option("table");
        app_->require_subcommand(0, 1);
        add_test();
        accept_ = app_->add_subcommand(
            "accept", "a source's layout is as it should be: hold it against later runs only");
        accept_->fallthrough();
        accept_->add_option("source", source_, "the source, as the watch names it")->required();
    }

    int run() override {
        format_ = format_from(common_.format);
        const Config config = config_for(common_);
        if (accept_->parsed()) return accept(config);
        if (test_->parsed()) return test(config);
        Rows rows{{"recipe"}, {}};
        for (const std::string& name : recipes_for(config).names()) rows.rows.push_back({name});
        print(rows, format_, world_.out);
        return done;
    }

  private:
    void add_test() {
        test_ = app_->add_subcommand("test",
                                     "show field by field what a recipe reads, and what it misses");
        test_->fallthrough();
        test_->add_option("--recipe", recipe_, "try this recipe only");
        test_->add_option("--recipe-file", recipe_file_, "try the recipe in this TOML file only");
        test_->add_option("--url", url_, "where the saved page came from");
        test_
            ->add_option("input", inputs_,
                         "files, folders, WARC files, URLs, or - for standard input")
            ->required();
    }

    parser::Recipes chosen_recipes(const Config& config) {
        parser::Recipes recipes;
        if (recipe_file_.empty()) {
            recipes = recipes_for(config);
        } else if (const auto added = recipes.add(recipe_file_, read_bytes(recipe_file_, world_));
                   !added) {
            throw UsageError(to_string(added.error()));
        }
        if (!recipe_.empty() && !recipes.keep_only(recipe_))
            throw UsageError("there is no recipe " + recipe_ + "; `negenplus recipes` lists them");
        return recipes;
    }

    int test(const Config& config) {
        const parser::Recipes recipes = chosen_recipes(config);
        const SavedPageVisitor visitor{[&](const SavedPage& page) { show(page, recipes); },
                                       [this](const std::string& name, const std::string& why) {
                                           world_.err << "negenplus: " << name << ": " << why
                                                      << '\n';
                                           complete_ = false;
                                       }};
        for (const std::string& input : inputs_) {
            if (is_web_address(input))
                fetch_page(input, config, world_, visitor);
            else
                each_saved_page(input, world_, visitor);
        }
        print(rows_, format_, world_.out);
        return complete_ ? done : in_part;
    }

    void show(const SavedPage& page, const parser::Recipes& recipes) {
        const parser::Explanation it = parser::explain(
            {page.bytes, url_.empty() ? page.url : url_, page.content_type, page.fetched}, recipes);
        for (const parser::ExplainedField& field : it.fields) {
            rows_.rows.push_back({page.name, it.recipe, field.name, status_of(field), field.text,
                                  field.line > 0 ? Cell{long{field.line}} : Cell{}});
        }
        complete_ = complete_ && it.complete();
    }

    int accept(const Config& config) {
        const store::Lock lock = lock_database(config);
        store::Store store{existing_database(config)};
        if (store.forget_coverage(source_) > 0) return done;
        throw UsageError("no run has read anything of a source " + source_ + " yet");
    }

    CLI::App* test_ = nullptr;
    CLI::App* accept_ = nullptr;
    Format format_ = Format::table;
    std::string recipe_;
    std::string recipe_file_;
    std::string url_;
    std::string source_;
    std::vector<std::string> inputs_;
    Rows rows_{{"page", "recipe", "field", "status", "value", "line"}, {}};
    bool complete_ = true;
};

}  // namespace

CommandPtr make_recipes(CLI::App& root, World& world) {
    return std::make_unique<RecipesCommand>(root, world);
}

}  // namespace app

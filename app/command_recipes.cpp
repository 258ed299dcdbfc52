#include <ostream>

#include "app/commands.h"
#include "app/rows.h"

namespace app {
namespace {

/// Lists the recipes in force, which also checks those of the user.
class RecipesCommand final : public Command {
  public:
    RecipesCommand(CLI::App& root, World& world)
        : Command{root, "recipes", "list the recipes in force, built-in and your own", world} {
        add_home_options();
        add_format_option("table");
    }

    int run() override {
        const Format format = format_from(common_.format);
        Rows rows{{"recipe"}, {}};
        for (const std::string& name : recipes_for(config_for(common_)).names())
            rows.rows.push_back({name});
        print(rows, format, world_.out);
        return done;
    }
};

}  // namespace

CommandPtr make_recipes(CLI::App& root, World& world) {
    return std::make_unique<RecipesCommand>(root, world);
}

}  // namespace app

#include <ostream>

#include "app/commands.h"
#include "app/completion.h"
#include "app/init_config.h"
#include "app/man_page.h"
#include "app/schedule.h"

namespace app {
namespace {

/// What a package carries beside the program, made by the program itself so that it never drifts
/// from it. Hidden: it is called when the package is built.
class Generate final : public Command {
  public:
    Generate(CLI::App& root, World& world)
        : Command{root, "generate", "print what a package carries beside the program", world},
          root_{root} {
        app_->group("");
        app_->add_option("what", what_, "one of these")
            ->required()
            ->check(CLI::IsMember({"bash", "zsh", "fish", "man", "config", "service", "timer"}));
    }

    int run() override {
        world_.out << text();
        return done;
    }

  private:
    std::string text() const {
        if (what_ == "config") {
            InitAnswers answers;
            answers.home = "/var/lib/negenplus";
            return config_text(answers);
        }
        if (what_ == "service") return packaged_service();
        if (what_ == "timer") return packaged_timer();
        const auto tree = command_tree(root_);
        if (what_ == "bash") return bash_completion(tree);
        if (what_ == "zsh") return zsh_completion(tree);
        return what_ == "fish" ? fish_completion(tree) : man_page(tree);
    }

    CLI::App& root_;
    std::string what_;
};

}  // namespace

CommandPtr make_generate(CLI::App& root, World& world) {
    return std::make_unique<Generate>(root, world);
}

}  // namespace app

#include <algorithm>
#include <ostream>
#include <span>

#include "app/commands.h"
#include "app/init_config.h"
#include "app/rows.h"

namespace app {

std::span<const std::pair<std::string_view, std::string_view>> built_in_docs();

namespace {

struct Topic {
    std::string name;
    std::string title;
    std::string text;
};

/// The pages of docs/, by name; the config's page is the commented example.
std::vector<Topic> topics() {
    std::vector<Topic> result{{"config", "Every key of the config, explained", config_text({})}};
    for (const auto& [file, text] : built_in_docs()) {
        const std::string_view first = text.substr(0, text.find('\n'));
        result.push_back({std::string{file.substr(0, file.rfind('.'))},
                          std::string{first.substr(std::min(first.size(), std::size_t{2}))},
                          std::string{text}});
    }
    std::sort(result.begin(), result.end(),
              [](const Topic& a, const Topic& b) { return a.name < b.name; });
    return result;
}

/// `help` lists what there is to read, `help TOPIC` gives it, `help COMMAND` is its --help.
class Help final : public Command {
  public:
    Help(CLI::App& root, World& world)
        : Command{root, "help", "the manual: its topics, one of them, or a command", world},
          root_{root} {
        app_->add_option("topic", topic_, "recipes, config, tutorial, … or a command");
    }

    int run() override {
        if (topic_.empty()) return list();
        for (const Topic& topic : topics()) {
            if (topic.name != topic_) continue;
            world_.out << topic.text;
            return done;
        }
        for (const CLI::App* command : root_.get_subcommands({})) {
            if (command->get_name() != topic_ || command->get_group().empty()) continue;
            world_.out << command->help("negenplus");
            return done;
        }
        throw UsageError("there is no help on '" + topic_ +
                         "'; `negenplus help` lists what there is");
    }

  private:
    int list() const {
        Rows rows{{"topic", "what it tells"}, {}};
        for (const Topic& topic : topics()) rows.rows.push_back({topic.name, topic.title});
        print(rows, Format::table, world_.out);
        world_.out
            << "\n`negenplus help TOPIC` shows it, `negenplus help COMMAND` the options of a "
               "command; `negenplus --help` lists the commands.\n";
        return done;
    }

    CLI::App& root_;
    std::string topic_;
};

}  // namespace

CommandPtr make_help(CLI::App& root, World& world) {
    return std::make_unique<Help>(root, world);
}

}  // namespace app

#include <istream>
#include <ostream>

#include "app/commands.h"
#include "app/importing.h"
#include "app/locking.h"
#include "store/interchange.h"

namespace app {
namespace {

/// Stores interchange records, or the rows of anyone's spreadsheet.
class Import final : public Command {
  public:
    Import(CLI::App& root, World& world)
        : Command{root, "import", "store interchange records or the rows of a CSV file", world} {
        add_home_options();
        app_->add_option("--format", options_.format, "jsonl or csv (default: jsonl)");
        app_->add_option(
            "--map", options_.map,
            "CSV columns: business=Naam,score=Cijfer,best==10 (a second = gives a fixed value)");
        app_->add_option("file", file_, "the file, or - for standard input")->required();
    }

    int run() override {
        const Config config = config_for(common_);
        return import_file(file_, options_, config, world_);
    }

  private:
    ImportOptions options_;
    std::string file_;
};

/// Prints everything that is stored as interchange records.
class Export final : public Command {
  public:
    Export(CLI::App& root, World& world)
        : Command{root, "export", "print everything stored as interchange records", world} {
        add_home_options();
    }

    int run() override {
        const store::Store store{existing_database(config_for(common_))};
        store.each_listing([this](const model::Listing& listing) {
            world_.out << store::to_json(listing) << '\n';
        });
        return done;
    }
};

}  // namespace

CommandPtr make_import(CLI::App& root, World& world) {
    return std::make_unique<Import>(root, world);
}
CommandPtr make_export(CLI::App& root, World& world) {
    return std::make_unique<Export>(root, world);
}

}  // namespace app

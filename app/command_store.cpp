#include <filesystem>
#include <fstream>
#include <istream>
#include <ostream>

#include "app/commands.h"
#include "app/importing.h"
#include "app/locking.h"
#include "app/packed_stream.h"
#include "store/interchange.h"

namespace app {
namespace {

/// Stores interchange records, or the rows of anyone's spreadsheet.
class Import final : public Command {
  public:
    Import(CLI::App& root, World& world)
        : Command{root, "import", "store interchange records or the rows of a CSV file", world} {
        add_home_options();
        app_->add_option("--format", options_.format, "what the file holds (default: jsonl)")
            ->check(CLI::IsMember({"jsonl", "csv"}));
        app_->add_option(
            "--map", options_.map,
            "CSV columns: business=Naam,score=Cijfer,best==10 (a second = gives a fixed value)");
        app_->add_flag("--strict", options_.strict,
                       "all rows or none: one that is bad stores none");
        app_->add_option("file", file_, "the file, packed by gzip or not, or - for standard input")
            ->required();
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
        app_->add_option("--out", out_,
                         "write to this file instead, whole or not at all; packed where it ends "
                         "in .gz");
    }

    int run() override {
        const store::Store store{existing_database(config_for(common_))};
        if (out_.empty()) {
            write_to(world_.out, store);
            return done;
        }
        const std::filesystem::path draft = out_ + ".part";
        std::ofstream file{draft, std::ios::binary};
        if (out_.ends_with(".gz")) {
            Packing packing{file};
            std::ostream packed{&packing};
            write_to(packed, store);
            packing.finish();
        } else {
            write_to(file, store);
        }
        file.close();
        if (!file) {
            std::error_code ignored;
            std::filesystem::remove(draft, ignored);
            throw std::runtime_error(out_ + " cannot be written");
        }
        std::filesystem::rename(draft, out_);
        return done;
    }

  private:
    static void write_to(std::ostream& out, const store::Store& store) {
        store.each_listing(
            [&](const model::Listing& listing) { out << store::to_json(listing) << '\n'; });
    }

    std::string out_;
};

}  // namespace

CommandPtr make_import(CLI::App& root, World& world) {
    return std::make_unique<Import>(root, world);
}
CommandPtr make_export(CLI::App& root, World& world) {
    return std::make_unique<Export>(root, world);
}

}  // namespace app

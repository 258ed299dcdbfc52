#include <algorithm>
#include <ostream>

#include "app/commands.h"
#include "app/judging.h"
#include "app/locking.h"
#include "app/printed.h"
#include "app/printed_outlook.h"

namespace app {
namespace {

/// ASCII letters in lower case; enough to find a name that someone types.
std::string lower(std::string text) {
    std::transform(text.begin(), text.end(), text.begin(),
                   [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
    return text;
}

/// One line a business.
class Verdicts final : public Command {
  public:
    Verdicts(CLI::App& root, World& world)
        : Command{root, "verdicts", "judge every business and print one line each, best first",
                  world} {
        add_home_options();
        add_format_option("table");
        add_as_of_option();
    }

    int run() override {
        const Format format = format_from(common_.format);
        const Config config = config_for(common_);
        const store::Store store{existing_database(config)};
        const model::Comparison comparison = compare(store, config, as_of());
        tell_scale_changes(comparison, world_.err);
        if (format != Format::jsonl) {
            print(verdict_rows(comparison), format, world_.out);
            return done;
        }
        for (const model::Judged& judged : comparison.businesses) {
            world_.out << verdict_json(judged) << '\n';
        }
        return done;
    }
};

/// The evidence behind one verdict.
class Why final : public Command {
  public:
    Why(CLI::App& root, World& world)
        : Command{root, "why", "tell the evidence behind the verdict on one business", world} {
        add_home_options();
        add_as_of_option();
        app_->add_option("name", name_, "the business's name, or a part of it")->required();
    }

    int run() override {
        const Config config = config_for(common_);
        const store::Store store{existing_database(config)};
        const model::Comparison comparison = compare(store, config, as_of());
        long found = 0;
        for (const model::Judged& judged : comparison.businesses) {
            if (lower(judged.dossier.business.name).find(lower(name_)) == std::string::npos)
                continue;
            if (found++ > 0) world_.out << '\n';
            explain(judged, comparison, world_.out);
        }
        tell_scale_changes(comparison, world_.out);
        if (found == 0) throw UsageError("no judged business has '" + name_ + "' in its name");
        return done;
    }

  private:
    std::string name_;
};

/// Publishes the comparison from what is stored.
class Report final : public Command {
  public:
    Report(CLI::App& root, World& world)
        : Command{root, "report", "publish the HTML comparison from what is stored", world} {
        add_home_options();
        add_as_of_option();
        app_->add_option("--out", out_, "folder to publish to (default: the config's)");
        app_->add_option("--single-file", single_file_,
                         "write one file that holds it all, to mail; without --out nothing else");
        app_->add_option("--lang", language_,
                         "nl, en, or one that the theme has words of (default: the config's)");
        app_->add_option("--theme", theme_,
                         "folder whose templates, words and styles stand in for the built-in ones");
        app_->add_option(
            "--since", since_,
            "tell what changed since this day (default: since the report in the folder)");
    }

    int run() override {
        Config config = config_for(common_);
        if (!out_.empty()) config.report_out = out_;
        if (!language_.empty()) config.language = language_from(language_);
        if (!theme_.empty()) config.theme = theme_;
        const report::Options options = report_options(config);
        report::check_theme(options);
        const store::Store store{existing_database(config)};
        const model::Comparison comparison = compare_since(store, config, as_of(), since(config));
        report::Notes notes;
        if (!single_file_.empty())
            notes = report::publish_one_file(comparison, options, single_file_);
        if (single_file_.empty() || !out_.empty())
            notes = report::publish(comparison, options, config.report_out);
        tell(notes, world_.err);
        return done;
    }

  private:
    std::optional<model::Day> since(const Config& config) const {
        if (since_.empty()) return last_report(config.report_out, as_of());
        const auto date = model::date_from_iso(since_);
        if (!date || date->precision != model::DatePrecision::day)
            throw UsageError("--since: '" + since_ + "' is no day as 2026-11-21");
        if (date->first >= as_of())
            throw UsageError("--since: that is not before the report's day");
        return date->first;
    }

    std::string since_;
    std::string out_;
    std::string single_file_;
    std::string theme_;
    std::string language_;
};

}  // namespace

CommandPtr make_verdicts(CLI::App& root, World& world) {
    return std::make_unique<Verdicts>(root, world);
}
CommandPtr make_why(CLI::App& root, World& world) {
    return std::make_unique<Why>(root, world);
}
CommandPtr make_report(CLI::App& root, World& world) {
    return std::make_unique<Report>(root, world);
}

}  // namespace app

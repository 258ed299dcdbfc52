#include "app/doctor.h"

#include "store/inspection.h"
#include "store/place.h"

namespace app {
namespace {

std::string joined(const std::vector<std::string>& texts) {
    std::string all;
    for (const std::string& text : texts) all += (all.empty() ? "" : "; ") + text;
    return all;
}

/// The config, as far as there is one that can be read.
std::optional<Config> check_config(const Common& common, std::vector<Check>& checks) {
    try {
        Config config = config_for(common);
        if (config.file.empty()) {
            checks.push_back({"config", Health::ok, "none: the defaults hold", {}});
        } else if (config.watches.empty()) {
            checks.push_back({"config", Health::warning, config.file.string() + " watches nothing",
                              "add a [[watch]], or leave it so where you only import"});
        } else if (config.contact.empty()) {
            checks.push_back({"config", Health::wrong,
                              config.file.string() + " has no crawl.contact: no run will start",
                              "say under [crawl] whom a site's owner can reach"});
        } else {
            checks.push_back({"config",
                              Health::ok,
                              config.file.string() + ": " + std::to_string(config.watches.size()) +
                                  (config.watches.size() == 1 ? " watch" : " watches"),
                              {}});
        }
        return config;
    } catch (const std::exception& error) {
        checks.push_back({"config", Health::wrong, error.what(), "mend that line"});
    }
    if (common.db.empty()) return std::nullopt;
    Config config;
    config.database = common.db;
    return config;
}

void check_recipes(const Checkup& checkup) {
    try {
        const auto names = recipes_for(checkup.config).all().size();
        checkup.add("recipes", Health::ok, std::to_string(names) + " recipes can be read");
    } catch (const std::exception& error) {
        checkup.add("recipes", Health::wrong, error.what(),
                    "mend that recipe (docs/recipes.md), or take it out of the folder");
    }
}

const std::string from_backup =
    "stop cron, keep the file, and put the newest backup in its place (docs/keeping.md)";

/// Whether the database can be opened as it is, without being changed by that.
bool check_database(const Checkup& checkup) {
    const auto& file = checkup.config.database;
    const std::string name = store::shown(file);
    std::error_code unknown;
    if (!store::on_server(file) && !std::filesystem::exists(file, unknown)) {
        checkup.add("database", Health::warning, "there is no " + name + " yet",
                    "`negenplus run` or `negenplus import` makes it");
        return false;
    }
    const store::Inspection found = store::inspect(file, checkup.for_a_while());
    if (!found.unreadable.empty()) {
        checkup.add("database", Health::wrong, found.unreadable,
                    store::on_server(file) ? "mend the server, or the URL" : from_backup);
    } else if (!found.damage.empty()) {
        checkup.add("database", Health::wrong, name + " is damaged: " + joined(found.damage),
                    from_backup);
    } else if (!found.orphans.empty()) {
        checkup.add("database", Health::wrong, name + ": " + joined(found.orphans), from_backup);
    } else if (found.schema > found.newest_schema) {
        checkup.add("database", Health::wrong,
                    name + " was written by a newer Negenplus (schema " +
                        std::to_string(found.schema) + ")",
                    "install that version or a newer one");
    } else if (!found.finished) {
        checkup.add("database", Health::ok,
                    name + ": nothing wrong in what could be looked at in " +
                        std::to_string(checkup.options.limit.count()) + " s",
                    "now and then `negenplus doctor --full`");
    } else {
        checkup.add("database", Health::ok,
                    name + ": whole, " + std::to_string(found.listings) + " listings, " +
                        std::to_string(found.reviews) + " reviews",
                    found.schema < found.newest_schema
                        ? "the next run brings it from schema " + std::to_string(found.schema) +
                              " to " + std::to_string(found.newest_schema) +
                              (store::on_server(file) ? ": pg_dump first" : ", a copy first")
                        : "");
    }
    return checkup.checks.back().health == Health::ok && found.schema == found.newest_schema;
}

/// What needs an open database.
void check_kept(const Checkup& checkup) {
    try {
        const store::Store store{checkup.config.database};
        check_archive(checkup, &store);
        check_clock(checkup, store);
        check_robots(checkup, store);
        check_runs(checkup, store);
    } catch (const std::exception& error) {
        checkup.add("database", Health::wrong, error.what(), from_backup);
    }
}

}  // namespace

std::string_view to_string(Health health) {
    switch (health) {
        case Health::ok:
            return "ok";
        case Health::warning:
            return "warning";
        case Health::wrong:
            return "wrong";
    }
    return "";
}

std::function<bool()> Checkup::for_a_while() const {
    return [&clock = world.clock, end = world.clock.now() + options.limit] {
        return clock.now() < end;
    };
}

std::vector<Check> examine(const Common& common, const DoctorOptions& options, World& world) {
    std::vector<Check> checks;
    const auto config = check_config(common, checks);
    if (!config) return checks;
    const Checkup checkup{*config, options, world, checks};
    check_recipes(checkup);
    const bool open = check_database(checkup);
    check_places(checkup);
    if (open)
        check_kept(checkup);
    else
        check_archive(checkup, nullptr);
    return checks;
}

}  // namespace app

#pragma once

#include <string>
#include <vector>

#include "app/home.h"

namespace app {

enum class Health { ok, warning, wrong };

/// "ok", "warning", "wrong".
std::string_view to_string(Health health);

/// One thing that was looked at.
struct Check {
    std::string name;  ///< "config", "database", …
    Health health = Health::ok;
    std::string what;    ///< was found
    std::string remedy;  ///< empty: nothing is to be done
};

struct DoctorOptions {
    /// What database and archive each may take; what is left by then stays unchecked.
    std::chrono::seconds limit{30};
};

/// Looks at everything that a run leans on, one check a line of thought, and changes nothing. What
/// is broken is a check that says so; nothing is thrown for it.
std::vector<Check> examine(const Common& common, const DoctorOptions& options, World& world);

/// The parts of that. Each adds its checks.
struct Checkup {
    const Config& config;
    const DoctorOptions& options;
    World& world;
    std::vector<Check>& checks;

    void add(std::string name, Health health, std::string what, std::string remedy = {}) const {
        checks.push_back({std::move(name), health, std::move(what), std::move(remedy)});
    }
    /// True until the limit is reached, counted from this call.
    std::function<bool()> for_a_while() const;
};

void check_places(const Checkup& checkup);
void check_archive(const Checkup& checkup, const store::Store* store);
void check_clock(const Checkup& checkup, const store::Store& store);
void check_robots(const Checkup& checkup, const store::Store& store);
void check_runs(const Checkup& checkup, const store::Store& store);

}  // namespace app

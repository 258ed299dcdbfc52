#include <algorithm>
#include <ostream>

#include "app/commands.h"
#include "app/doctor.h"
#include "app/rows.h"

namespace app {
namespace {

/// Looks at all that a run leans on, and says what to do.
class Doctor final : public Command {
  public:
    Doctor(CLI::App& root, World& world)
        : Command{root, "doctor",
                  "look whether all that a run leans on is well, and say what to do", world} {
        add_home_options();
        add_format_option("table");
        app_->add_flag("--quiet,-q", quiet_, "print only what is not well");
        app_->add_flag("--full", full_, "check all of database and archive, however long it takes");
        app_->add_option("--seconds", seconds_,
                         "what database and archive may take each (default: 30)")
            ->check(CLI::Range(1L, 86'400L));
    }

    int run() override {
        const Format format = format_from(common_.format);
        constexpr std::chrono::days no_limit{3650};
        const DoctorOptions options{full_ ? no_limit : std::chrono::seconds{seconds_}};
        Rows rows{{"check", "state", "found", "remedy"}, {}};
        Health worst = Health::ok;
        for (const Check& check : examine(common_, options, world_)) {
            worst = std::max(worst, check.health);
            if (quiet_ && check.health == Health::ok) continue;
            rows.rows.push_back(
                {check.name, std::string{to_string(check.health)}, check.what, check.remedy});
        }
        // A quiet look at what is well prints nothing at all.
        if (!rows.rows.empty()) print(rows, format, world_.out);
        return worst == Health::ok ? done : worst == Health::warning ? in_part : failed;
    }

  private:
    bool quiet_ = false;
    bool full_ = false;
    long seconds_ = 30;
};

}  // namespace

CommandPtr make_doctor(CLI::App& root, World& world) {
    return std::make_unique<Doctor>(root, world);
}

}  // namespace app

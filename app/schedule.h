#pragma once

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "app/config.h"

namespace app {

/// When a weekly run begins, on Monday.
struct StartTime {
    int hour = 1;    ///< 1 to 5: when sites are quiet
    int minute = 0;  ///< 0 to 59
};

/// A moment of this installation's own, always the same for the same `seed` (host and config), so
/// that not all installations ask at four o'clock sharp.
StartTime start_time(std::string_view seed);

/// What a schedule is made of. Paths are absolute.
struct Schedule {
    std::filesystem::path program;
    std::filesystem::path config;
    std::string user;  ///< whom systemd runs it as
    std::vector<std::filesystem::path> writable;
    StartTime start;
};

/// The folders in which a run of this config writes, none within another. A report is swapped in
/// whole, and a database has files beside it: it is their parents that must be writable.
std::vector<std::filesystem::path> writable_folders(const Config& config);

/// "17 3 * * 1  /usr/bin/negenplus run --config /srv/n.toml", quoted as cron's shell needs it.
std::string cron_line(const Schedule& schedule);
std::string service_unit(const Schedule& schedule);
std::string timer_unit(const Schedule& schedule);
/// All three, with remarks where to put them.
std::string whole_schedule(const Schedule& schedule);

/// The units of the Debian package: its own user, its state in /var/lib/negenplus.
std::string packaged_service();
std::string packaged_timer();

}  // namespace app

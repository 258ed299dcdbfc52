#include "app/schedule.h"

#include <algorithm>
#include <cstdint>
#include <spdlog/fmt/fmt.h>

#include "app/health.h"
#include "app/placeholders.h"
#include "app/state.h"

namespace app {
namespace {

namespace fs = std::filesystem;

bool plain(std::string_view word) {
    return !word.empty() && std::all_of(word.begin(), word.end(), [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
               std::string_view{"/._-+,@"}.find(c) != std::string_view::npos;
    });
}

/// A word as the shell takes it that cron starts; to cron itself a % is the end of the line.
std::string cron_word(const std::string& word) {
    if (plain(word)) return word;
    std::string result = "'";
    for (const char c : word) {
        if (c == '\'') {
            result += "'\\''";
        } else {
            result += c == '%' ? "\\%" : std::string{c};
        }
    }
    return result + '\'';
}

/// A word as systemd.service(5) and systemd.syntax(7) read it.
std::string unit_word(const std::string& word) {
    if (plain(word)) return word;
    std::string result = "\"";
    for (const char c : word) {
        if (c == '"' || c == '\\') result += '\\';
        if (c == '%' || c == '$') result += c;
        result += c;
    }
    return result + '"';
}

/// A path of a list of paths, where $ is an ordinary letter.
std::string unit_path(const std::string& path) {
    std::string word = unit_word(path);
    for (std::size_t at = 0; (at = word.find("$$", at)) != std::string::npos; ++at)
        word.erase(at, 1);
    return word;
}

bool within(const fs::path& path, const fs::path& folder) {
    return std::mismatch(folder.begin(), folder.end(), path.begin(), path.end()).first ==
           folder.end();
}

std::string identity_of(const std::string& user) {
    if (user != "root") return "User=" + unit_word(user);
    return "# A user of its own is safer than root, who made this. It must own the folders below.\n"
           "#User=negenplus";
}

std::string writable_line(const std::vector<fs::path>& folders) {
    std::string line = "ReadWritePaths=";
    for (const fs::path& folder : folders)
        line += (line.back() == '=' ? "" : " ") + unit_path(folder.string());
    return line;
}

std::string indented(const std::string& title, const std::string& text) {
    return "# " + title + '\n' + text + '\n';
}

}  // namespace

StartTime start_time(std::string_view seed) {
    // FNV-1a: the same on every machine and in every version.
    std::uint64_t hash = 14695981039346656037u;
    for (const char c : seed) hash = (hash ^ static_cast<unsigned char>(c)) * 1099511628211u;
    hash ^= hash >> 32;
    const int moment = static_cast<int>(hash % 300);
    return {1 + moment / 60, moment % 60};
}

std::vector<fs::path> writable_folders(const Config& config) {
    std::vector<fs::path> folders;
    const auto add = [&](const fs::path& file) {
        if (!file.empty()) folders.push_back(fs::absolute(file).lexically_normal().parent_path());
    };
    add(state_file(config, ".secret"));
    add(config.archive);
    add(config.report_out);
    add(health_file(config));
    if (config.log.to == LogTo::file) add(config.log.file);
    std::sort(folders.begin(), folders.end());
    std::vector<fs::path> outermost;
    for (const fs::path& folder : folders)
        if (outermost.empty() || !within(folder, outermost.back())) outermost.push_back(folder);
    return outermost;
}

std::string cron_line(const Schedule& schedule) {
    return fmt::format("{} {} * * 1  {} run --config {}", schedule.start.minute,
                       schedule.start.hour, cron_word(schedule.program.string()),
                       cron_word(schedule.config.string()));
}

std::string service_unit(const Schedule& schedule) {
    return fill_in(
        built_in_text("negenplus.service"),
        {{"command", unit_word(schedule.program.string()) + " run --log journal --config " +
                         unit_word(schedule.config.string())},
         {"identity", identity_of(schedule.user)},
         {"writable", writable_line(schedule.writable)},
         {"home", "read-only"}});
}

std::string timer_unit(const Schedule& schedule) {
    return fill_in(built_in_text("negenplus.timer"),
                   {{"when", fmt::format("Mon *-*-* {:02}:{:02}:00", schedule.start.hour,
                                         schedule.start.minute)},
                    {"spread", "15min"}});
}

std::string whole_schedule(const Schedule& schedule) {
    return indented(
               fmt::format("For cron (`crontab -e`): each Monday at {}:{:02}, a moment of this "
                           "installation's own.",
                           schedule.start.hour, schedule.start.minute),
               cron_line(schedule) + '\n') +
           indented("Or for systemd, as /etc/systemd/system/negenplus.service",
                    service_unit(schedule)) +
           indented(
               "and /etc/systemd/system/negenplus.timer; then `systemctl enable --now "
               "negenplus.timer`",
               timer_unit(schedule));
}

std::string packaged_service() {
    return fill_in(
        built_in_text("negenplus.service"),
        {{"command", "/usr/bin/negenplus run --log journal --config /etc/negenplus/negenplus.toml"},
         {"identity", "User=negenplus\nGroup=negenplus\nWorkingDirectory=/var/lib/negenplus"},
         {"writable", "StateDirectory=negenplus"},
         {"home", "yes"}});
}

std::string packaged_timer() {
    // The spread chooses the moment: the file is the same on every machine.
    return fill_in(built_in_text("negenplus.timer"),
                   {{"when", "Mon *-*-* 01:00:00"}, {"spread", "5h"}});
}

}  // namespace app

// What a run leans on outside its database: room, rights, archived pages.
#include <sys/stat.h>
#include <unistd.h>

#include "app/doctor.h"
#include "app/state.h"
#include "crawler/archive_audit.h"
#include "crawler/warc.h"

namespace app {
namespace {

namespace fs = std::filesystem;

constexpr std::uintmax_t mib = 1u << 20;
constexpr std::uintmax_t least_room = 32 * mib;    // less, and the next run may fail
constexpr std::uintmax_t little_room = 512 * mib;  // and as much as the database, for a copy
constexpr long sampled_pages = 500;

/// The folder, or the nearest one above it that exists: there it would be made.
fs::path standing(fs::path folder) {
    std::error_code unknown;
    if (folder.empty()) folder = ".";
    folder = fs::absolute(folder, unknown).lexically_normal();
    while (!fs::exists(folder, unknown) && folder.has_relative_path())
        folder = folder.parent_path();
    return folder;
}

void check_room(const Checkup& checkup) {
    std::error_code unknown;
    const fs::path folder = standing(state_folder(checkup.config));
    const auto space = fs::space(folder, unknown);
    if (unknown) {
        checkup.add("disk space", Health::warning, folder.string() + ": " + unknown.message(),
                    "look whether that disk is well");
        return;
    }
    const auto size = fs::file_size(checkup.config.database, unknown);
    const std::uintmax_t wanted = little_room + (unknown ? 0 : size);
    const std::string free =
        std::to_string(space.available / mib) + " MiB free in " + folder.string();
    const std::string make_room = "make room, or move the database to a larger disk";
    if (space.available < least_room)
        checkup.add("disk space", Health::wrong, free, make_room);
    else if (space.available < wanted)
        checkup.add("disk space", Health::warning,
                    free + ", less than the " + std::to_string(wanted / mib) +
                        " that a copy of the database and some runs want",
                    make_room);
    else
        checkup.add("disk space", Health::ok, free);
}

void check_writable(const Checkup& checkup, const fs::path& folder, const char* what) {
    const fs::path there = standing(folder);
    if (::access(there.c_str(), W_OK | X_OK) == 0) return;
    checkup.add("permissions", Health::wrong,
                std::string{what} + ": this user may not write in " + there.string(),
                "run as the user that cron uses, or give that user the folder (chown, chmod)");
}

void check_secret(const Checkup& checkup) {
    const std::string file = state_file(checkup.config, ".secret").string();
    struct stat facts {};
    if (::stat(file.c_str(), &facts) != 0) return;  // made when it is needed first
    const std::string remedy = "chmod 600 " + file;
    if ((facts.st_mode & 077) != 0)
        checkup.add("permissions", Health::wrong,
                    file + ", the key of the reviewers' hashes, is open to others", remedy);
    else if (facts.st_size != 32)
        checkup.add("permissions", Health::wrong, file + " is no secret of 32 bytes",
                    "restore it from where you keep a copy (docs/keeping.md)");
    else if (::access(file.c_str(), R_OK) != 0)
        checkup.add("permissions", Health::wrong, "this user may not read " + file,
                    "run as the user that cron uses, or chown the file");
}

/// How many of the pages that the store knows in the archive do not stand there; and of how many.
std::pair<long, long> places_gone(const fs::path& folder, const store::Store& store) {
    long count = 0;
    store.each_archived([&](const store::PageState&) { ++count; });
    const long step = std::max(1L, count / sampled_pages);
    long at = 0, looked = 0, gone = 0;
    store.each_archived([&](const store::PageState& page) {
        if (at++ % step != 0) return;
        ++looked;
        const auto stands = crawler::read_archived(folder, page.archived);
        if (!stands || stands->url != page.url || stands->digest != page.digest) ++gone;
    });
    return {gone, looked};
}

/// Words that are forgotten by age stand in the archived pages still.
void check_retention(const Checkup& checkup) {
    const Config& config = checkup.config;
    const int months =
        config.keep_words_months != 0 ? config.keep_words_months : config.keep_reviews_months;
    constexpr int longest_month = 31;
    if (months == 0 || (config.archive_days > 0 && config.archive_days <= months * longest_month))
        return;
    checkup.add("archive", Health::warning,
                "pages are kept longer than the " + std::to_string(months) +
                    " months that [privacy] lets words be kept",
                "set archive_days to " + std::to_string(months * 30) + " or less");
}

std::string read_so_far(const crawler::ArchiveAudit& audit) {
    std::string text = std::to_string(audit.records) + " records in " +
                       std::to_string(audit.files_read) + " of " + std::to_string(audit.files) +
                       " files are as they were written";
    if (audit.cut_off > 0)
        text += "; " + std::to_string(audit.cut_off) +
                " cut off at a file's end, where a run was killed: nothing leans on them";
    return text;
}

}  // namespace

void check_places(const Checkup& checkup) {
    check_room(checkup);
    const std::size_t before = checkup.checks.size();
    check_writable(checkup, state_folder(checkup.config), "database");
    if (!checkup.config.archive.empty()) check_writable(checkup, checkup.config.archive, "archive");
    check_writable(checkup, checkup.config.report_out.parent_path(), "report");
    std::error_code unknown;
    if (fs::exists(checkup.config.database, unknown) &&
        ::access(checkup.config.database.c_str(), R_OK | W_OK) != 0)
        checkup.add("permissions", Health::wrong,
                    "this user may not write " + checkup.config.database.string(),
                    "run as the user that cron uses, or chown the file");
    check_secret(checkup);
    if (checkup.checks.size() == before)
        checkup.add("permissions", Health::ok, "folders can be written, the secret is closed");
}

void check_archive(const Checkup& checkup, const store::Store* store) {
    const fs::path& folder = checkup.config.archive;
    if (folder.empty()) return checkup.add("archive", Health::ok, "none is kept");
    check_retention(checkup);
    const auto audit = crawler::audit_archive(folder, checkup.for_a_while());
    if (audit.faulty > 0) {
        std::string what = std::to_string(audit.faulty) + " records are not as they were written: ";
        for (std::size_t i = 0; i < std::min<std::size_t>(3, audit.faults.size()); ++i)
            what += (i > 0 ? "; " : "") + audit.faults[i];
        checkup.add("archive", Health::warning, what,
                    "look whether the disk is well; the store does not lean on these pages, and "
                    "those still online are archived anew");
    } else {
        checkup.add("archive", Health::ok, read_so_far(audit));
    }
    if (store == nullptr) return;
    const auto [gone, looked] = places_gone(folder, *store);
    if (gone == 0) return;
    // With archive_days, and after `forget`, that is how it should be.
    checkup.add("archive", Health::ok,
                std::to_string(gone) + " of " + std::to_string(looked) +
                    " known pages do not stand in the archive any more: each is archived at its "
                    "next visit");
}

}  // namespace app

#include "report/folder.h"

#include <cerrno>
#include <system_error>

#include "report/disk.h"
#include "report/report.h"

namespace report {

namespace fs = std::filesystem;

void make_link(const fs::path& path, const fs::path& target) {
    std::error_code reason;
    fs::create_symlink(target, path, reason);
    if (!reason) return;
    if (reason == std::errc::operation_not_permitted ||
        reason == std::errc::operation_not_supported)
        throw Error("report: " + path.string() +
                    " cannot be a link on this disk; keep_reports = 0 does without");
    fail("cannot make the link", path, reason.value());
}

Folder::Folder(const fs::path& place) : place_(resolved(place)) {
    refuse_what_is_not_ours(place_);
    std::error_code reason;
    fs::create_directories(place_.parent_path(), reason);
    if (reason) fail("cannot make", place_.parent_path(), reason.value());
    sweep(place_.parent_path(), place_.filename().string());
    const fs::path fresh = report::beside(place_);
    if (!fs::create_directory(fresh, reason))
        fail("cannot make", fresh, reason ? reason.value() : EEXIST);
    beside_ = fresh;
    try {
        write(marker, marker_text);
    } catch (...) {
        fs::remove_all(beside_, reason);
        throw;
    }
}

Folder::~Folder() {
    std::error_code ignored;
    if (!beside_.empty()) fs::remove_all(beside_, ignored);
}

void Folder::write(std::string_view name, std::string_view bytes) {
    write_file(beside_ / name, bytes);
}

void Folder::link(std::string_view name, const fs::path& target) {
    make_link(beside_ / name, target);
}

void Folder::publish() {
    sync_tree(beside_);
    swap_folders(beside_, place_);
    sync_folder(place_.parent_path());
}

}  // namespace report

#include "report/shelf.h"

#include <algorithm>
#include <cerrno>
#include <fstream>
#include <iterator>
#include <stdio.h>
#include <system_error>

#include "report/disk.h"
#include "report/report.h"

namespace report {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view latest = "latest";
constexpr std::string_view shelf_text =
    "Negenplus keeps its reports here, each in a folder named by its day; `latest` leads to the "
    "one\nthat was published last, and so do the other links.\n";

bool is_shelf(const fs::path& place) {
    std::error_code ignored;
    return is_ours(place) && fs::is_symlink(place / latest, ignored);
}

/// The day that a folder is named by.
std::optional<model::Day> day_of(const fs::path& folder) {
    const auto date = model::date_from_iso(folder.filename().string());
    if (!date || date->precision != model::DatePrecision::day) return std::nullopt;
    return date->first;
}

/// The day of a report as its own data tell it: `"as_of":"2026-11-21"`.
std::optional<model::Day> day_told_by(const fs::path& report) {
    std::ifstream file(report / "changes.json", std::ios::binary);
    const std::string bytes{std::istreambuf_iterator<char>(file), {}};
    constexpr std::string_view name = "\"as_of\":\"";
    const auto at = bytes.find(name);
    if (at == std::string::npos) return std::nullopt;
    return day_of(bytes.substr(at + name.size(), 10));
}

/// What stands in a report's own folder, without what marks it as ours and what leads to another
/// day's report: that stands here itself.
std::vector<std::string> names_in(const fs::path& report) {
    std::vector<std::string> names;
    for (const auto& entry : fs::directory_iterator(report))
        if (const std::string name = entry.path().filename().string();
            name != marker && !day_of(name))
            names.push_back(name);
    return names;
}

/// Of so many reports beside the one just published, how many go.
std::size_t too_many(std::size_t others, int keep) {
    const auto kept = static_cast<std::size_t>(std::max(1, keep) - 1);
    return others > kept ? others - kept : 0;
}

fs::path through_latest(const std::string& name) {
    return fs::path(latest) / name;
}

}  // namespace

Shelf::Shelf(const fs::path& place, model::Day day, int keep)
    : place_(resolved(place)),
      day_(model::to_string(day)),
      keep_(std::max(1, keep)),
      first_(!is_shelf(place_)),
      folder_(first_ ? place_ : place_ / day_) {
    if (first_) {
        folder_.write(day_ + "/" + std::string(marker), marker_text);
    } else {
        sweep(place_, "");
    }
}

void Shelf::write(std::string_view name, std::string_view bytes) {
    folder_.write(first_ ? day_ + "/" + std::string(name) : std::string(name), bytes);
}

void Shelf::publish() {
    if (first_) return publish_first();
    folder_.publish();
    link_names();
    show_latest();
    drop_old_links();
    drop_old_reports();
}

/// The whole shelf comes in one swap, so that what stood there is never half of it.
void Shelf::publish_first() {
    folder_.write(marker, shelf_text);
    folder_.link(latest, day_);
    for (const std::string& name : names_in(folder_.beside() / day_))
        folder_.link(name, through_latest(name));
    folder_.publish();
    keep_flat_report();
    drop_old_reports();
}

/// The report that stood here alone goes on the shelf.
void Shelf::keep_flat_report() {
    const auto day = day_told_by(folder_.beside());
    if (!day || !is_ours(folder_.beside())) return;
    const fs::path kept = place_ / model::to_string(*day);
    std::error_code ignored;
    if (!fs::exists(kept, ignored)) fs::rename(folder_.beside(), kept, ignored);
}

void Shelf::link_names() {
    for (const std::string& name : names_in(place_ / day_)) {
        const fs::path path = place_ / name;
        std::error_code ignored;
        if (fs::is_symlink(path, ignored)) continue;
        if (fs::exists(path, ignored))
            throw Error("report: " + path.string() + " is in the way of a page of that name");
        make_link(path, through_latest(name));
    }
}

void Shelf::show_latest() {
    const fs::path link = place_ / latest, fresh = beside(link);
    std::error_code ignored;
    fs::remove(fresh, ignored);
    make_link(fresh, day_);
    if (::rename(fresh.c_str(), link.c_str()) != 0) fail("cannot replace", link, errno);
    sync_folder(place_);
}

/// Names that only an earlier report had.
void Shelf::drop_old_links() {
    std::error_code ignored;
    for (const std::string& name : names_in(place_)) {
        const fs::path path = place_ / name;
        if (fs::is_symlink(path, ignored) &&
            fs::read_symlink(path, ignored) == through_latest(name) && !fs::exists(path, ignored))
            fs::remove(path, ignored);
    }
}

/// A report that goes is first taken from its name, so that nobody meets a half of it there.
void Shelf::drop_old_reports() {
    auto days = kept_reports(place_);
    std::erase_if(days, [&](model::Day day) { return model::to_string(day) == day_; });
    const std::size_t going = too_many(days.size(), keep_);
    std::error_code ignored;
    for (std::size_t i = 0; i < going; ++i) {
        const fs::path old = place_ / model::to_string(days[i]), aside = beside(old);
        fs::rename(old, aside, ignored);
        fs::remove_all(ignored ? old : aside, ignored);
    }
}

std::vector<model::Day> staying_reports(const fs::path& place, model::Day day, int keep) {
    const fs::path shelf = resolved(place);
    std::vector<model::Day> days = kept_reports(shelf);
    if (const auto alone = day_told_by(shelf); alone && is_ours(shelf) && !is_shelf(shelf))
        days.push_back(*alone);
    std::erase(days, day);
    days.erase(days.begin(),
               days.begin() + static_cast<std::ptrdiff_t>(too_many(days.size(), keep)));
    return days;
}

std::vector<model::Day> kept_reports(const fs::path& place) {
    std::vector<model::Day> days;
    std::error_code ignored;
    if (!is_shelf(place)) return days;
    for (const auto& entry : fs::directory_iterator(place, ignored))
        if (const auto day = day_of(entry.path());
            day && entry.is_directory(ignored) && is_ours(entry.path()))
            days.push_back(*day);
    std::sort(days.begin(), days.end());
    return days;
}

}  // namespace report

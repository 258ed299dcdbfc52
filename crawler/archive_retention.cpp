#include "crawler/archive_retention.h"

#include <algorithm>
#include <optional>
#include <string_view>
#include <vector>

namespace crawler {
namespace {

bool all_digits(std::string_view text) {
    return !text.empty() &&
           std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

/// When a file of ours was begun, "negenplus-YYYYMMDDhhmmss-NNN.warc.gz" or, of one of several
/// crawlers, "negenplus-WORKER-YYYYMMDDhhmmss-NNN.warc.gz"; nothing for any other.
std::optional<model::Instant> begun(std::string_view name) {
    constexpr std::string_view before = "negenplus-";
    constexpr std::string_view behind = ".warc.gz";
    constexpr std::size_t stamp = 14;
    if (!name.starts_with(before) || !name.ends_with(behind)) return std::nullopt;
    name.remove_prefix(before.size());
    if (name.size() < stamp + 1 + behind.size()) return std::nullopt;
    name.remove_suffix(behind.size());
    const std::size_t serial = name.rfind('-');
    const std::size_t worker = name.rfind('-', serial == 0 ? 0 : serial - 1);
    if (serial != name.npos && worker != name.npos && worker < serial)
        name.remove_prefix(worker + 1);
    if (name.size() <= stamp) return std::nullopt;
    const std::string digits{name.substr(0, stamp)};
    if (name[stamp] != '-' || !all_digits(digits) || !all_digits(name.substr(stamp + 1)))
        return std::nullopt;
    std::string iso = digits + 'Z';
    for (const auto& [at, mark] : {std::pair{12, ':'}, std::pair{10, ':'}, std::pair{8, 'T'},
                                   std::pair{6, '-'}, std::pair{4, '-'}})
        iso.insert(static_cast<std::size_t>(at), 1, mark);
    return model::instant_from_iso(iso);
}

}  // namespace

long prune_archive(const std::filesystem::path& folder, model::Instant now, int days) {
    if (days <= 0 || !std::filesystem::is_directory(folder)) return 0;
    const model::Instant oldest = now - std::chrono::days{days};
    std::vector<std::filesystem::path> old;
    for (const auto& entry : std::filesystem::directory_iterator(folder)) {
        const auto start = begun(entry.path().filename().string());
        if (start && *start < oldest && entry.is_regular_file() && !entry.is_symlink())
            old.push_back(entry.path());
    }
    return std::count_if(old.begin(), old.end(),
                         [](const auto& file) { return std::filesystem::remove(file); });
}

}  // namespace crawler

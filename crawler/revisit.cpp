#include "crawler/revisit.h"

#include <algorithm>

namespace crawler {
namespace {

constexpr std::chrono::hours a_day{24};

std::chrono::seconds longest_rest(const Settings& settings) {
    return std::chrono::seconds(static_cast<long long>(settings.max_revisit_days * 86400));
}

}  // namespace

std::chrono::seconds resting_time(const Known& known, const Settings& settings) {
    const auto longest = longest_rest(settings);
    if (known.status != 200) {
        const std::chrono::seconds gone = known.fetched - known.changed;
        return std::min<std::chrono::seconds>(longest, std::max<std::chrono::seconds>(a_day, gone));
    }
    const std::chrono::duration<double> watched = known.fetched - known.first_fetched;
    const auto gap = watched / (static_cast<double>(known.changes) + 0.5);
    const auto rest = std::chrono::floor<std::chrono::seconds>(gap * settings.revisit_share);
    return std::clamp(rest, std::chrono::seconds(0), longest);
}

bool is_due(const Known& known, const Lead& lead, const Settings& settings, model::Instant now) {
    if (settings.every_page || now - known.fetched >= longest_rest(settings)) return true;
    if (lead.lastmod && known.status == 200) {
        // Many sitemaps tell only the day, so a whole day counts as the moment.
        const auto modified = *lead.lastmod + a_day;
        if (modified > known.fetched) return true;
        if (known.changes == 0 || known.changed <= modified) return false;
    }
    return !lead.rest && now - known.fetched >= resting_time(known, settings);
}

}  // namespace crawler

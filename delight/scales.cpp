#include "delight/scales.h"

#include <algorithm>
#include <map>
#include <optional>
#include <string>
#include <utility>

namespace delight {
namespace {

constexpr std::size_t least_reviews = 5;
constexpr std::size_t one_wrong_in = 50;

using Days = std::vector<model::Day>;
using ScaleKey = std::pair<double, double>;
using Scales = std::map<ScaleKey, Days>;
using Often = std::pair<ScaleKey, Days>;

std::map<std::string, Scales> scales_of(std::span<const model::Dossier> dossiers,
                                        model::Day as_of) {
    std::map<std::string, Scales> found;
    for (const model::Dossier& dossier : dossiers)
        for (const model::ListingEvidence& listing : dossier.listings) {
            Scales& scales = found[listing.source];
            Days* days = nullptr;
            ScaleKey last;
            for (const model::Rating& rating : listing.ratings) {
                const auto& date = rating.date;
                if (!date || date->precision != model::DatePrecision::day || date->first > as_of)
                    continue;
                const ScaleKey key{rating.scale.worst, rating.scale.best};
                if (days == nullptr || key != last) days = &scales[key];
                last = key;
                days->push_back(date->first);
            }
        }
    return found;
}

/// The day that parts two sorted lists best, and how many lie on the wrong side of it.
std::pair<model::Day, std::size_t> part(const Days& before, const Days& after) {
    std::pair<model::Day, std::size_t> best{after.front(), before.size() + after.size()};
    for (const model::Day day : after) {
        const auto late = before.end() - std::lower_bound(before.begin(), before.end(), day);
        const auto early = std::lower_bound(after.begin(), after.end(), day) - after.begin();
        const auto wrong = static_cast<std::size_t>(late + early);
        if (wrong < best.second) best = {day, wrong};
        if (late == 0) break;
    }
    return best;
}

std::optional<model::ScaleChange> change(const std::string& source, const Often& one,
                                         const Often& next) {
    const auto& [before, old_days] = one;
    const auto& [after, new_days] = next;
    const auto [since, wrong] = part(old_days, new_days);
    if (wrong * one_wrong_in > old_days.size() + new_days.size()) return std::nullopt;
    return model::ScaleChange{
        source, {before.first, before.second},      {after.first, after.second},
        since,  static_cast<long>(old_days.size()), static_cast<long>(new_days.size())};
}

}  // namespace

std::vector<model::ScaleChange> scale_changes(std::span<const model::Dossier> dossiers,
                                              model::Day as_of) {
    std::vector<model::ScaleChange> found;
    for (auto& [source, scales] : scales_of(dossiers, as_of)) {
        std::vector<Often> often;
        for (auto& [scale, days] : scales) {
            if (days.size() < least_reviews) continue;
            std::sort(days.begin(), days.end());
            often.emplace_back(scale, std::move(days));
        }
        const auto median = [](const auto& one) { return one.second[one.second.size() / 2]; };
        std::sort(often.begin(), often.end(),
                  [&](const auto& a, const auto& b) { return median(a) < median(b); });
        for (std::size_t i = 1; i < often.size(); ++i)
            if (auto one = change(source, often[i - 1], often[i])) found.push_back(*one);
    }
    return found;
}

}  // namespace delight

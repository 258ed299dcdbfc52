#include "delight/scales.h"

#include <algorithm>
#include <map>
#include <optional>
#include <string>
#include <utility>

namespace delight {
namespace {

constexpr long least_reviews = 5;
constexpr long one_wrong_in = 50;

/// How many reviews a day has.
using Days = std::map<model::Day, long>;
using ScaleKey = std::pair<double, double>;
using Scales = std::map<ScaleKey, Days>;
using Often = std::pair<ScaleKey, Days>;

std::map<std::string, Scales> scales_of(std::span<const model::Dossier> dossiers,
                                        model::Day as_of) {
    std::map<std::string, Scales> found;
    for (const model::Dossier& dossier : dossiers)
        for (const model::ListingEvidence& listing : dossier.listings) {
            Scales& scales = found[listing.source];
            for (const model::RatingTally& alike : listing.tallies) {
                const auto& date = alike.date;
                if (!date || date->precision != model::DatePrecision::day || date->first > as_of)
                    continue;
                scales[{alike.scale.worst, alike.scale.best}][date->first] += alike.count;
            }
        }
    return found;
}

long reviews_of(const Days& days) {
    long count = 0;
    for (const auto& [day, reviews] : days) count += reviews;
    return count;
}

model::Day median_of(const Days& days) {
    long before = reviews_of(days) / 2;
    for (const auto& [day, reviews] : days)
        if ((before -= reviews) < 0) return day;
    return {};
}

/// The day that parts two lists best, and how many lie on the wrong side of it.
std::pair<model::Day, long> part(const Days& before, const Days& after) {
    long late = reviews_of(before);
    long early = 0;
    std::pair<model::Day, long> best{after.begin()->first, late + reviews_of(after)};
    auto old = before.begin();
    for (const auto& [day, reviews] : after) {
        for (; old != before.end() && old->first < day; ++old) late -= old->second;
        if (late + early < best.second) best = {day, late + early};
        if (late == 0) break;
        early += reviews;
    }
    return best;
}

std::optional<model::ScaleChange> change(const std::string& source, const Often& one,
                                         const Often& next) {
    const auto& [before, old_days] = one;
    const auto& [after, new_days] = next;
    const auto [since, wrong] = part(old_days, new_days);
    const long old_reviews = reviews_of(old_days);
    const long new_reviews = reviews_of(new_days);
    if (wrong * one_wrong_in > old_reviews + new_reviews) return std::nullopt;
    return model::ScaleChange{
        source,     {before.first, before.second}, {after.first, after.second}, since, old_reviews,
        new_reviews};
}

}  // namespace

std::vector<model::ScaleChange> scale_changes(std::span<const model::Dossier> dossiers,
                                              model::Day as_of) {
    std::vector<model::ScaleChange> found;
    for (auto& [source, scales] : scales_of(dossiers, as_of)) {
        std::vector<Often> often;
        for (auto& [scale, days] : scales) {
            if (reviews_of(days) < least_reviews) continue;
            often.emplace_back(scale, std::move(days));
        }
        std::stable_sort(often.begin(), often.end(), [](const auto& a, const auto& b) {
            return median_of(a.second) < median_of(b.second);
        });
        for (std::size_t i = 1; i < often.size(); ++i)
            if (auto one = change(source, often[i - 1], often[i])) found.push_back(*one);
    }
    return found;
}

}  // namespace delight

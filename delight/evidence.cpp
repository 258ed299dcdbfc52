#include "delight/evidence.h"

#include <algorithm>
#include <chrono>
#include <cmath>

#include "delight/average.h"

namespace delight {
namespace {

using model::EvidenceKind;

void add_rating(Tally& tally, double grade, double count, double weight, const Rules& rules) {
    const std::size_t band = index(band_of(grade, rules));
    tally.n += count;
    tally.effective += count * weight;
    tally.squares += count * weight * weight;
    tally.bands.at(band) += count;
    tally.weighted.at(band) += count * weight;
    tally.histogram.at(grade_place(grade)) += count;
    if (grade_place(grade) == grade_place(7)) tally.sevens += count * weight;
}

void add_day(Tally& tally, model::Day day) {
    tally.first = tally.first ? std::min(*tally.first, day) : day;
    tally.last = tally.last ? std::max(*tally.last, day) : day;
}

Tally of_reviews(const model::ListingEvidence& listing, const Rules& rules, model::Day as_of) {
    Tally tally;
    for (const model::RatingTally& alike : listing.tallies) {
        if (alike.day > as_of) continue;
        const double weight = alike.date ? recency_weight(alike.day, as_of, rules) : 1;
        const auto count = static_cast<double>(alike.count);
        add_rating(tally, alike.grade, count, weight, rules);
        tally.grades.add(alike.grade, weight, count);
        if (alike.date) {
            add_day(tally, alike.day);
        } else {
            tally.undated += count;
        }
    }
    return tally;
}

const model::Aggregate* seen_aggregate(const model::ListingEvidence& listing, model::Day as_of) {
    return listing.aggregate && listing.aggregate_seen <= as_of ? &*listing.aggregate : nullptr;
}

Tally of_histogram(const model::Aggregate& aggregate, const Rules& rules) {
    Tally tally;
    for (const auto& [grade, count] : read_histogram(aggregate)) {
        add_rating(tally, grade, count, 1, rules);
        tally.grades.add(grade, 1, count);
    }
    // Keys count whole ratings; what rounding the spread parts left is taken off again.
    tally.n = tally.effective = tally.squares = tally.undated = std::round(tally.n);
    return tally;
}

Tally of_average(const model::Aggregate& aggregate, const Rules& rules) {
    Tally tally;
    if (!aggregate.score || aggregate.count.value_or(0) < 1) return tally;
    if (!(aggregate.score->scale.best > aggregate.score->scale.worst)) return tally;
    const auto count = static_cast<double>(*aggregate.count);
    const Shares shares = shares_of_average(*aggregate.score, rules);
    tally.n = tally.undated = count;
    tally.effective = tally.squares = average_worth(count);
    for (std::size_t k = 0; k < shares.size(); ++k) {
        tally.bands.at(k) = count * shares.at(k);
        tally.weighted.at(k) = tally.effective * shares.at(k);
    }
    tally.grades.add_known_mean(grade(*aggregate.score), count, usual_grade_sd);
    return tally;
}

/// Reviews or the histogram, whichever the rule of choose_evidence() picks.
Used best_counted(const model::ListingEvidence& listing, const Rules& rules, model::Day as_of) {
    Used reviews{&listing, EvidenceKind::reviews, of_reviews(listing, rules, as_of)};
    if (reviews.tally.n <= 0) reviews.kind = EvidenceKind::none;
    const model::Aggregate* aggregate = seen_aggregate(listing, as_of);
    if (aggregate == nullptr) return reviews;
    Used histogram{&listing, EvidenceKind::histogram, of_histogram(*aggregate, rules)};
    return histogram.tally.n > 2 * reviews.tally.n ? histogram : reviews;
}

void prefer_average(Used& used, const Rules& rules, model::Day as_of) {
    const model::Aggregate* aggregate = seen_aggregate(*used.listing, as_of);
    if (aggregate == nullptr) return;
    const Tally tally = of_average(*aggregate, rules);
    if (tally.effective > used.tally.effective)
        used = {used.listing, EvidenceKind::average_only, tally};
}

void total(Evidence& evidence) {
    evidence.tally = Tally{};
    for (const Used& used : evidence.used) evidence.tally.add(used.tally);
}

}  // namespace

void Tally::add(const Tally& other) {
    n += other.n;
    undated += other.undated;
    sevens += other.sevens;
    effective += other.effective;
    squares += other.squares;
    for (std::size_t k = 0; k < bands.size(); ++k) {
        bands.at(k) += other.bands.at(k);
        weighted.at(k) += other.weighted.at(k);
    }
    for (std::size_t g = 0; g < histogram.size(); ++g) histogram.at(g) += other.histogram.at(g);
    grades.add(other.grades);
    if (other.first) add_day(*this, *other.first);
    if (other.last) add_day(*this, *other.last);
}

Shares Tally::independent() const {
    const double factor = effective > 0 ? kish() / effective : 1;
    return {weighted[0] * factor, weighted[1] * factor, weighted[2] * factor};
}

bool Evidence::estimated() const {
    return std::any_of(used.begin(), used.end(),
                       [](const Used& one) { return one.kind == EvidenceKind::average_only; });
}

EvidenceKind Evidence::best() const {
    EvidenceKind kind = EvidenceKind::none;
    for (const Used& one : used) kind = std::max(kind, one.kind);
    return kind;
}

double recency_weight(model::Day day, model::Day as_of, const Rules& rules) {
    constexpr double days_a_month = 30.436875;
    const auto age = static_cast<double>((as_of - day).count()) / days_a_month;
    return age <= 0 ? 1 : std::exp2(-age / rules.half_life_months);
}

Evidence choose_evidence(const model::Dossier& dossier, const Rules& rules, model::Day as_of) {
    Evidence evidence;
    for (const model::ListingEvidence& listing : dossier.listings)
        evidence.used.push_back(best_counted(listing, rules, as_of));
    total(evidence);
    if (evidence.tally.effective < rules.min_effective_n) {
        for (Used& used : evidence.used) prefer_average(used, rules, as_of);
        total(evidence);
    }
    std::erase_if(evidence.used, [](const Used& one) { return one.kind == EvidenceKind::none; });
    return evidence;
}

}  // namespace delight

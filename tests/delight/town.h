#pragma once

#include <map>
#include <string>
#include <utility>
#include <vector>

#include "model/evidence.h"

/// Small made-up businesses for the tests of verdicts.
namespace town {

inline model::Day day(const std::string& iso) {
    return model::date_from_iso(iso)->first;
}

inline const model::Day today = day("2017-06-01");

inline model::ListingEvidence listing(const std::string& source) {
    model::ListingEvidence made;
    made.source = source;
    made.first_seen = made.last_seen = made.aggregate_seen = today;
    return made;
}

inline model::Dossier business(std::int64_t id, const std::string& category,
                               const std::string& city) {
    model::Dossier made;
    made.business_id = id;
    made.business.name = "Business " + std::to_string(id);
    made.business.category = category;
    made.business.city = city;
    return made;
}

/// A listing of which the site shows a histogram on ten points.
inline model::ListingEvidence histogram_listing(std::map<std::string, long> histogram,
                                                const std::string& source = "iens") {
    auto made = listing(source);
    model::Aggregate aggregate;
    aggregate.score = model::Score{8, {1, 10}};
    aggregate.histogram = std::move(histogram);
    made.aggregate = aggregate;
    return made;
}

/// A listing of which the site shows an average and a count only.
inline model::ListingEvidence average_listing(double average, long count) {
    auto made = listing("iens");
    model::Aggregate aggregate;
    aggregate.score = model::Score{average, {1, 10}};
    aggregate.count = count;
    made.aggregate = aggregate;
    return made;
}

/// A rating with an ISO date (a year, a month, a day) or none, first seen today.
inline model::RatingTally rating(double grade, const std::string& date) {
    const auto given = date.empty() ? std::nullopt : model::date_from_iso(date);
    return {grade, given, model::counts_from(given, today)};
}

inline model::ListingEvidence review_listing(
    const std::vector<std::pair<double, std::string>>& reviews) {
    auto made = listing("iens");
    for (const auto& [grade, date] : reviews) made.tallies.push_back(rating(grade, date));
    return made;
}

inline model::Dossier with(model::ListingEvidence one, std::int64_t id = 1) {
    auto made = business(id, "restaurant", "Ommen");
    made.listings.push_back(std::move(one));
    return made;
}

inline model::Dossier with_histogram(std::map<std::string, long> histogram, std::int64_t id = 1) {
    return with(histogram_listing(std::move(histogram)), id);
}

inline model::Dossier with_reviews(const std::vector<std::pair<double, std::string>>& reviews) {
    return with(review_listing(reviews));
}

/// So many businesses with the same histogram.
inline std::vector<model::Dossier> many(int count, const std::string& category,
                                        const std::string& city,
                                        const std::map<std::string, long>& histogram) {
    std::vector<model::Dossier> made;
    for (int i = 0; i < count; ++i) {
        made.push_back(business(i + 1, category, city));
        made.back().listings.push_back(histogram_listing(histogram));
    }
    return made;
}

}  // namespace town

#pragma once

#include <initializer_list>
#include <vector>

#include "delight/spoken.h"

/// Reviews that were read, made up.
namespace spoken_reviews {

/// A review with a grade whose words carry these signals, all +.
inline delight::SpokenReview review(double grade, std::initializer_list<model::Signal> signals) {
    model::Reading reading;
    for (const model::Signal signal : signals) reading.signals.push_back({signal, true, 0, 1});
    return {grade, reading};
}

inline void add(std::vector<delight::SpokenReview>& reviews, int count,
                const delight::SpokenReview& one) {
    reviews.insert(reviews.end(), static_cast<std::size_t>(count), one);
}

}  // namespace spoken_reviews

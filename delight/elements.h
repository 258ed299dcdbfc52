#pragma once

#include <span>
#include <vector>

#include "delight/heard.h"
#include "model/patterns.h"
#include "model/spoken.h"

namespace delight {

/// The warmth of a half-year or of all of them: texts, and those that praise staff or personal
/// care.
struct Warmth {
    long texts = 0;
    long warm = 0;

    double share() const {
        return texts > 0 ? static_cast<double>(warm) / static_cast<double>(texts) : 0;
    }
};

Warmth warmth_of(std::span<const SpokenReview> reviews);

/// Of the half-years with ten texts or more, those whose warmth is not clearly (with the upper end
/// of its 90 % interval) under `usual`; none where there are fewer than three.
SpokenShare steadiness(std::span<const SpokenReview> reviews, double usual);

/// The same of a business that is held to its own warmth and to its segment's.
SpokenShare culture_of(std::span<const SpokenReview> reviews, double segment_warmth);

/// What is asked of the nine elements, of a business or a segment.
struct ElementMaterial {
    std::span<const SpokenReview> reviews;
    Answers answers{};                  ///< at the sources that show any
    std::vector<double> answer_days{};  ///< from a review until its answer was first seen
    double usual_warmth = 0;            ///< of the segment
};

/// All nine, in their order, without the segment's shares.
std::vector<model::ElementView> elements_of(const ElementMaterial& material);

}  // namespace delight

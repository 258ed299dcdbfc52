#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "report/edition.h"

namespace report {

/// The segment that a business is compared with; null where the comparison holds none so named.
const model::Segment* segment_of(const Edition& edition, const model::Judgement& judgement);

/// What all businesses of that segment say together; null where nobody read a text of it.
const model::Spoken* segment_spoken(const Edition& edition, const model::Judgement& judgement);

/// "restaurants in Amersfoort" for "restaurant, Amersfoort", "all businesses" for "all".
std::string segment_label(const Words& words, const std::string& name);

/// The places of the businesses that belong to a segment, its children's included, best first.
/// Segments are named as `delight` names them: "CATEGORY, CITY", "CATEGORY" and "all".
std::vector<std::size_t> members_of(const Edition& edition, const model::Segment& segment);

/// The page of the segment, below the report's own folder: "s/restaurant-amersfoort.html".
std::string segment_address(const Edition& edition, const model::Segment& segment);

}  // namespace report

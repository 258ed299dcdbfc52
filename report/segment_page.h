#pragma once

#include <string>

#include "report/edition.h"

namespace report {

/// `s/SLUG.html`: who leads a segment and why, what delight is made of there, its two axes, and
/// all its businesses.
std::string segment_page(const Edition& edition, const model::Segment& segment);

/// Fills `segments_body.html`: what `segments.html` says, for one file too.
void fill_segments(Fields fields, const Edition& edition);

/// `segments.html`: all segments of the comparison.
std::string segments_page(const Edition& edition);

}  // namespace report

#pragma once

#include <cstddef>
#include <string>

#include "report/edition.h"

namespace report {

/// `compare.html`: businesses side by side, point by point. As it stands it shows the first few of
/// the comparison; `compare.js` puts those in their place that the address names ("#b=slug,slug").
std::string compare_page(const Edition& edition);

/// `b/SLUG.js`: one business's column of it, as a script, because a page that is opened from a file
/// may load a script from beside it but no data. It calls `negenplus.side(slug, html)`.
std::string side_script(const Edition& edition, std::size_t index);

/// What a source itself tells of parts of a business: "Eten 8,1 · Service 7,9"; empty: nothing.
std::string aspects_text(const Words& words, const model::ListingEvidence& listing);

}  // namespace report

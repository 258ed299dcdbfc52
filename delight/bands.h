#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

#include "delight/delight.h"
#include "model/listing.h"

namespace delight {

/// How a guest came away; also the index of every array "delighted, satisfied, disappointed".
enum class Band : std::uint8_t { delighted, satisfied, disappointed };

constexpr std::size_t index(Band band) {
    return static_cast<std::size_t>(band);
}

/// The band of a grade (1 to 10), compared with the rules' cuts in hundredths.
Band band_of(double grade, const Rules& rules);

/// The place of a grade in a histogram by grade, rounded half up: 0 for grade 1, 9 for grade 10.
std::size_t grade_place(double grade);

/// So many ratings of one grade. Not always whole: a key such as "<7" is spread over its grades.
struct GradeCount {
    double grade = 0;
    double count = 0;
};

/// The histogram of a site, key by key, as grades.
///
/// A key is a raw score ("10", "4.5", "4,5"), a range ("9-10") or a bound ("<7", "<=6", ">8",
/// ">=9", "9+"). A range is spread evenly over the scores that the site can give within it, in
/// steps of 1, 0.5 or 0.1: the largest step that fits all keys. Below an upper bound ("<7") each
/// grade further down is half as likely, as low scores thin out: the mean of "<7" is then 5.1,
/// where Dutch and American hotels show 5.8 and 4.2. A key straddling a cut thus falls in both
/// bands by parts. The scale is that of the aggregate's score; without one it is 1 to 5, or 1 to
/// 10 where a key names more than 5. A key outside the scale, or that is no key, is left out.
std::vector<GradeCount> read_histogram(const model::Aggregate& aggregate);

}  // namespace delight

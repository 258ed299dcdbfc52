#pragma once

#include <array>
#include <cstddef>
#include <string>
#include <string_view>

#include "model/date.h"

namespace model {

/// What a page of a source can be expected to give. Those of reviews are asked of pages with
/// reviews only, and given where at least half of the page's reviews have it.
enum class PageField {
    anything,  ///< a figure, a review or a list of businesses
    name,
    address,
    aggregate,
    reviews,
    review_score,
    review_date,
    review_text
};
inline constexpr std::size_t page_fields = 8;

/// "a name", "dates of reviews", …: as a receipt says it.
std::string_view to_string(PageField field);

/// Of how many pages a field could be asked, and how many gave it.
struct Given {
    long have = 0;
    long of = 0;

    bool operator==(const Given&) const = default;
};

/// What one run read on the pages of one layout of one source, in sums: what the source is later
/// held against.
struct Coverage {
    std::string source;    ///< as the watch names it
    std::string recipe;    ///< that read the pages; empty: no reader found anything
    Instant started{};     ///< of the run
    bool changed = false;  ///< its layout was found to have changed: no measure for later runs
    long pages = 0;        ///< that were read, lists included
    std::array<Given, page_fields> fields{};
    /// Of pages with reviews: their number, and the sums of their numbers of reviews and the
    /// squares of these.
    long review_pages = 0;
    double reviews = 0;
    double reviews_squared = 0;
    /// Reviews' scores by tenths of their own scale: [0] is the worst tenth.
    std::array<long, 10> scores{};

    Given& of(PageField field) { return fields[static_cast<std::size_t>(field)]; }
    const Given& of(PageField field) const { return fields[static_cast<std::size_t>(field)]; }
    /// Adds what was read elsewhere; source, recipe, moment and judgement stay.
    void add(const Coverage& other);
};

}  // namespace model

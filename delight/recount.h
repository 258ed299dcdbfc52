#pragma once

#include <optional>
#include <set>

#include "delight/delight.h"
#include "delight/voices.h"

namespace delight {

/// Reviews by listing id and identity.
using LeftOut = std::set<std::pair<std::int64_t, std::int64_t>>;

/// The verdict on a business without some of its reviews, in the segment and with the bar that it
/// was judged by: who is compared stays who is compared. The reviews left out are then looked for
/// nowhere else: the headline and the histogram of their listing, which count them in, are left
/// out with them. Nothing where no review that was judged is left out: there are none, or their
/// listing is judged by its histogram, from which single ones cannot be taken. The ratings are
/// counted anew from the traces; the dossier's tallies are not asked.
std::optional<model::Recount> recount(const model::Dossier& dossier, const Traces& traces,
                                      const model::Segment& segment, const LeftOut& left_out,
                                      const Rules& rules, model::Day as_of);

}  // namespace delight

#pragma once

#include <string>
#include <string_view>

#include "model/spoken.h"

namespace report {

/// What the words say as JSON, by the names of `negenplus verdicts`: each share with its n, its
/// count and its 90 % interval.
std::string words_json(const model::Spoken& spoken);

/// The same in short as cells of a CSV line, each beginning with a comma, and their heads.
std::string words_cells(const model::Spoken& spoken);
inline constexpr std::string_view words_heads =
    ",texts,texts_read,words,praise_promise,praise_recovery,praise_personal,praise_surprise,"
    "blame_promise,blame_recovery,blame_personal,blame_surprise,excellence,excellence_low,"
    "excellence_high,intimacy,intimacy_low,intimacy_high,recommend,come_back";

}  // namespace report

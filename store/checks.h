#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "model/date.h"
#include "model/score.h"

namespace store {

/// A number as short as it can be without losing a digit: "8", "7.75".
std::string shortest(double number);

/// Why a score is impossible on its own scale; nothing where it is possible.
std::optional<std::string> score_fault(const model::Score& score);

/// A date as records and spreadsheets write it: ISO, precise to the day, month or year, or with a
/// time of day behind it, which is left out.
std::optional<model::Date> date_from_text(std::string_view text);

}  // namespace store

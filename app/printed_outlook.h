#pragma once

#include <iosfwd>
#include <optional>
#include <string>
#include <string_view>

#include "app/json.h"
#include "model/comparison.h"

namespace app {

/// A figure with its interval, as a member of an object; null where there is none.
void estimate(JsonLine& json, std::string_view name, const model::Estimate& value);
void estimate(JsonLine& json, std::string_view name, const std::optional<model::Estimate>& value);

/// "48 % (40-56)".
std::string percent(const model::Estimate& share);

/// The members of a verdict's JSON that look beyond it: what parts it from the next one, the
/// half-life, changes over time, and every source's own view.
void outlook(JsonLine& json, const model::Judgement& judgement);

/// The same in words.
void explain_outlook(const model::Judgement& judgement, const model::Comparison& comparison,
                     std::ostream& out);

/// Which sources changed their scale, one line each.
void tell_scale_changes(const model::Comparison& comparison, std::ostream& out);

}  // namespace app

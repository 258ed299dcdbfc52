#pragma once

#include <optional>

#include "model/date.h"
#include "parser/date_tokens.h"

namespace parser::dates {

/// "6 maanden geleden", "gisteren", "vorige maand": a date counted back from `fetched`. Days and
/// weeks give a day, months a month, years a year; halves give the next finer one.
std::optional<model::Date> read_relative(const Tokens& tokens, model::Instant fetched);

}  // namespace parser::dates

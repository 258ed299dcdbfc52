#pragma once

#include <optional>
#include <string_view>

#include "model/date.h"

namespace parser {

/// What helps to read a date as a page writes it.
struct DateContext {
    std::string_view lang;     ///< ISO 639-1 of the page; "12/1/2014" is day first unless "en-us"
    model::Instant fetched{};  ///< relative dates count back from here; later days are refused
};

/// Reads the first date in `text`: ISO 8601, "13 december 2015", "06-01-2014", "6 maanden geleden",
/// "December 2, 2017", …, with the precision that it states. Nothing where there is no date, or one
/// that is impossible or in the future.
std::optional<model::Date> read_date(std::string_view text, const DateContext& context);

}  // namespace parser

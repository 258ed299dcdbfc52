#pragma once

#include <optional>
#include <string_view>

namespace parser {

/// The first number in `text`, with a decimal point or comma: "8,4", "4.7 stars", "€ 34".
/// Nothing where there is none ("?", "-", "Nieuw").
std::optional<double> read_number(std::string_view text);

/// The first whole number, its thousands grouped by point, comma or space: "1.234 recensies".
std::optional<long> read_count(std::string_view text);

/// A score as people write it, with its best where the text says so: "8,7/10", "4.5 of 5 bubbles",
/// "85%" (of 100).
struct StatedScore {
    double value = 0;
    std::optional<double> best;
};
std::optional<StatedScore> read_score(std::string_view text);

}  // namespace parser

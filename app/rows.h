#pragma once

#include <iosfwd>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace app {

enum class Format { table, jsonl, csv };

/// "table", "jsonl" or "csv"; anything else is a `UsageError`.
Format format_from(std::string_view name);

/// A value of a printed row; `monostate` is "unknown".
using Cell = std::variant<std::monostate, std::string, double, long, bool>;

/// What a command prints: the same rows as an aligned table, as JSON lines or as CSV.
struct Rows {
    std::vector<std::string> columns;
    std::vector<std::vector<Cell>> rows;
};

void print(const Rows& rows, Format format, std::ostream& out);

/// A number as short as it can be without losing a digit.
std::string shortest(double number);

}  // namespace app

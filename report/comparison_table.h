#pragma once

#include <optional>
#include <string>

#include "report/edition.h"

namespace report {

/// The columns that stand there only where they tell something.
struct Columns {
    bool trend = false, period = false, sources = false;
};
Columns columns_of(const model::Comparison& comparison);

/// Fills the index's table, one row a business in the comparison's order, and the filters above it:
/// one page of them, or all where all stands in one file.
void fill_table(Fields table, const Edition& edition, std::size_t page);

/// "mrt 2015 – nov 2016", one month where both fall in it, or that there are no dates.
std::string period(const Words& words, const model::Judgement& judgement);

/// A category as it stands in a cell: our word for it where we have one.
std::string category_label(const Words& words, const std::string& category);

/// "hotel · Zwolle": what tells a business in the table from others of its name.
std::string about_row(const Edition& edition, const model::Business& business);

}  // namespace report

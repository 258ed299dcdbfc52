#pragma once

#include "report/edition.h"

namespace report {

/// Fills the index's table, one row a business in the comparison's order, and the filters above it.
void fill_table(Fields table, const Edition& edition);

/// "mrt 2015 – nov 2016", one month where both fall in it, or that there are no dates.
std::string period(const Words& words, const model::Judgement& judgement);

/// A category as it stands in a cell: our word for it where we have one.
std::string category_label(const Words& words, const std::string& category);

}  // namespace report

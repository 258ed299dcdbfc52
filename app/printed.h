#pragma once

#include "app/rows.h"
#include "model/comparison.h"
#include "report/report.h"

namespace app {

/// The verdicts as `verdicts` prints them: a row a business, or the design's JSON.
Rows verdict_rows(const model::Comparison& comparison);
std::string verdict_json(const model::Judged& judged);

/// The evidence behind one verdict, in words and figures.
void explain(const model::Judged& judged, const model::Comparison& comparison, std::ostream& out);

/// What a user should hear about a report that was made all the same, a line each.
void tell(const report::Notes& notes, std::ostream& err);

}  // namespace app

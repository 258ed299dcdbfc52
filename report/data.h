#pragma once

#include <string>

#include "report/edition.h"

namespace report {

/// `comparison.json`: every judgement with its figures, the segments and the receipt. Shares are 0
/// to 1 in ten-thousandths; names are the interchange's.
std::string comparison_json(const Edition& edition);

/// `comparison.csv`: one line a business (RFC 4180). Numbers have a decimal point; a text that a
/// spreadsheet would take for a formula begins with an apostrophe.
std::string comparison_csv(const Edition& edition);

}  // namespace report

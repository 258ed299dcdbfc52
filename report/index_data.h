#pragma once

#include <string>

#include "report/edition.h"

namespace report {

/// `search.js`: all rows of a comparison that does not fit on one page, as data for `rows.js`,
/// which draws them as the pages show theirs. Some 300 bytes a business.
std::string index_data(const Edition& edition);

}  // namespace report

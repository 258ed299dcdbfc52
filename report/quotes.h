#pragma once

#include <span>

#include "model/spoken.h"
#include "report/template.h"
#include "report/words.h"

namespace report {

/// Fills "quotes.html": praise and blame in the guests' own words, each with its grade, its date
/// and a link to where it stands. `most` a side are shown, those of other signals first.
void fill_quotes(Fields section, const Words& words, std::span<const model::Quote> quotes,
                 std::size_t most = 8);

}  // namespace report

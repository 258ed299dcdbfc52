#pragma once

#include "model/spoken.h"
#include "report/template.h"
#include "report/words.h"

namespace report {

/// Fills "road.html": which signals and words separate the nines and tens from the sevens and
/// eights, with their intervals and counts; or that there are not enough texts to tell.
void fill_road(Fields chart, const Words& words, const model::RoadToTen& road);

/// A signal with its sign in the reader's words, as a road names it: "personal attention".
std::string signal_words(const Words& words, std::string_view signal, bool positive);

}  // namespace report

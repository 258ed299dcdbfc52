#pragma once

#include <string>

#include "model/score.h"
#include "report/words.h"

namespace report {

/// A source's own score as it shows it: "8,2", or "4,5 / 5" on another scale than ten.
std::string score_text(const Words& words, const model::Score& score);

/// A source's name as a sentence begins with it: "Iens".
std::string source_name(const std::string& source);

}  // namespace report

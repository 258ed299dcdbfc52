#pragma once

#include <optional>
#include <string>
#include <vector>

#include "model/judgement.h"
#include "report/report.h"
#include "report/words.h"

namespace report {

/// Why this verdict, in two plain sentences: what the guests gave, and the rule with its figures.
std::vector<std::string> why(const Words& words, const Rules& rules,
                             const model::Judgement& judgement);

/// How near the next verdict is, in reviews in a row; nothing where that cannot be told.
std::optional<std::string> how_near(const Words& words, const Rules& rules,
                                    const model::Judgement& judgement);

/// How many sevens would have to be nines for the next verdict, and what that is worth where the
/// user gave a customer value; nothing where it takes none.
std::optional<std::string> what_if(const Words& words, const Rules& rules,
                                   const model::Judgement& judgement);

}  // namespace report

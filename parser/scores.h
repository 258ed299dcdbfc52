#pragma once

#include <optional>
#include <string>
#include <vector>

#include "parser/field.h"

namespace parser {

/// Reads a score with its scale. A value that means "not rated" gives nothing; one outside of its
/// scale, or no number at all, gives nothing and a line in `skipped` under the name `what`.
std::optional<model::Score> find_score(const ScoreFields& fields, const Place& place,
                                       const Page& page, const std::string& what,
                                       std::vector<model::Skipped>& skipped);

/// Reads a site's headline: score, count, histogram and aspects. Nothing where it says nothing.
/// What cannot be true is told: a score that rests on no ratings, bars that are more than all.
std::optional<model::Aggregate> find_aggregate(const AggregateFields& fields, const Place& place,
                                               const Page& page,
                                               std::vector<model::Skipped>& skipped);

/// Reads rows of aspects; values that are no score of `scale` are left out, and told.
std::map<std::string, double> find_aspects(const Rows& rows, const model::Scale& scale,
                                           const Place& place, const Page& page,
                                           std::vector<model::Skipped>& skipped);

/// The mean of the named aspects; nothing unless all of them are there.
std::optional<model::Score> mean_of(const std::vector<std::string>& names,
                                    const std::map<std::string, double>& aspects,
                                    const model::Scale& scale);

/// The scale that the recipe gives to values that carry none.
model::Scale recipe_scale(const Recipe& recipe);

}  // namespace parser

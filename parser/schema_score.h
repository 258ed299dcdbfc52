#pragma once

#include <optional>
#include <vector>

#include "model/listing.h"
#include "parser/schema_graph.h"

namespace parser::schema {

/// A rating as marked up, or why there is none.
struct Rating {
    std::optional<model::Score> score;
    std::string refusal;  ///< empty where nothing was stated, or what was stated means "not rated"
};

/// Reads a Rating or AggregateRating thing. The scale is what it declares beside the value; schema.
/// org's default of 1 to 5 otherwise. A value outside of it is refused, never clamped.
Rating read_rating(const Graph& graph, Index thing);

/// The rating that a review states, as a thing or as a text.
Rating read_review_rating(const Graph& graph, Index review);

/// An aggregate from its own thing and the thing that it is about. What cannot be true is dropped
/// and told in `skipped`. Nothing where no rating is stated.
std::optional<model::Aggregate> read_aggregate(const Graph& graph, Index thing, Index about,
                                               std::vector<model::Skipped>& skipped);

}  // namespace parser::schema

#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "model/listing.h"
#include "parser/schema_graph.h"
#include "parser/schema_review.h"

namespace parser::schema {

/// A business or product that a page describes, and what is said of it, by syntax.
struct Entity {
    model::Business business;
    std::string url;
    std::map<Syntax, model::Aggregate> aggregates;
    std::map<Syntax, std::vector<model::Review>> reviews;
    std::vector<model::Skipped> skipped;
    bool listed = false;  ///< an item of a list
    bool beside = false;  ///< the seller, publisher, … of something else
    bool main = false;    ///< the page says that it is about this

    bool is_rated() const { return !aggregates.empty() || !reviews.empty(); }
    std::size_t review_count() const;
};

/// The entities of a page, in its order; those that are plainly the same are one. What is said of
/// nothing that has a name is said of an entity without a name.
std::vector<Entity> find_entities(const Graph& graph, const PageFacts& facts);

/// The name, address and place that a thing states, and its category.
model::Business read_business(const Graph& graph, Index thing);

/// Adds what `other` holds to `entity`.
void absorb(Entity& entity, Entity other);

}  // namespace parser::schema

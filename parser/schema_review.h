#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "model/listing.h"
#include "parser/schema_graph.h"

namespace parser::schema {

/// What reading a review needs to know about its page.
struct PageFacts {
    std::string url;
    std::string lang;  ///< as the page writes it, "nl-NL"
    model::Instant fetched{};
    const std::function<std::string(std::string_view)>& author_key;
};

/// Reads one Review thing. A refused score or date is told in `skipped`; the review stays.
model::Review read_review(const Graph& graph, Index thing, const PageFacts& facts,
                          std::vector<model::Skipped>& skipped);

/// Leaves out reviews that are there twice: those of one id, or of the same words, score and date
/// by no two authors. Those that say nothing at all go too.
std::vector<model::Review> without_copies(std::vector<model::Review> reviews);

/// Letters and digits only, in lower case: what stays the same when a site prints a text twice.
std::string text_key(std::string_view text);

}  // namespace parser::schema

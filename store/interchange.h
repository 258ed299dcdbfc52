#pragma once

#include <string>
#include <string_view>
#include <tl/expected.hpp>

#include "model/listing.h"

namespace store {

/// One record of the interchange format as one line of JSON, without the line's end.
std::string to_json(const model::Listing& listing);

/// Reads such a line; the error says what is wrong with it. Scores outside their scale and the
/// like are refused one by one and end up in `skipped`, behind what the record itself tells there;
/// `refused`: how many they are.
tl::expected<model::Listing, std::string> listing_from_json(std::string_view line,
                                                            std::size_t* refused = nullptr);

}  // namespace store

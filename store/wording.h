#pragma once

#include <cstdint>
#include <string>

namespace store {

/// The words of one stored review, and who wrote them.
struct Wording {
    std::int64_t listing_id = 0;
    std::int64_t review = 0;  ///< its identity within that listing
    std::string author_key;
    std::string title;
    std::string text;
    std::string lang;
};

}  // namespace store

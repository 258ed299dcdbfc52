#pragma once

#include <string>
#include <vector>

#include "model/matching.h"

/// Listings for the tests of matching.
namespace listings {

inline model::Business business(const std::string& name, const std::string& city,
                                const std::string& category = "") {
    model::Business business;
    business.name = name;
    business.city = city;
    business.category = category;
    return business;
}

inline model::ListingFacts facts(std::int64_t id, const std::string& source,
                                 const model::Business& business) {
    return {id, source, "https://" + source + ".example/" + std::to_string(id), business};
}

/// Numbered from 1.
inline std::vector<model::ListingFacts> at_source(const std::string& source,
                                                  const std::vector<model::Business>& businesses) {
    std::vector<model::ListingFacts> all;
    for (const auto& each : businesses)
        all.push_back(facts(static_cast<std::int64_t>(all.size()) + 1, source, each));
    return all;
}

}  // namespace listings

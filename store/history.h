#pragma once

#include <cstddef>
#include <utility>
#include <vector>

#include "model/date.h"
#include "store/compare.h"

namespace store {

/// What was seen, and the first moment at which it was seen so.
template <typename Value>
struct Version {
    model::Instant seen;
    Value value;
};

enum class Sighting {
    known,    ///< what stood at that moment said the same
    earlier,  ///< version `at` stood already at that moment
    added     ///< something new, to be put before version `at`
};

template <typename Value>
struct Placed {
    Sighting sighting = Sighting::known;
    std::size_t at = 0;
    Value value{};  ///< completed with what was known when it was seen
};

/// Where a sighting belongs among the known versions, which stand oldest first. Sightings may come
/// in any order: pages from an archive are often read after today's. Needs `complete(Value, const
/// Value& known)` and `same(const Value&, const Value&)`.
template <typename Value>
Placed<Value> place(const std::vector<Version<Value>>& versions, const Value& sighted,
                    model::Instant seen) {
    std::size_t after = 0;
    while (after < versions.size() && versions[after].seen <= seen) ++after;
    Value value = sighted;
    if (after > 0) {
        value = complete(value, versions[after - 1].value);
        for (std::size_t i = after; i-- > 0;) {
            if (i + 1 < after && versions[i].seen != seen) break;
            if (same(value, versions[i].value)) return {Sighting::known, i, std::move(value)};
        }
    }
    if (after < versions.size() &&
        same(complete(sighted, versions[after].value), versions[after].value)) {
        return {Sighting::earlier, after, std::move(value)};
    }
    return {Sighting::added, after, std::move(value)};
}

}  // namespace store

#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
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
    std::int64_t reading = 0;  ///< the opening of the store at which it was read
};

enum class Sighting {
    known,    ///< what stood at that moment said the same
    earlier,  ///< version `at` stood already at that moment
    added,    ///< something new, to be put before version `at`
    replaced  ///< the same page read anew: instead of the versions of that moment, from `at` on
};

template <typename Value>
struct Placed {
    Sighting sighting = Sighting::known;
    std::size_t at = 0;
    Value value{};  ///< completed with what was known when it was seen
};

/// Behind the last version of that moment, counted from the first one at `at`.
template <typename Value>
std::size_t moment_end(const std::vector<Version<Value>>& versions, std::size_t at,
                       model::Instant seen) {
    while (at < versions.size() && versions[at].seen == seen) ++at;
    return at;
}

/// What a page says that is read again: in full, for what was misread is nothing to complete it
/// with. Only what stood before that moment is. Nothing where the moment is new, or was met at this
/// reading already: then it is another page of the same second.
template <typename Value>
std::optional<Placed<Value>> place_again(const std::vector<Version<Value>>& versions,
                                         const Value& sighted, model::Instant seen,
                                         std::int64_t reading) {
    std::size_t begin = 0;
    while (begin < versions.size() && versions[begin].seen < seen) ++begin;
    const std::size_t end = moment_end(versions, begin, seen);
    for (std::size_t i = begin; i < end; ++i)
        if (versions[i].reading >= reading) return std::nullopt;
    if (begin == end) return std::nullopt;
    Value value = begin > 0 ? complete(sighted, versions[begin - 1].value) : sighted;
    for (std::size_t i = end; i-- > begin;) {
        const Value& known = versions[i].value;
        if (same(with_unsaid(value, known), known)) return Placed<Value>{Sighting::known, i, known};
    }
    value = with_unsaid(std::move(value), versions[end - 1].value);
    return Placed<Value>{Sighting::replaced, begin, std::move(value)};
}

/// Where a sighting belongs among the known versions, which stand oldest first. Sightings may come
/// in any order: pages from an archive are often read after today's. `reading` is the number of
/// this opening of the store; without it a sighting never takes the place of another. Needs
/// `complete(Value, const Value& known)` and `same(const Value&, const Value&)`.
template <typename Value>
Placed<Value> place(const std::vector<Version<Value>>& versions, const Value& sighted,
                    model::Instant seen, std::int64_t reading = 0) {
    if (auto again = place_again(versions, sighted, seen, reading)) return std::move(*again);
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

#pragma once

#include <array>
#include <cstdint>
#include <unordered_set>
#include <vector>

#include "store/text_rows.h"

namespace store {

/// Notes that reviews were seen again as they are known: at once, or on an engine that is asked
/// over a wire those of a listing together. Within one transaction.
class Confirmations {
  public:
    /// `reading` is the number of this opening of the store.
    Confirmations(Connection& connection, std::int64_t reading)
        : connection_{connection}, reading_{reading} {}

    /// Seen again at a later moment.
    void met_later(const ReviewKey& key, model::Instant seen) { note(later, key, seen); }
    /// Seen at that moment, and read so now. `has_past`: it has said something else before.
    void read_again(const ReviewKey& key, model::Instant seen, bool has_past);
    /// Notes what is gathered, if that review is among it.
    void settle(const ReviewKey& key);
    void flush();

  private:
    enum Kind { later, again, again_in_past, kinds };

    void note(Kind kind, const ReviewKey& key, model::Instant seen);

    Connection& connection_;
    std::int64_t reading_;
    // What is gathered is of one listing and one moment.
    std::int64_t listing_ = 0;
    model::Instant seen_{};
    std::unordered_set<std::int64_t> gathered_;
    std::array<std::vector<ReviewKey>, kinds> reviews_;
};

}  // namespace store

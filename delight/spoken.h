#pragma once

#include <cstdint>
#include <optional>
#include <span>

#include "model/spoken.h"

namespace delight {

/// One review that was read: its grade, and which signals its words carry.
class SpokenReview {
  public:
    SpokenReview() = default;
    SpokenReview(std::optional<double> grade, const model::Reading& reading);

    bool says(model::Signal signal, bool positive) const {
        return (signals_ & bit(signal, positive)) != 0;
    }
    bool speaks_of(model::Signal signal) const { return says(signal, true) || says(signal, false); }
    void set(model::Signal signal, bool positive) { signals_ |= bit(signal, positive); }
    /// 1 to 10; a review may have none.
    std::optional<double> grade() const { return grade_; }

  private:
    static std::uint32_t bit(model::Signal signal, bool positive) {
        return 1U << (2 * static_cast<unsigned>(signal) + (positive ? 0 : 1));
    }

    std::optional<double> grade_;
    std::uint32_t signals_ = 0;
};

using model::SpokenShare;

/// Of `reviews`, those that carry any of `signals` with this sign.
SpokenShare share_that_say(std::span<const SpokenReview> reviews,
                           std::span<const model::Signal> signals, bool positive);

/// Of the reviews that speak of any of `signals` at all, those that speak well of them more often
/// than ill; a review that does both alike counts half.
SpokenShare share_that_praise(std::span<const SpokenReview> reviews,
                              std::span<const model::Signal> signals);

}  // namespace delight

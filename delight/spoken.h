#pragma once

#include <cstdint>
#include <optional>
#include <span>

#include "model/spoken.h"

namespace delight {

/// Whose words a review has, by a learned model.
enum class Likeness : std::uint8_t {
    untold,    ///< no model may be asked
    neither,   ///< as likely or nearly as likely of nines and tens as of sevens and eights
    of_nines,  ///< three times as likely of nines and tens, or more
    of_sevens  ///< three times as likely of sevens and eights, or more
};

/// One review that was read: its grade, which signals its words carry, and from which day it
/// counts. It is small, for a judging keeps one for every review.
class SpokenReview {
  public:
    SpokenReview() = default;
    SpokenReview(std::optional<double> grade, const model::Reading& reading, model::Day day = {});

    bool says(model::Signal signal, bool positive) const {
        return (signals_ & bit(signal, positive)) != 0;
    }
    bool speaks_of(model::Signal signal) const { return says(signal, true) || says(signal, false); }
    void set(model::Signal signal, bool positive) { signals_ |= bit(signal, positive); }
    /// 1 to 10; a review may have none.
    std::optional<double> grade() const {
        return grade_ > 0 ? std::optional{grade_ / 100.0} : std::nullopt;
    }
    bool tells_new() const { return tells_new_; }
    Likeness likeness() const { return likeness_; }
    void set_likeness(Likeness likeness) { likeness_ = likeness; }
    /// How good the words are, −1 to 1 in hundredths; the polarity that was read, unless it is set.
    double tone() const { return tone_ / 100.0; }
    void set_tone(double tone);
    model::Day day() const { return model::Day{std::chrono::days{day_}}; }

  private:
    static std::uint32_t bit(model::Signal signal, bool positive) {
        return 1U << (2 * static_cast<unsigned>(signal) + (positive ? 0 : 1));
    }

    std::uint32_t signals_ = 0;
    std::int32_t day_ = 0;
    std::int16_t grade_ = 0;  ///< in hundredths; 0: none
    std::int8_t tone_ = 0;    ///< in hundredths
    bool tells_new_ : 1 = false;
    Likeness likeness_ : 2 = Likeness::untold;
};

/// The grades whose words are held against each other on the road to ten.
constexpr bool is_nine_or_ten(double grade) {
    return grade >= 8.5;
}
constexpr bool is_seven_or_eight(double grade) {
    return grade >= 6.5 && grade < 8.5;
}

using model::SpokenShare;

/// `count` of `n`, with its interval.
SpokenShare spoken_share(long count, long n);

/// Of `reviews`, those that carry any of `signals` with this sign.
SpokenShare share_that_say(std::span<const SpokenReview> reviews,
                           std::span<const model::Signal> signals, bool positive);

/// Of the reviews that speak of any of `signals` at all, those that speak well of them more often
/// than ill; a review that does both alike counts half.
SpokenShare share_that_praise(std::span<const SpokenReview> reviews,
                              std::span<const model::Signal> signals);

}  // namespace delight

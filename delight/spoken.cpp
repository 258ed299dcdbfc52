#include "delight/spoken.h"

#include <algorithm>
#include <cmath>

#include "delight/statistics.h"

namespace delight {

SpokenReview::SpokenReview(std::optional<double> grade, const model::Reading& reading,
                           model::Day day)
    : day_{static_cast<std::int32_t>(day.time_since_epoch().count())},
      grade_{static_cast<std::int16_t>(std::lround(grade.value_or(0) * 100))},
      tells_new_{reading.tells_new} {
    set_tone(reading.polarity);
    for (const model::SignalHit& hit : reading.signals) set(hit.signal, hit.positive);
}

void SpokenReview::set_tone(double tone) {
    tone_ = static_cast<std::int8_t>(std::lround(std::clamp(tone, -1.0, 1.0) * 100));
}

SpokenShare spoken_share(long count, long n) {
    SpokenShare share{n, count, {}};
    if (n > 0) share.share = wilson(static_cast<double>(count), static_cast<double>(n));
    return share;
}

SpokenShare share_that_say(std::span<const SpokenReview> reviews,
                           std::span<const model::Signal> signals, bool positive) {
    const auto count =
        std::count_if(reviews.begin(), reviews.end(), [&](const SpokenReview& review) {
            return std::any_of(signals.begin(), signals.end(),
                               [&](model::Signal signal) { return review.says(signal, positive); });
        });
    return spoken_share(count, static_cast<long>(reviews.size()));
}

SpokenShare share_that_praise(std::span<const SpokenReview> reviews,
                              std::span<const model::Signal> signals) {
    SpokenShare share;
    double praise = 0;
    for (const SpokenReview& review : reviews) {
        long balance = 0;
        bool speaks = false;
        for (const model::Signal signal : signals) {
            balance += review.says(signal, true) ? 1 : 0;
            balance -= review.says(signal, false) ? 1 : 0;
            speaks = speaks || review.speaks_of(signal);
        }
        if (!speaks) continue;
        ++share.n;
        praise += balance > 0 ? 1 : balance == 0 ? 0.5 : 0;
        share.count += balance > 0 ? 1 : 0;
    }
    if (share.n > 0) share.share = wilson(praise, static_cast<double>(share.n));
    return share;
}

}  // namespace delight

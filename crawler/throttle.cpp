#include "crawler/throttle.h"

#include <algorithm>

namespace crawler {
namespace {

// Scrapy's AUTOTHROTTLE_MAX_DELAY: a site that answers slower is not waited for any longer.
constexpr Throttle::Span longest_following = std::chrono::seconds(60);
constexpr Throttle::Span first_backoff = std::chrono::seconds(1);

}  // namespace

void Throttle::raise_floor(Span floor) {
    floor_ = std::max(floor_, floor);
}

void Throttle::rest_until(Moment moment) {
    if (!rest_ || *rest_ < moment) rest_ = moment;
}

void Throttle::started(Moment now) {
    if (!last_end_) return;
    const Span interval = now - *last_end_;
    if (!shortest_ || interval < *shortest_) shortest_ = interval;
}

void Throttle::answered(Moment now, Span elapsed, bool good) {
    last_end_ = now;
    const Span target = std::min(elapsed, longest_following);
    const Span next = std::max(target, (following_ + target) / 2);
    // A quick error page says nothing of how quick the site is.
    if (good || next > following_) following_ = next;
    if (!good) return;
    backoff_ /= 2;
    if (backoff_ < first_backoff) backoff_ = Span(0);
}

void Throttle::pushed_back(Moment now, std::optional<Span> retry_after) {
    backoff_ = std::max(first_backoff, 2 * delay());
    last_end_ = now;
    if (retry_after) rest_until(now + *retry_after);
}

Throttle::Span Throttle::delay() const {
    return std::max({floor_, following_, backoff_});
}

Moment Throttle::ready_at() const {
    const Moment after = last_end_ ? *last_end_ + delay() : Moment{};
    return rest_ ? std::max(after, *rest_) : after;
}

bool Throttle::exhausted(Moment now) const {
    return backoff_ > longest_ || (rest_ && *rest_ - now > longest_);
}

}  // namespace crawler

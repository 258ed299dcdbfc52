#pragma once

#include <chrono>
#include <optional>

#include "crawler/network.h"

namespace crawler {

/// The patience with one host. The delay is counted from the end of an answer to the start of the
/// next request. It is never under its floor; it follows the site's own answering time upward and
/// slowly back, as Scrapy's AutoThrottle does; and it doubles each time the site pushes back.
class Throttle {
  public:
    using Span = std::chrono::microseconds;

    /// `longest`: a rest beyond it is not waited for.
    Throttle(Span floor, Span longest) : floor_(floor), longest_(longest) {}

    /// The larger of the floor and `floor` is the floor from now on.
    void raise_floor(Span floor);
    /// A rest that was asked for before this run, or by Retry-After.
    void rest_until(Moment moment);

    /// Somebody else may have asked until then: the delay runs from there.
    void asked_until(Moment moment) { last_end_ = moment; }

    void started(Moment now);
    /// An answer came that took `elapsed`; a good one lets the delay sink again.
    void answered(Moment now, Span elapsed, bool good);
    /// The host pushed back (429, 503) or did not answer; `retry_after` as it asked.
    void pushed_back(Moment now, std::optional<Span> retry_after);

    Span floor() const { return floor_; }
    /// What is kept now, a rest not counted.
    Span delay() const;
    /// The next request may start then.
    Moment ready_at() const;
    /// The host asked for more rest, or pushed back more often, than is waited for in one run.
    bool exhausted(Moment now) const;
    /// The shortest time that the host was left alone between two requests.
    std::optional<Span> shortest() const { return shortest_; }

  private:
    Span floor_;
    Span longest_;
    Span following_{0};  ///< what the answering time asks
    Span backoff_{0};    ///< what push-backs ask
    std::optional<Moment> last_end_;
    std::optional<Moment> rest_;
    std::optional<Span> shortest_;
};

}  // namespace crawler

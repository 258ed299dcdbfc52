#pragma once

#include <array>
#include <cstddef>
#include <span>
#include <utility>
#include <vector>

namespace delight {

/// How dates are counted: in days, or, where a source tells the month only, in months of 30.
enum class Pace { days, months };

/// The reviews of one listing in time: their days (or months) as numbers, in rising order.
struct Timeline {
    std::size_t source = 0;
    Pace pace = Pace::days;
    std::vector<int> days;
    std::vector<std::size_t> voices;  ///< which review each is
};

/// The lengths of the windows that bursts are looked for in, in days; monthly dates know one only.
inline constexpr std::array<int, 3> day_windows{3, 10, 30};
inline constexpr std::array<int, 1> month_windows{30};
std::span<const int> windows_of(Pace pace);

/// So far on each side of a window its own rhythm is looked for, in days.
constexpr int reach = 182;

/// By how much counts scatter beside chance: a count of mean m has the variance
/// m (1 + groups) + spread m^2. Guests who come together write together; and a listing's weeks are
/// busy or quiet for reasons of their own.
struct Scatter {
    double groups = 0;
    double spread = 0;
};

/// When a source is reviewed, all its listings of one pace together: a holiday, a campaign or an
/// import brings many of them more reviews at once.
class Season {
  public:
    explicit Season(std::span<const Timeline* const> timelines);

    /// Reviews of the source in [from, to).
    double between(int from, int to) const;
    /// The share that a window of a listing has of the time around it (two stretches beside it): by
    /// its length, or, if that is more, by what the source's other listings did.
    double share(const std::vector<int>& days, int from, int to, int before, int after) const;
    /// How counts in windows of that length scatter at this source: by moments for each listing,
    /// then a line through them by the median of slopes (Theil 1950, Sen 1968), so that a few
    /// listings with bursts do not make bursts usual; groups at the upper quartile of what the line
    /// leaves. 0.5 each where fewer than five listings tell.
    Scatter scatter(int window) const;

  private:
    int first_ = 0;
    std::vector<long> before_;  ///< reviews before each day from `first_` on
    std::vector<std::pair<int, Scatter>> scatters_;
};

/// Counts of a timeline in [from, to).
long count_between(const std::vector<int>& days, int from, int to);

}  // namespace delight

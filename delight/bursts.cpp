#include "delight/bursts.h"

#include <algorithm>
#include <chrono>
#include <map>
#include <optional>
#include <tuple>

#include "delight/rhythm.h"
#include "delight/statistics.h"

namespace delight {
namespace {

constexpr long least_reviews = 6;
constexpr double least_ratio = 3;
constexpr double unusual_burst_p = 0.01;
constexpr double least_reference = 5;  ///< reviews that show a rhythm
constexpr int least_before = 30;       ///< days
constexpr int a_year = 365;
constexpr int weeks_around = 15;   ///< days on either side of the same window of another year
constexpr double enough_own = 20;  ///< reviews that show a season

struct Window {
    int from = 0;
    int to = 0;
    long n = 0;
    double usual = 0;
    double p = 1;
};

/// Days as numbers; months as numbers of 30 days.
int number_of(model::Day day, Pace pace) {
    if (pace == Pace::days) return static_cast<int>(day.time_since_epoch().count());
    const std::chrono::year_month_day date{day};
    return 30 * (12 * static_cast<int>(date.year()) + static_cast<int>(unsigned{date.month()}));
}

bool told_to(const Voice& voice, model::DatePrecision precision) {
    const auto date = voice.trace->given.date();
    return date && date->precision >= precision;
}

/// The reviews [begin, end) of one listing in time: by days where most dates are known so.
Timeline timeline_of(const Chorus& chorus, std::size_t begin, std::size_t end) {
    Timeline line;
    line.source = chorus.voices[begin].source;
    std::size_t by_day = 0;
    std::size_t by_month = 0;
    for (std::size_t i = begin; i < end; ++i) {
        by_day += told_to(chorus.voices[i], model::DatePrecision::day);
        by_month += told_to(chorus.voices[i], model::DatePrecision::month);
    }
    line.pace = 5 * by_day >= 4 * by_month ? Pace::days : Pace::months;
    const auto asked =
        line.pace == Pace::days ? model::DatePrecision::day : model::DatePrecision::month;
    std::vector<std::pair<int, std::size_t>> dated;
    for (std::size_t i = begin; i < end; ++i)
        if (told_to(chorus.voices[i], asked))
            dated.emplace_back(number_of(chorus.voices[i].trace->given.date()->first, line.pace),
                               i);
    std::sort(dated.begin(), dated.end());
    for (const auto& [day, voice] : dated) {
        line.days.push_back(day);
        line.voices.push_back(voice);
    }
    return line;
}

std::vector<Timeline> timelines_of(const Chorus& chorus) {
    std::vector<Timeline> lines;
    const auto& voices = chorus.voices;
    for (std::size_t begin = 0, end = 0; begin < voices.size(); begin = end) {
        while (end < voices.size() && voices[end].listing_id == voices[begin].listing_id) ++end;
        Timeline line = timeline_of(chorus, begin, end);
        if (!line.days.empty()) lines.push_back(std::move(line));
    }
    return lines;
}

/// The half years around a window, without it, as far as the listing was reviewed.
struct Reference {
    int from = 0;
    int to = 0;
    double count = 0;
    double days = 0;
};

Reference reference_of(const std::vector<int>& days, const Window& window) {
    Reference reference;
    reference.from = std::max(days.front(), window.from - reach);
    reference.to = std::min(days.back() + 1, window.to + reach);
    reference.count =
        static_cast<double>(count_between(days, reference.from, reference.to) - window.n);
    reference.days = window.from - reference.from + std::max(reference.to - window.to, 0);
    return reference;
}

/// The window's share of the time around it in the years before and after, as the listing's own
/// reviews have it; 0 where they are too few.
double own_season(const std::vector<int>& days, const Window& window, const Reference& reference) {
    double inside = 0;
    double around = 0;
    for (const int shift : {-a_year, a_year}) {
        inside += static_cast<double>(count_between(days, window.from + shift - weeks_around,
                                                    window.to + shift + weeks_around));
        around +=
            static_cast<double>(count_between(days, reference.from + shift, reference.to + shift));
    }
    const double length = window.to - window.from;
    return around < enough_own ? 0 : inside / around * length / (length + 2 * weeks_around);
}

/// P(K >= k) of a negative binomial of that shape and mean: a beta tail (the number of failures
/// before the shape-th success).
double so_many(double k, double shape, double mean) {
    return k <= 0 ? 1 : beta_below(k, shape, mean / (mean + shape));
}

/// What is usual in a window and how likely its count is; nothing where no rhythm is known.
std::optional<Window> judged(const Timeline& line, Window window, const Season& season) {
    const Reference reference = reference_of(line.days, window);
    if (reference.count < least_reference || window.from - line.days.front() < least_before)
        return std::nullopt;
    const double doubtful = reference.count + 0.5;
    window.usual = doubtful * std::max(season.share(line.days, window.from, window.to,
                                                    reference.from, reference.to),
                                       own_season(line.days, window, reference));
    const Scatter scatter = season.scatter(window.to - window.from);
    const double shape = 1 / (1 / doubtful + scatter.spread + scatter.groups / window.usual);
    const double others = window.usual * (shape + 1) / shape;
    const auto windows = static_cast<double>(line.days.size() * windows_of(line.pace).size());
    window.p =
        std::min(1.0, windows * so_many(static_cast<double>(window.n - 1), shape + 1, others));
    return window;
}

/// Whether so many can be a burst at all: three times the plain rate around it.
bool stands_out(const std::vector<int>& days, const Window& window) {
    if (window.n < least_reviews) return false;
    const Reference reference = reference_of(days, window);
    const double usual =
        reference.count * (window.to - window.from) / std::max(1.0, reference.days);
    return static_cast<double>(window.n) >= least_ratio * usual;
}

std::vector<Window> unusual_windows(const Timeline& line, const Season& season) {
    std::vector<Window> found;
    for (const int length : windows_of(line.pace)) {
        std::size_t end = 0;
        for (std::size_t begin = 0; begin < line.days.size(); ++begin) {
            if (begin > 0 && line.days[begin] == line.days[begin - 1]) continue;
            const int from = line.days[begin];
            while (end < line.days.size() && line.days[end] < from + length) ++end;
            const Window window{from, from + length, static_cast<long>(end - begin)};
            if (!stands_out(line.days, window)) continue;
            const auto told = judged(line, window, season);
            if (told && told->p <= unusual_burst_p &&
                static_cast<double>(told->n) >= least_ratio * told->usual)
                found.push_back(*told);
        }
    }
    return found;
}

/// The least likely ones that have no day in common.
std::vector<Window> apart(std::vector<Window> windows) {
    std::sort(windows.begin(), windows.end(), [](const Window& a, const Window& b) {
        return std::tie(a.p, a.from, a.to) < std::tie(b.p, b.from, b.to);
    });
    std::vector<Window> kept;
    for (const Window& window : windows) {
        const bool free = std::all_of(kept.begin(), kept.end(), [&](const Window& other) {
            return window.to <= other.from || other.to <= window.from;
        });
        if (free) kept.push_back(window);
    }
    std::sort(kept.begin(), kept.end(),
              [](const Window& a, const Window& b) { return a.from < b.from; });
    return kept;
}

model::Pattern pattern_of(const Chorus& chorus, const Timeline& line, const Window& window) {
    model::Pattern pattern;
    pattern.kind = model::PatternKind::burst;
    pattern.source = chorus.sources[line.source];
    pattern.n = window.n;
    pattern.of = static_cast<long>(line.days.size());
    pattern.usual = window.usual;
    pattern.p = window.p;
    for (std::size_t i = 0; i < line.days.size(); ++i)
        if (line.days[i] >= window.from && line.days[i] < window.to)
            add_cited(pattern, chorus.voices[line.voices[i]]);
    return pattern;
}

}  // namespace

std::vector<Found> bursts(const Chorus& chorus) {
    const std::vector<Timeline> lines = timelines_of(chorus);
    std::map<std::pair<std::size_t, Pace>, std::vector<const Timeline*>> alike;
    for (const Timeline& line : lines) alike[{line.source, line.pace}].push_back(&line);
    std::vector<Found> found;
    for (const auto& [key, group] : alike) {
        const Season season{group};
        for (const Timeline* line : group) {
            const std::size_t business = chorus.voices[line->voices.front()].business;
            for (const Window& window : apart(unusual_windows(*line, season)))
                found.push_back({business, pattern_of(chorus, *line, window)});
        }
    }
    return found;
}

}  // namespace delight

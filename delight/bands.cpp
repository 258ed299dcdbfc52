#include "delight/bands.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <limits>
#include <optional>
#include <string>

namespace delight {
namespace {

constexpr double unbounded = std::numeric_limits<double>::infinity();

/// The scores that one key stands for; `open` where its edge itself is not among them.
struct KeyRange {
    double low = -unbounded;
    double high = unbounded;
    bool open = false;
};

bool take(std::string_view& text, std::string_view front) {
    if (!text.starts_with(front)) return false;
    text.remove_prefix(front.size());
    return true;
}

bool take_back(std::string_view& text, std::string_view back) {
    if (!text.ends_with(back)) return false;
    text.remove_suffix(back.size());
    return true;
}

/// A number and nothing else; spaces around it and a decimal comma are allowed.
std::optional<double> number(std::string_view text) {
    while (take(text, " ") || take_back(text, " ")) continue;
    std::string plain{text};
    std::replace(plain.begin(), plain.end(), ',', '.');
    double value = 0;
    const char* end = plain.data() + plain.size();
    const auto [stop, error] = std::from_chars(plain.data(), end, value);
    if (plain.empty() || error != std::errc{} || stop != end || !std::isfinite(value)) return {};
    return value;
}

std::optional<KeyRange> below(std::string_view rest, bool open) {
    const auto bound = number(rest);
    if (!bound) return std::nullopt;
    return KeyRange{-unbounded, *bound, open};
}

std::optional<KeyRange> above(std::string_view rest, bool open) {
    const auto bound = number(rest);
    if (!bound) return std::nullopt;
    return KeyRange{*bound, unbounded, open};
}

std::optional<KeyRange> between(std::string_view text) {
    for (const std::string_view dash : {"-", "\u2013"}) {
        const auto place = text.find(dash, 1);
        if (place == std::string_view::npos) continue;
        const auto low = number(text.substr(0, place));
        const auto high = number(text.substr(place + dash.size()));
        if (!low || !high) return std::nullopt;
        return KeyRange{std::min(*low, *high), std::max(*low, *high), false};
    }
    const auto score = number(text);
    if (!score) return std::nullopt;
    return KeyRange{*score, *score, false};
}

std::optional<KeyRange> read_key(std::string_view key) {
    while (take(key, " ") || take_back(key, " ")) continue;
    if (key.empty()) return std::nullopt;
    if (take(key, "<=") || take(key, "\u2264")) return below(key, false);
    if (take(key, "<")) return below(key, true);
    if (take(key, ">=") || take(key, "\u2265")) return above(key, false);
    if (take(key, ">")) return above(key, true);
    if (take_back(key, "+")) return above(key, false);
    return between(key);
}

struct Key {
    KeyRange range;
    double count = 0;
};

template <typename Visit>
void each_bound(const std::vector<Key>& keys, Visit visit) {
    for (const Key& key : keys) {
        if (std::isfinite(key.range.low)) visit(key.range.low);
        if (std::isfinite(key.range.high)) visit(key.range.high);
    }
}

/// The largest of 1, 0.5 and 0.1 that all keys are multiples of, nearly.
double step_of(const std::vector<Key>& keys) {
    for (const double step : {1.0, 0.5}) {
        bool fits = true;
        each_bound(keys, [&](double bound) {
            fits = fits && std::abs(bound / step - std::round(bound / step)) < 1e-6;
        });
        if (fits) return step;
    }
    return 0.1;
}

model::Scale scale_of(const model::Aggregate& aggregate, const std::vector<Key>& keys) {
    if (aggregate.score) return aggregate.score->scale;
    double highest = 0;
    each_bound(keys, [&](double bound) { highest = std::max(highest, bound); });
    return highest > 5 ? model::Scale{1, 10} : model::Scale{1, 5};
}

/// The scores of the scale that a range holds, each with its grade and how likely it is in it.
std::vector<GradeCount> members(const KeyRange& range, const model::Scale& scale, double step) {
    constexpr double hair = 1e-9;
    std::vector<GradeCount> found;
    const auto steps = static_cast<int>(std::min((scale.best - scale.worst) / step + hair, 2000.0));
    for (int i = 0; i <= steps; ++i) {
        const double score = scale.worst + i * step;
        const double edge = range.open ? -hair : hair;
        if (score < range.low - edge || score > range.high + edge) continue;
        found.push_back({grade({score, scale}), 1});
    }
    if (std::isfinite(range.low)) return found;
    for (GradeCount& one : found) one.count = std::exp2(one.grade - found.back().grade);
    return found;
}

void spread(const Key& key, const model::Scale& scale, double step, std::vector<GradeCount>& into) {
    const auto& [low, high, open] = key.range;
    if (std::isfinite(low) && low > scale.best) return;
    if (std::isfinite(high) && (high > scale.best || high < scale.worst)) return;
    if (low == high) {
        if (low >= scale.worst) into.push_back({grade({low, scale}), key.count});
        return;
    }
    const auto within = members(key.range, scale, step);
    double whole = 0;
    for (const GradeCount& one : within) whole += one.count;
    for (const GradeCount& one : within) into.push_back({one.grade, key.count * one.count / whole});
}

}  // namespace

Band band_of(double grade, const Rules& rules) {
    const auto hundredths = [](double value) { return std::llround(value * 100); };
    if (hundredths(grade) >= hundredths(rules.delighted_from)) return Band::delighted;
    if (hundredths(grade) < hundredths(rules.disappointed_below)) return Band::disappointed;
    return Band::satisfied;
}

std::size_t grade_place(double grade) {
    return static_cast<std::size_t>(std::clamp(std::floor(grade + 0.5), 1.0, 10.0)) - 1;
}

std::vector<GradeCount> read_histogram(const model::Aggregate& aggregate) {
    std::vector<Key> keys;
    for (const auto& [text, count] : aggregate.histogram) {
        const auto range = read_key(text);
        if (range && count > 0) keys.push_back({*range, static_cast<double>(count)});
    }
    std::vector<GradeCount> grades;
    if (keys.empty()) return grades;
    const model::Scale scale = scale_of(aggregate, keys);
    if (!(scale.best > scale.worst)) return grades;
    const double step = step_of(keys);
    for (const Key& key : keys) spread(key, scale, step, grades);
    return grades;
}

}  // namespace delight

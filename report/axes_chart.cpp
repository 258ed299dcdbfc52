#include "report/axes_chart.h"

#include <algorithm>
#include <cmath>
#include <string>
#include <vector>

#include "report/said.h"

namespace report {
namespace {

using model::Estimate;
using model::Verdict;

// More names are a thicket, and more tooltips than this make a heavy page.
constexpr std::size_t most_names = 8, most_titles = 300;
constexpr double left = 56, right = 628, top = 34, bottom = 494;

struct Point {
    std::size_t business = 0;
    Estimate excellence, intimacy;
    Verdict verdict = Verdict::too_little_evidence;
};

/// One axis: from a whole ten per cent below the lowest point to 100 %.
struct Axis {
    double low = 0, from = 0, to = 0;

    double at(double share) const {
        return from + (to - from) * (std::clamp(share, low, 1.0) - low) / (1 - low);
    }
};

struct Scatter {
    std::vector<Point> points;
    Axis x, y;
    double middle_x = 0, middle_y = 0;  ///< shares of the whole segment: where the corner begins

    bool in_corner(const Point& point) const {
        return point.excellence.mean >= middle_x && point.intimacy.mean >= middle_y;
    }
};

std::string unit(double value) {
    return plain_number(value, 1);
}

double axis_low(const std::vector<Point>& points, Estimate Point::*share, double middle) {
    double low = middle;
    for (const Point& point : points) low = std::min(low, (point.*share).mean);
    return std::clamp(std::floor(10 * (low - 0.01)) / 10, 0.0, 0.9);
}

Scatter scatter_of(const Edition& edition, const model::Segment& segment,
                   std::span<const std::size_t> members) {
    Scatter made;
    const auto least = static_cast<long>(edition.rules.min_effective_n);
    for (const std::size_t index : members) {
        const auto& axes = edition.at(index).spoken.axes;
        if (!axes.excellence.share || !axes.intimacy.share) continue;
        if (axes.excellence.n < least || axes.intimacy.n < least) continue;
        made.points.push_back({index, *axes.excellence.share, *axes.intimacy.share,
                               edition.at(index).judgement.verdict});
    }
    const auto& whole = segment.spoken.axes;
    if (!whole.excellence.share || !whole.intimacy.share) made.points.clear();
    if (made.points.empty()) return made;
    made.middle_x = whole.excellence.share->mean;
    made.middle_y = whole.intimacy.share->mean;
    made.x = {axis_low(made.points, &Point::excellence, made.middle_x), left, right};
    made.y = {axis_low(made.points, &Point::intimacy, made.middle_y), bottom, top};
    return made;
}

/// How many of a verdict stand in the corner, and of how many.
std::pair<double, double> corner_count(const Scatter& scatter, std::optional<Verdict> verdict) {
    double inside = 0, all = 0;
    for (const Point& point : scatter.points) {
        if (verdict && point.verdict != *verdict) continue;
        all += 1;
        inside += scatter.in_corner(point) ? 1 : 0;
    }
    return {inside, all};
}

std::string finding(const Words& words, const Scatter& scatter) {
    const auto [delight, delights] = corner_count(scatter, Verdict::delight);
    const auto [seven, sevens] = corner_count(scatter, Verdict::mediocre_seven);
    const auto [any, all] = corner_count(scatter, std::nullopt);
    if (delights == 0) return words.count("scatter_nobody", any, {{"total", words.number(all)}});
    std::string text = words.count("scatter_delight", delight, {{"total", words.number(delights)}});
    if (sevens > 0)
        text = words.say(
            "scatter_sevens",
            {{"first", text}, {"n", words.number(seven)}, {"total", words.number(sevens)}});
    return text;
}

void fill_ticks(Fields chart, const Words& words, const Scatter& scatter) {
    const auto each_tenth = [](double low, auto&& draw) {
        for (int tenth = static_cast<int>(std::lround(10 * low)); tenth <= 10; ++tenth)
            if (tenth % 2 == 0 || low > 0.55) draw(tenth / 10.0);
    };
    each_tenth(scatter.x.low, [&](double share) {
        Fields tick = chart.add("X_TICK");
        tick.set("X", unit(scatter.x.at(share)));
        tick.set("LABEL", words.percent(share));
    });
    each_tenth(scatter.y.low, [&](double share) {
        Fields tick = chart.add("Y_TICK");
        tick.set("Y", unit(scatter.y.at(share)));
        tick.set("TEXT_Y", unit(scatter.y.at(share) + 4.5));
        tick.set("LABEL", words.percent(share));
    });
}

void fill_corner(Fields chart, const Scatter& scatter) {
    const double x = scatter.x.at(scatter.middle_x), y = scatter.y.at(scatter.middle_y);
    chart.set("MIDDLE_X", unit(x));
    chart.set("MIDDLE_Y", unit(y));
    chart.set("CORNER_WIDTH", unit(right - x));
    chart.set("CORNER_HEIGHT", unit(y - top));
}

std::string point_title(const Words& words, const std::string& name, const Point& point) {
    return words.say("scatter_point",
                     {{"name", name},
                      {"verdict", words["verdict_" + std::string(to_string(point.verdict))]},
                      {"excellence", words.percent(point.excellence.mean)},
                      {"excellence_range", words.percent_range(point.excellence)},
                      {"intimacy", words.percent(point.intimacy.mean)},
                      {"intimacy_range", words.percent_range(point.intimacy)}});
}

void fill_point(Fields mark, const Edition& edition, const Scatter& scatter, const Point& point) {
    constexpr double half = 6.5;
    const double x = scatter.x.at(point.excellence.mean), y = scatter.y.at(point.intimacy.mean);
    mark.set("VERDICT", to_string(point.verdict));
    mark.set("X", unit(x - half));
    mark.set("Y", unit(y - half));
    mark.set("MIDDLE_X", unit(x));
    mark.set("MIDDLE_Y", unit(y));
    mark.set("LEFT", unit(scatter.x.at(point.excellence.low)));
    mark.set("RIGHT", unit(scatter.x.at(point.excellence.high)));
    mark.set("LOW", unit(scatter.y.at(point.intimacy.low)));
    mark.set("HIGH", unit(scatter.y.at(point.intimacy.high)));
    if (scatter.points.size() > most_titles) return;
    const std::string name = printed_name(edition.words, edition.at(point.business).dossier);
    mark.add("TITLED").set("TEXT", point_title(edition.words, name, point));
}

/// A name as long as fits beside the chart.
std::string shortened(const std::string& name) {
    constexpr std::size_t most = 26;
    std::size_t letters = 0;
    for (std::size_t at = 0; at < name.size(); ++at) {
        // What continues a letter is none of its own.
        if ((static_cast<unsigned char>(name[at]) & 0xC0) == 0x80) continue;
        if (++letters > most) return name.substr(0, at) + "\u2026";
    }
    return name;
}

/// Names the delightful beside the chart, from high to low, each led to its point by a line.
void fill_names(Fields chart, const Edition& edition, const Scatter& scatter) {
    constexpr double gap = 18, from = 646, highest = top + 4;
    std::vector<const Point*> named;
    for (const Point& point : scatter.points)
        if (point.verdict == Verdict::delight && named.size() < most_names) named.push_back(&point);
    std::stable_sort(named.begin(), named.end(), [](const Point* a, const Point* b) {
        return a->intimacy.mean > b->intimacy.mean;
    });
    double free = highest;
    for (const Point* point : named) {
        const double x = scatter.x.at(point->excellence.mean);
        const double y = scatter.y.at(point->intimacy.mean);
        const double label = std::max(free, y);
        free = label + gap;
        Fields name = chart.add("NAME");
        name.set("X", unit(x));
        name.set("Y", unit(y));
        name.set("TO_X", unit(from - 4));
        name.set("TO_Y", unit(label));
        name.set("TEXT_X", unit(from));
        name.set("TEXT_Y", unit(label + 4.5));
        name.set("TEXT",
                 shortened(printed_name(edition.words, edition.at(point->business).dossier)));
    }
}

}  // namespace

bool fill_axes_chart(Fields page, const Edition& edition, const model::Segment& segment,
                     std::span<const std::size_t> members) {
    const auto& words = edition.words;
    const Scatter scatter = scatter_of(edition, segment, members);
    if (scatter.points.size() < 3) return false;
    Fields chart = page.add("DRAWN").include("AXES", "axes.html");
    chart.set("FINDING", finding(words, scatter));
    if (const auto hidden = members.size() - scatter.points.size(); hidden > 0)
        chart.add("NOT_DRAWN")
            .set("TEXT", words.count("scatter_not_drawn", static_cast<double>(hidden),
                                     {{"least", words.number(edition.rules.min_effective_n)}}));
    fill_ticks(chart, words, scatter);
    fill_corner(chart, scatter);
    if (scatter.points.size() > 60) chart.show("MANY");
    // The best last, so that nothing covers them.
    for (auto point = scatter.points.rbegin(); point != scatter.points.rend(); ++point)
        fill_point(chart.add("POINT"), edition, scatter, *point);
    fill_names(chart, edition, scatter);
    for (const Verdict verdict : verdict_order) {
        if (corner_count(scatter, verdict).second == 0) continue;
        Fields sign = chart.add("SIGN");
        sign.set("VERDICT", to_string(verdict));
        sign.set("LABEL", words["verdict_" + std::string(to_string(verdict))]);
    }
    return true;
}

}  // namespace report

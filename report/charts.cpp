#include "report/charts.h"

#include <algorithm>
#include <numeric>

namespace report {
namespace {

/// A coordinate, to a tenth of a unit.
std::string at(double value) {
    return plain_number(value, 1);
}

constexpr double range_width = 200;

struct Band {
    const char* kind;
    double share;
};

std::string bands_title(const Words& words, const Band (&bands)[3]) {
    return words.say("bands_title", {{"delighted", words.percent(bands[0].share)},
                                     {"satisfied", words.percent(bands[1].share)},
                                     {"disappointed", words.percent(bands[2].share)}});
}

void fill_band(Fields part, const Words& words, const Band& band, double x, double length) {
    constexpr double least_for_a_label = 16;
    part.set("KIND", band.kind);
    part.set("X", at(x));
    part.set("WIDTH", at(std::max(0.1, length - 1)));
    if (length < least_for_a_label) return;
    Fields label = part.add("LABEL");
    label.set("MIDDLE", at(x + length / 2 - 0.5));
    label.set("SHARE", words.number(100 * band.share));
}

const char* band_of_grade(int grade) {
    return grade >= 9 ? "d" : grade >= 7 ? "s" : "x";
}

void fill_histogram_column(Fields column, const Words& words, int grade, double count,
                           double highest, double total) {
    constexpr double step = 62, floor = 214, room = 168;
    const double height = highest > 0 ? room * count / highest : 0;
    column.set("BAND", band_of_grade(grade));
    column.set("GRADE", std::to_string(grade));
    column.set("COUNT", words.number(count));
    column.set("SHARE", words.percent(total > 0 ? count / total : 0));
    column.set("X", at(10 + step * (grade - 1)));
    column.set("MIDDLE", at(10 + step * (grade - 1) + 25));
    column.set("Y", at(floor - height));
    column.set("HEIGHT", at(height));
    column.set("LABEL_Y", at(floor - height - 7));
    if (count > 0) column.show("SOME");
}

/// Where a trend's days and shares fall in the chart.
struct TrendScale {
    double first_day, days;
    double x(model::Day day) const {
        const double passed = static_cast<double>(day.time_since_epoch().count()) - first_day;
        return 44 + 576 * (days > 0 ? passed / days : 0);
    }
    static double y(double share) { return 14 + 186 * (1 - share); }
};

TrendScale trend_scale(const std::vector<model::TrendPoint>& trend) {
    const double first = static_cast<double>(trend.front().day.time_since_epoch().count());
    return {first, static_cast<double>(trend.back().day.time_since_epoch().count()) - first};
}

/// The probable changes, as `delight` named them.
std::string trend_finding(const Words& words, const model::Judgement& judgement) {
    std::string text;
    for (const model::Change& change : judgement.changes)
        text += (text.empty() ? "" : " ") +
                words.say("change_" + change.what, {{"since", words.month(change.since)},
                                                    {"from", words.percent(change.before)},
                                                    {"to", words.percent(change.after)}});
    if (!text.empty()) return text;
    const auto& [first, last] = std::pair{judgement.trend.front(), judgement.trend.back()};
    return words.say("trend_level", {{"from", words.percent(first.share.mean)},
                                     {"to", words.percent(last.share.mean)},
                                     {"since", words.month(first.day)}});
}

/// New Year's days within the trend, thinned so that their labels never touch.
void fill_years(Fields chart, const std::vector<model::TrendPoint>& trend,
                const TrendScale& scale) {
    using std::chrono::year, std::chrono::January;
    const int first = static_cast<int>(std::chrono::year_month_day(trend.front().day).year());
    const int last = static_cast<int>(std::chrono::year_month_day(trend.back().day).year());
    const int every = 1 + (last - first) / 12;
    for (int number = first + 1; number <= last; number += every) {
        Fields tick = chart.add("YEAR");
        tick.set("X", at(scale.x(model::Day(year(number) / January / 1))));
        tick.set("LABEL", std::to_string(number));
    }
}

}  // namespace

void fill_range(Fields chart, const Words& words, const model::Estimate& share, double bar) {
    const double low = range_width * std::clamp(share.low, 0.0, 1.0);
    const double high = range_width * std::clamp(share.high, 0.0, 1.0);
    chart.set("TITLE", words.say(bar > 0 ? "range_title" : "range_title_no_bar",
                                 {{"share", words.percent(share.mean)},
                                  {"low", words.percent(share.low)},
                                  {"high", words.percent(share.high)},
                                  {"bar", words.percent(bar)}}));
    chart.set("LOW", at(low));
    chart.set("WIDTH", at(std::max(0.0, high - low)));
    chart.set("DOT", at(range_width * std::clamp(share.mean, 0.0, 1.0)));
    if (bar > 0) chart.add("BAR").set("X", at(range_width * std::clamp(bar, 0.0, 1.0)));
}

bool fill_bands(Fields chart, const Words& words, const model::Judgement& judgement, double width) {
    chart.set("TOTAL_WIDTH", at(width));
    const auto& counts = judgement.bands;
    const double total = std::accumulate(counts.begin(), counts.end(), 0.0);
    if (!(total > 0)) return false;
    const Band bands[3] = {
        {"d", counts[0] / total}, {"s", counts[1] / total}, {"x", counts[2] / total}};
    chart.set("TITLE", bands_title(words, bands));
    double x = 0;
    for (const Band& band : bands) {
        const double length = width * band.share;
        if (length >= 0.05) fill_band(chart.add("BAND"), words, band, x, length);
        x += length;
    }
    return true;
}

bool fill_histogram(Fields chart, const Words& words, const model::Judgement& judgement) {
    const auto& counts = judgement.histogram;
    const double total = std::accumulate(counts.begin(), counts.end(), 0.0);
    if (!(total > 0)) return false;
    const auto top = std::max_element(counts.begin(), counts.end());
    chart.set("FINDING",
              words.say("histogram_finding", {{"grade", std::to_string(top - counts.begin() + 1)},
                                              {"count", words.number(*top)},
                                              {"total", words.number(total)}}));
    for (int grade = 1; grade <= 10; ++grade)
        fill_histogram_column(chart.add("COLUMN"), words, grade,
                              counts[static_cast<std::size_t>(grade - 1)], *top, total);
    return true;
}

bool fill_spark(Fields chart, const Words& words, const model::Judgement& judgement) {
    const auto& trend = judgement.trend;
    if (trend.size() < 2) return false;
    constexpr double width = 76, height = 20;
    const double days = static_cast<double>((trend.back().day - trend.front().day).count());
    const auto x = [&](const model::TrendPoint& point) {
        const auto passed = static_cast<double>((point.day - trend.front().day).count());
        return at(2 + width * (days > 0 ? passed / days : 0));
    };
    const auto y = [](double share) { return at(1 + height * (1 - std::clamp(share, 0.0, 1.0))); };
    std::string line, band, back;
    for (const auto& point : trend) {
        (line += line.empty() ? "" : " ") += x(point) + "," + y(point.share.mean);
        (band += band.empty() ? "" : " ") += x(point) + "," + y(point.share.high);
        back = " " + x(point) + "," + y(point.share.low) + back;
    }
    chart.set("FINDING", trend_finding(words, judgement));
    chart.set("LINE", line);
    chart.set("BAND", band + back);
    chart.set("END_X", x(trend.back()));
    chart.set("END_Y", y(trend.back().share.mean));
    return true;
}

bool fill_trend(Fields chart, const Words& words, const model::Judgement& judgement) {
    const auto& trend = judgement.trend;
    if (trend.size() < 2) return false;
    const TrendScale scale = trend_scale(trend);
    std::string line, band, back;
    for (const auto& point : trend) {
        const std::string x = at(scale.x(point.day));
        line += (line.empty() ? "" : " ") + x + "," + at(TrendScale::y(point.share.mean));
        band += (band.empty() ? "" : " ") + x + "," + at(TrendScale::y(point.share.high));
        back = " " + x + "," + at(TrendScale::y(point.share.low)) + back;
        Fields row = chart.add("ROW");
        row.set("MONTH", words.month(point.day));
        row.set("SHARE", words.percent(point.share.mean));
        row.set("LOW_HIGH", words.percent_range(point.share));
    }
    chart.set("FINDING", trend_finding(words, judgement));
    chart.set("LINE", line);
    chart.set("BAND", band + back);
    chart.set("END_X", at(scale.x(trend.back().day)));
    chart.set("END_Y", at(TrendScale::y(trend.back().share.mean)));
    fill_years(chart, trend, scale);
    if (judgement.bar > 0) {
        Fields bar = chart.add("BAR");
        bar.set("Y", at(TrendScale::y(judgement.bar)));
        bar.set("LABEL", words.say("bar_label", {{"bar", words.percent(judgement.bar)}}));
    }
    return true;
}

}  // namespace report

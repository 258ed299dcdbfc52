#include "report/said.h"

#include <algorithm>

namespace report {
namespace {

using model::SpokenShare;

constexpr double axis_width = 200;

std::string at(double share) {
    return plain_number(axis_width * std::clamp(share, 0.0, 1.0), 1);
}

/// "46 % (38–54 %; 55 van 120)".
std::string in_full(const Words& words, const SpokenShare& share) {
    const std::string doubt = doubt_text(words, share);
    return share_text(words, share) + (doubt.empty() ? "" : " (" + doubt + ")");
}

/// One bar with its interval and the segment's mark, in a section of its own.
void fill_bar(Fields bar, const SpokenShare& here, const SpokenShare* segment) {
    const auto& share = *here.share;
    bar.set("WIDTH", at(share.mean));
    bar.set("LOW", at(share.low));
    bar.set("HIGH", at(share.high));
    if (segment != nullptr && segment->share) bar.add("SEGMENT").set("X", at(segment->share->mean));
}

void fill_figure(Fields row, const Words& words, std::string_view name, const std::string& beside,
                 const SpokenShare& here, const SpokenShare* segment) {
    const std::string prefix(name);
    row.set(prefix, share_text(words, here));
    row.set(prefix + "_DOUBT", doubt_text(words, here));
    if (segment != nullptr && segment->share)
        row.add(prefix + "_SEGMENT")
            .set("TEXT", words.say(beside + "_segment", {{"share", share_text(words, *segment)}}));
}

std::string row_title(const Words& words, const SaidRow& said, const std::string& beside) {
    std::string title = words.say("said_title", {{"what", said.label},
                                                 {"praise", in_full(words, said.here->praise)},
                                                 {"blame", in_full(words, said.here->blame)}});
    if (said.segment != nullptr)
        title += " " + words.say(beside + "_title_segment",
                                 {{"praise", share_text(words, said.segment->praise)},
                                  {"blame", share_text(words, said.segment->blame)}});
    return title;
}

void fill_said_row(Fields row, const Words& words, const SaidRow& said, const std::string& beside) {
    const auto* segment = said.segment;
    row.set("LABEL", said.label);
    if (!said.about.empty()) row.add("ABOUT").set("TEXT", said.about);
    row.set("TITLE", row_title(words, said, beside));
    const auto* praise = segment != nullptr ? &segment->praise : nullptr;
    const auto* blame = segment != nullptr ? &segment->blame : nullptr;
    if (said.here->praise.share) fill_bar(row.add("PRAISE_BAR"), said.here->praise, praise);
    if (said.here->blame.share) fill_bar(row.add("BLAME_BAR"), said.here->blame, blame);
    fill_figure(row, words, "PRAISE", beside, said.here->praise, praise);
    fill_figure(row, words, "BLAME", beside, said.here->blame, blame);
}

void fill_texts(Fields chart, const ChartTexts& texts) {
    chart.set("FINDING", texts.finding);
    chart.set("DESC", texts.description);
    chart.set("HEAD", texts.head);
    chart.include("AXIS", "axis.html");
}

}  // namespace

std::string share_text(const Words& words, const SpokenShare& share) {
    return share.share ? words.percent(share.share->mean) : "\u2013";
}

std::string doubt_text(const Words& words, const SpokenShare& share) {
    if (!share.share) return {};
    return words.say("said_doubt", {{"range", words.percent_range(*share.share)},
                                    {"count", words.number(static_cast<double>(share.count))},
                                    {"n", words.number(static_cast<double>(share.n))}});
}

bool clearly_above(const SpokenShare& share, const SpokenShare& other) {
    return share.share && other.share && share.share->low > other.share->mean;
}

bool clearly_below(const SpokenShare& share, const SpokenShare& other) {
    return share.share && other.share && share.share->high < other.share->mean;
}

void fill_said(Fields chart, const Words& words, const ChartTexts& texts,
               std::span<const SaidRow> rows, bool steps) {
    fill_texts(chart, texts);
    if (steps) chart.show("STEPS");
    for (std::size_t i = 0; i < rows.size(); ++i) {
        Fields row = chart.add("ROW");
        if (steps) row.add("STEP").set("NUMBER", std::to_string(rows.size() - i));
        fill_said_row(row, words, rows[i], texts.beside);
    }
}

void fill_shares(Fields chart, const Words& words, const ChartTexts& texts,
                 std::span<const ShareRow> rows) {
    fill_texts(chart, texts);
    for (const ShareRow& each : rows) {
        Fields row = chart.add("ROW");
        row.set("LABEL", each.label);
        if (!each.about.empty()) row.add("ABOUT").set("TEXT", each.about);
        row.set("SHARE", share_text(words, each.share));
        row.set("DOUBT", doubt_text(words, each.share));
        if (each.segment)
            row.add("SEGMENT").set(
                "TEXT", words.say("said_segment", {{"share", words.percent(*each.segment)}}));
        if (each.share.share)
            fill_share_dot(row.include("RANGE", "range.html"), each.label, words, each.share,
                           each.segment);
    }
}

void fill_share_dot(Fields dot, std::string_view label, const Words& words,
                    const SpokenShare& share, std::optional<double> segment) {
    dot.set("TITLE", std::string(label) + ": " + in_full(words, share));
    dot.set("LOW", at(share.share->low));
    dot.set("WIDTH", at(share.share->high - share.share->low));
    dot.set("DOT", at(share.share->mean));
    if (segment) dot.add("BAR").set("X", at(*segment));
}

}  // namespace report

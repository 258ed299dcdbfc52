#include "report/source_views.h"

#include <algorithm>

#include "report/source_score.h"

namespace report {
namespace {

using model::Estimate;
using model::SourceView;

std::string at(double share) {
    return plain_number(200 * std::clamp(share, 0.0, 1.0), 1);
}

void fill_dot(Fields dot, const Estimate& share) {
    dot.set("LOW", at(share.low));
    dot.set("WIDTH", plain_number(200 * std::max(0.0, share.high - share.low), 1));
    dot.set("DOT", at(share.mean));
}

std::string share_and_range(const Words& words, const Estimate& share) {
    return words.percent(share.mean) + " (" + words.percent_range(share) + ")";
}

void fill_view(Fields row, const Words& words, const SourceView& view) {
    row.set("SOURCE", source_name(view.source));
    row.set("N", words.number(view.n));
    row.set("RAW", share_and_range(words, view.delighted));
    fill_dot(row.add("RAW_DOT"), view.delighted);
    if (view.equated_delighted) {
        row.add("EQUATED").set("TEXT", share_and_range(words, *view.equated_delighted));
        fill_dot(row.add("EQUATED_DOT"), *view.equated_delighted);
    } else {
        row.show("NOT_EQUATED");
    }
    const auto grade = [&](std::string_view section, const std::optional<Estimate>& mean) {
        if (mean)
            row.add(section).set(
                "TEXT", words.say("views_grade", {{"grade", words.number(mean->mean, 1)}}));
    };
    grade("RAW_GRADE", view.grade);
    grade("EQUATED_GRADE", view.equated_grade);
    if (view.rank)
        row.add("RANK").set("TEXT",
                            words.say("source_rank", {{"share", words.percent(*view.rank)},
                                                      {"total", words.number(view.ranked)}}));
}

std::string finding(const Words& words, const std::vector<SourceView>& views) {
    const auto share = [](const SourceView& view) {
        return view.equated_delighted.value_or(view.delighted);
    };
    const auto [low, high] = std::minmax_element(
        views.begin(), views.end(),
        [&](const SourceView& a, const SourceView& b) { return share(a).mean < share(b).mean; });
    const bool apart = share(*high).low > share(*low).high;
    return words.say(apart ? "views_apart" : "views_alike",
                     {{"high", source_name(high->source)},
                      {"low", source_name(low->source)},
                      {"high_share", words.percent(share(*high).mean)},
                      {"low_share", words.percent(share(*low).mean)}});
}

}  // namespace

void fill_source_views(Fields chart, const Words& words, const model::Judgement& judgement) {
    chart.set("FINDING", finding(words, judgement.views));
    chart.include("AXIS", "axis.html");
    for (const SourceView& view : judgement.views) fill_view(chart.add("ROW"), words, view);
}

}  // namespace report

#include "report/compare_page.h"

#include <algorithm>
#include <numeric>

#include "report/charts.h"
#include "report/comparison_table.h"
#include "report/quotes.h"
#include "report/reasons.h"
#include "report/road.h"
#include "report/segments.h"
#include "report/source_score.h"
#include "report/text.h"
#include "report/voice_section.h"

namespace report {
namespace {

constexpr std::size_t most_sides = 5;
constexpr std::size_t quotes_a_side = 3;

/// What a cell is filled in from.
struct Side {
    const Edition& edition;
    const model::Judged& judged;
    const Words& words;
    const model::Judgement& judgement;
    const model::Spoken& spoken;
};

bool fill_verdict(Fields cell, const Side& side) {
    const std::string verdict(to_string(side.judgement.verdict));
    Fields part = cell.add("VERDICT_PART");
    part.set("VERDICT", verdict);
    part.set("LABEL", side.words["verdict_" + verdict]);
    if (side.judgement.evidence != model::EvidenceKind::none) {
        Fields share = part.add("SHARE");
        share.set("MEAN", side.words.percent(side.judgement.delighted.mean));
        share.set("RANGE_TEXT", side.words.percent_range(side.judgement.delighted));
        fill_range(share.include("RANGE", "range.html"), side.words, side.judgement.delighted,
                   side.judgement.bar);
    }
    const auto sentences = why(side.words, side.edition.rules, side.judgement);
    part.set("WHY", sentences.back());
    if (const auto near = how_near(side.words, side.edition.rules, side.judgement))
        part.add("NEAR").set("TEXT", *near);
    return true;
}

bool fill_spread(Fields cell, const Side& side) {
    const auto& counts = side.judgement.histogram;
    if (std::accumulate(counts.begin(), counts.end(), 0.0) <= 0) return false;
    fill_bands(cell.add("BANDED").include("BANDS", "bands.html"), side.words, side.judgement,
               side_bands);
    return fill_histogram(cell.include("CONTENT", "histogram.html"), side.words, side.judgement);
}

bool fill_over_time(Fields cell, const Side& side) {
    if (side.judgement.trend.size() < 2) return false;
    return fill_trend(cell.include("CONTENT", "trend.html"), side.words, side.judgement);
}

void add_figure(Fields list, std::string_view name, std::string_view value,
                std::string_view note = {}) {
    Fields figure = list.add("FIGURE");
    figure.set("NAME", name);
    figure.set("VALUE", value);
    if (!note.empty()) figure.add("NOTE").set("TEXT", note);
}

bool fill_figures(Fields cell, const Side& side) {
    const auto& words = side.words;
    const auto& judgement = side.judgement;
    Fields list = cell.add("FIGURES");
    add_figure(list, words["fig_n"], words.number(judgement.n), period(words, judgement));
    if (const auto& grade = judgement.grade_mean)
        add_figure(list, words["fig_grade"], words.number(grade->mean, 1),
                   words.number(grade->low, 1) + "\u2013" + words.number(grade->high, 1));
    if (const auto& nps = judgement.nps_like)
        add_figure(list, words["fig_nps"], words.signed_number(nps->mean),
                   words.say("nps_range", {{"low", words.signed_number(nps->low)},
                                           {"high", words.signed_number(nps->high)}}));
    add_figure(list, words["fig_p_delight"], words.chance(judgement.p_delight),
               words.say("bar_label", {{"bar", words.percent(judgement.bar)}}));
    std::string sources;
    for (const std::string& source : judgement.sources)
        sources += (sources.empty() ? "" : ", ") + source_name(source);
    if (!sources.empty()) add_figure(list, words["col_sources"], sources);
    return true;
}

bool fill_aspects(Fields cell, const Side& side) {
    std::optional<Fields> list;
    for (const auto& listing : side.judged.dossier.listings) {
        const std::string text = aspects_text(side.words, listing);
        if (text.empty()) continue;
        if (!list) list = cell.add("FIGURES");
        add_figure(*list, source_name(listing.source), text);
    }
    return list.has_value();
}

/// A chart of the words, where enough were read.
template <class Fill>
bool fill_spoken(Fields cell, const Side& side, const char* file, Fill fill) {
    if (!enough_texts(side.edition, side.spoken)) return false;
    fill(cell.include("CONTENT", file), segment_spoken(side.edition, side.judgement));
    return true;
}

bool fill_steps(Fields cell, const Side& side) {
    return fill_spoken(cell, side, "said.html", [&](Fields chart, const model::Spoken* segment) {
        fill_pyramid(chart, side.words, side.spoken, segment);
    });
}

bool fill_all_signals(Fields cell, const Side& side) {
    return fill_spoken(cell, side, "said.html", [&](Fields chart, const model::Spoken*) {
        fill_signals(chart, side.words, side.spoken);
    });
}

bool fill_both_axes(Fields cell, const Side& side) {
    return fill_spoken(cell, side, "shares.html", [&](Fields chart, const model::Spoken* segment) {
        fill_axes_shares(chart, side.words, side.spoken, segment);
    });
}

bool fill_tolerance(Fields cell, const Side& side) {
    return fill_spoken(cell, side, "shares.html", [&](Fields chart, const model::Spoken*) {
        fill_price(chart, side.words, side.spoken);
    });
}

bool fill_way(Fields cell, const Side& side) {
    return fill_spoken(cell, side, "road.html", [&](Fields chart, const model::Spoken*) {
        fill_road(chart, side.words, side.spoken.road);
    });
}

bool fill_said_words(Fields cell, const Side& side) {
    if (side.spoken.quotes.empty()) return false;
    fill_quotes(cell.include("CONTENT", "quotes.html"), side.words, side.spoken.quotes,
                quotes_a_side);
    return true;
}

/// The points of a comparison, in their order: what stands above it, and how a cell is filled in.
struct Point {
    const char* key;
    const char* label;
    bool (*fill)(Fields cell, const Side& side);
};
constexpr Point points[] = {
    {"verdict", "col_verdict", fill_verdict},     {"spread", "histogram_heading", fill_spread},
    {"trend", "trend_heading", fill_over_time},   {"figures", "figures_heading", fill_figures},
    {"pyramid", "pyramid_heading", fill_steps},   {"signals", "compare_signals", fill_all_signals},
    {"axes", "axes_heading", fill_both_axes},     {"aspects", "compare_aspects", fill_aspects},
    {"price", "price_heading", fill_tolerance},   {"road", "road_heading", fill_way},
    {"quotes", "quotes_heading", fill_said_words}};

void fill_cell(Fields place, const Edition& edition, std::size_t index, const Point& point) {
    const model::Judged& judged = edition.at(index);
    const Side side{edition, judged, edition.words, judged.judgement, judged.spoken};
    Fields cell = place.include("CELL", "side_cell.html");
    if (!point.fill(cell, side)) cell.show("NOTHING");
}

/// What is printed of a business wherever its column stands.
void fill_side(Fields side, const Edition& edition, std::size_t index) {
    const auto& [dossier, judgement, spoken] = edition.at(index);
    side.set("NAME", printed_name(edition.words, dossier));
    side.set("SLUG", edition.slugs[index]);
    side.set("VERDICT", to_string(judgement.verdict));
}

}  // namespace

std::string compare_page(const Edition& edition) {
    const auto& words = edition.words;
    const std::size_t sides = std::min(most_sides, edition.comparison.businesses.size());
    Page page;
    Fields fields = page.fields();
    fill_frame(fields, edition, words["compare_title"], 0, "COMPARE");
    if (sides == 0) {
        fields.show("NONE");
        return edition.templates.expand("compare.html", page);
    }
    Fields table = fields.add("TABLE");
    table.set("COLUMNS", std::to_string(sides));
    table.set("LEAD", words.count("compare_lead", static_cast<double>(sides)));
    for (std::size_t index = 0; index < sides; ++index)
        fill_side(table.add("SIDE"), edition, index);
    for (const Point& point : points) {
        Fields row = table.add("POINT");
        row.set("KEY", point.key);
        row.set("LABEL", words[point.label]);
        for (std::size_t index = 0; index < sides; ++index) {
            Fields side = row.add("SIDE");
            fill_side(side, edition, index);
            fill_cell(side, edition, index, point);
        }
    }
    return edition.templates.expand("compare.html", page);
}

std::string side_script(const Edition& edition, std::size_t index) {
    Page page;
    Fields fields = page.fields();
    for (const auto& [name, text] : edition.lent) fields.lend(name, text);
    fill_side(fields, edition, index);
    for (const Point& point : points) {
        Fields part = fields.add("POINT");
        part.set("KEY", point.key);
        fill_cell(part, edition, index, point);
    }
    return "negenplus.side(" + script_string(edition.slugs[index]) + "," +
           script_string(edition.templates.expand("side.html", page)) + ");\n";
}

std::string aspects_text(const Words& words, const model::ListingEvidence& listing) {
    if (!listing.aggregate) return {};
    const double best = listing.aggregate->score ? listing.aggregate->score->scale.best : 10;
    std::string text;
    for (const auto& [name, value] : listing.aggregate->aspects) {
        text += (text.empty() ? "" : " · ") + clean(words.named("aspect", name)) + "\u00a0" +
                score_text(words, {value, {1, best}, model::ScaleProof::declared});
    }
    return text;
}

}  // namespace report

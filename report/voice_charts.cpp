#include <algorithm>
#include <array>
#include <cmath>

#include "report/said.h"
#include "report/voice_section.h"

namespace report {
namespace {

using model::PraiseAndBlame;
using model::Spoken;

// Fewer guests than this on either side, and a title about them would be a title about chance.
constexpr long fewest_to_compare = 4;

/// The row that stands out most from what is set beside it, and how; nothing where none does.
struct Outlier {
    const SaidRow* row = nullptr;
    const char* how = nullptr;
};

/// Of the rows that `stands_out`, the one that lies furthest from what is beside it.
template <class StandsOut>
const SaidRow* furthest(std::span<const SaidRow> rows, model::SpokenShare PraiseAndBlame::*side,
                        StandsOut stands_out) {
    const SaidRow* best = nullptr;
    double most = 0;
    for (const SaidRow& row : rows) {
        if (row.segment == nullptr || !stands_out(row.here->*side, row.segment->*side)) continue;
        const double apart =
            std::abs((row.here->*side).share->mean - (row.segment->*side).share->mean);
        if (apart > most) best = &row;
        most = std::max(most, apart);
    }
    return best;
}

Outlier find_outlier(std::span<const SaidRow> rows) {
    if (const auto* row = furthest(rows, &PraiseAndBlame::praise, clearly_above))
        return {row, "more_praise"};
    if (const auto* row = furthest(rows, &PraiseAndBlame::blame, clearly_above))
        return {row, "more_blame"};
    if (const auto* row = furthest(rows, &PraiseAndBlame::praise, clearly_below))
        return {row, "less_praise"};
    if (const auto* row = furthest(rows, &PraiseAndBlame::blame, clearly_below))
        return {row, "less_blame"};
    return {};
}

/// "Personal service: praised in 46 %, against 31 % in its group."
std::string finding(const Words& words, std::span<const SaidRow> rows, const std::string& beside) {
    const auto [row, how] = find_outlier(rows);
    if (row != nullptr) {
        const bool blame = std::string_view(how).ends_with("_blame");
        return words.say(
            beside + "_" + std::string(how),
            {{"what", row->label},
             {"share", share_text(words, blame ? row->here->blame : row->here->praise)},
             {"segment", share_text(words, blame ? row->segment->blame : row->segment->praise)}});
    }
    const auto most =
        std::max_element(rows.begin(), rows.end(), [](const SaidRow& a, const SaidRow& b) {
            return a.here->praise.count < b.here->praise.count;
        });
    const std::string text = words.say(
        "said_most", {{"what", most->label}, {"share", share_text(words, most->here->praise)}});
    return most->segment == nullptr ? text : text + " " + words[beside + "_like_segment"];
}

ChartTexts texts(const Words& words, const std::string& key, std::span<const SaidRow> rows,
                 const std::string& beside = "said") {
    return {finding(words, rows, beside), words[key + "_desc"], words[key + "_head"], beside};
}

/// Praise and blame by signal, here and beside it.
struct BySignal {
    std::array<PraiseAndBlame, model::signal_names.size()> here, beside;
};

BySignal by_signal(const std::vector<model::SignalShare>& signals) {
    BySignal out;
    for (const model::SignalShare& each : signals) {
        const auto place = static_cast<std::size_t>(each.signal);
        (each.positive ? out.here[place].praise : out.here[place].blame) = each.here;
        (each.positive ? out.beside[place].praise : out.beside[place].blame) = each.segment;
    }
    return out;
}

/// One row a signal that anybody speaks of.
std::vector<SaidRow> signal_rows(const Words& words, const BySignal& signals) {
    std::vector<SaidRow> rows;
    for (std::size_t i = 0; i < signals.here.size(); ++i) {
        const auto& [here, beside] = std::pair{signals.here[i], signals.beside[i]};
        if (here.praise.count + here.blame.count + beside.praise.count + beside.blame.count > 0)
            rows.push_back({words["signal_" + std::string(model::signal_names[i])],
                            {},
                            &signals.here[i],
                            beside.praise.n > 0 ? &signals.beside[i] : nullptr});
    }
    return rows;
}

/// Rows of a part of `Spoken`, labelled `KEY` and explained `KEY_about`.
template <class Part>
SaidRow row(const Words& words, const std::string& key, const Spoken& here, const Spoken* segment,
            Part part) {
    return {words[key], words.has(key + "_about") ? words[key + "_about"] : "", &part(here),
            segment != nullptr ? &part(*segment) : nullptr};
}

}  // namespace

void fill_pyramid(Fields chart, const Words& words, const Spoken& here, const Spoken* segment) {
    std::vector<SaidRow> rows;
    for (std::size_t step = here.pyramid.size(); step-- > 0;)
        rows.push_back(
            row(words, "pyramid_" + std::to_string(step + 1), here, segment,
                [&](const Spoken& of) -> const PraiseAndBlame& { return of.pyramid[step]; }));
    fill_said(chart, words, texts(words, "pyramid", rows), rows, true);
}

void fill_basics(Fields chart, const Words& words, const Spoken& here, const Spoken* segment) {
    const std::array<SaidRow, 3> rows{
        row(words, "basics_adequately", here, segment,
            [](const Spoken& of) -> const PraiseAndBlame& { return of.basics.adequately; }),
        row(words, "basics_kindly", here, segment,
            [](const Spoken& of) -> const PraiseAndBlame& { return of.basics.kindly; }),
        row(words, "basics_in_time", here, segment,
            [](const Spoken& of) -> const PraiseAndBlame& { return of.basics.in_time; })};
    fill_said(chart, words, texts(words, "basics", rows), rows);
}

void fill_ambassadors(Fields chart, const Words& words, const Spoken& here, const Spoken* segment) {
    const std::array<SaidRow, 2> rows{
        row(words, "ambassadors_recommend", here, segment,
            [](const Spoken& of) -> const PraiseAndBlame& { return of.ambassadors.recommend; }),
        row(words, "ambassadors_return", here, segment,
            [](const Spoken& of) -> const PraiseAndBlame& { return of.ambassadors.come_back; })};
    const std::string finding = words.say(
        "ambassadors_finding", {{"recommend", share_text(words, here.ambassadors.recommend.praise)},
                                {"return", share_text(words, here.ambassadors.come_back.praise)}});
    fill_said(chart, words, {finding, words["ambassadors_desc"], words["ambassadors_head"]}, rows);
}

void fill_axes_shares(Fields chart, const Words& words, const Spoken& here, const Spoken* segment) {
    const auto mean = [](const model::SpokenShare& share) {
        return share.share ? std::optional(share.share->mean) : std::nullopt;
    };
    const std::array<ShareRow, 2> rows{
        ShareRow{words["axes_excellence"], words["axes_excellence_about"], here.axes.excellence,
                 segment != nullptr ? mean(segment->axes.excellence) : std::nullopt},
        ShareRow{words["axes_intimacy"], words["axes_intimacy_about"], here.axes.intimacy,
                 segment != nullptr ? mean(segment->axes.intimacy) : std::nullopt}};
    const std::string finding =
        words.say("axes_finding", {{"excellence", share_text(words, here.axes.excellence)},
                                   {"intimacy", share_text(words, here.axes.intimacy)}});
    fill_shares(chart, words, {finding, words["axes_desc"], words["axes_head"]}, rows);
}

void fill_price(Fields chart, const Words& words, const Spoken& here) {
    const auto& [delighted, satisfied] = here.price;
    const std::array<ShareRow, 2> rows{
        ShareRow{words["price_delighted"], {}, delighted, std::nullopt},
        ShareRow{words["price_satisfied"], {}, satisfied, std::nullopt}};
    std::string_view key = "price_finding";
    if (delighted.n < fewest_to_compare || satisfied.n < fewest_to_compare)
        key = "price_finding_none";
    else if (clearly_above(delighted, satisfied))
        key = "price_finding_more";
    const std::string finding = words.say(key, {{"delighted", share_text(words, delighted)},
                                                {"satisfied", share_text(words, satisfied)}});
    fill_shares(chart, words, {finding, words["price_desc"], words["price_head"]}, rows);
}

void fill_signals(Fields chart, const Words& words, const Spoken& here) {
    const BySignal signals = by_signal(here.signals);
    const auto rows = signal_rows(words, signals);
    if (rows.empty()) return chart.set("FINDING", words["signals_none"]);
    fill_said(chart, words, texts(words, "signals", rows), rows);
}

void fill_delightful(Fields chart, const Words& words,
                     const std::vector<model::SignalShare>& delightful) {
    const BySignal signals = by_signal(delightful);
    const auto rows = signal_rows(words, signals);
    if (rows.empty()) return chart.set("FINDING", words["signals_none"]);
    fill_said(chart, words, texts(words, "delightful", rows, "rest"), rows);
}

std::string talk_sentence(const Words& words, const model::Talk& talk) {
    if (!talk.a_month) return words["talk_none"];
    std::string text = words.count("talk", static_cast<double>(talk.reviews),
                                   {{"month", words.number(talk.a_month->mean, 1)},
                                    {"low", words.number(talk.a_month->low, 1)},
                                    {"high", words.number(talk.a_month->high, 1)},
                                    {"segment", words.number(talk.segment, 1)}});
    if (talk.rank) text += " " + words.say("talk_rank", {{"share", words.percent(*talk.rank)}});
    return text;
}

}  // namespace report

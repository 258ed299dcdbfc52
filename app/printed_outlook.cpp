#include "app/printed_outlook.h"

#include <algorithm>
#include <ostream>
#include <spdlog/fmt/fmt.h>

namespace app {
namespace {

void whole(JsonLine& json, std::string_view name, const std::optional<long>& value) {
    if (value) return json.member(name, *value);
    json.member(name, std::monostate{});
}

void number(JsonLine& json, std::string_view name, const std::optional<double>& value) {
    if (value) return json.member(name, *value);
    json.member(name, std::monostate{});
}

void next(JsonLine& json, const model::Judgement& j) {
    if (!j.next) return json.member("next", std::monostate{});
    json.key("next");
    json.begin_object();
    json.member("verdict", to_string(j.next->verdict));
    whole(json, "nines", j.next->nines);
    whole(json, "sevens", j.next->sevens);
    whole(json, "sixes", j.next->sixes);
    whole(json, "more", j.next->more);
    number(json, "worth_low", j.next->worth ? std::optional{j.next->worth->low} : std::nullopt);
    number(json, "worth_high", j.next->worth ? std::optional{j.next->worth->high} : std::nullopt);
    json.end_object();
}

void fall(JsonLine& json, const model::Judgement& j) {
    if (!j.fall) return json.member("fall", std::monostate{});
    json.key("fall");
    json.begin_object();
    json.member("verdict", to_string(j.fall->verdict));
    whole(json, "sevens", j.fall->sevens);
    whole(json, "sixes", j.fall->sixes);
    json.end_object();
}

void gap(JsonLine& json, const model::Judgement& j) {
    if (!j.gap) return json.member("gap", std::monostate{});
    json.key("gap");
    json.begin_object();
    json.member("text", j.gap->text);
    json.member("distance", j.gap->distance);
    json.end_object();
}

void change(JsonLine& json, const model::Change& one) {
    json.begin_object();
    json.member("what", one.what);
    json.member("since", model::to_string(one.since));
    json.member("probability", one.probability);
    json.member("before", one.before);
    json.member("after", one.after);
    json.end_object();
}

void view(JsonLine& json, const model::SourceView& one) {
    json.begin_object();
    json.member("source", one.source);
    json.member("n", one.n);
    json.member("effective_n", one.effective_n);
    estimate(json, "delight_share", one.delighted);
    estimate(json, "grade_mean", one.grade);
    estimate(json, "equated_delight_share", one.equated_delighted);
    estimate(json, "equated_grade_mean", one.equated_grade);
    number(json, "rank", one.rank);
    json.member("ranked", static_cast<long>(one.ranked));
    json.end_object();
}

/// "2 of its sevens must be nines".
std::string demands(const model::NextVerdict& next) {
    std::string text;
    const auto add = [&](const std::optional<long>& n, std::string_view what) {
        if (n) text += (text.empty() ? "" : ", ") + fmt::format("{} {}", *n, what);
    };
    add(next.sixes, "of its sixes and lower would have to be sevens");
    add(next.sevens, "of its sevens and eights would have to be nines");
    add(next.more, "more ratings like these");
    if (next.nines)
        text += (text.empty() ? "" : "; or ") +
                fmt::format("{} more nines or tens in a row", *next.nines);
    return text;
}

void explain_next(const model::Judgement& j, std::ostream& out) {
    if (j.gap) out << "  distance: " << j.gap->text << '\n';
    if (j.next) {
        out << "  to " << to_string(j.next->verdict) << ": " << demands(*j.next) << '\n';
        if (j.next->worth)
            out << fmt::format(
                "  worth {:.0f} to {:.0f} by a hundred customers, if a bond is worth what "
                "Thomassen's Customer Delight Strategy says\n",
                j.next->worth->low, j.next->worth->high);
    }
    if (!j.fall) return;
    out << "  back to " << to_string(j.fall->verdict) << " after";
    if (j.fall->sevens) out << fmt::format(" {} sevens or eights", *j.fall->sevens);
    if (j.fall->sevens && j.fall->sixes) out << ", or";
    if (j.fall->sixes) out << fmt::format(" {} sixes or lower", *j.fall->sixes);
    out << " in a row\n";
}

void explain_view(const model::SourceView& view, const model::Comparison& comparison,
                  std::ostream& out) {
    out << fmt::format("  on {}: {:.0f} ratings, delighted {}", view.source, view.n,
                       percent(view.delighted));
    if (view.equated_delighted) out << ", equated " << percent(*view.equated_delighted);
    if (view.grade) out << fmt::format(", grade {:.2f}", view.grade->mean);
    if (view.equated_grade) out << fmt::format(", equated {:.2f}", view.equated_grade->mean);
    if (view.rank)
        out << fmt::format(", above {:.0f} % of the {} there", *view.rank * 100, view.ranked);
    const auto bias = std::find_if(comparison.biases.begin(), comparison.biases.end(),
                                   [&](const auto& one) { return one.source == view.source; });
    if (bias != comparison.biases.end() && !bias->share)
        out << fmt::format(", not equated: not enough shared businesses ({})", bias->businesses);
    if (bias != comparison.biases.end() && bias->share)
        out << fmt::format("; the source shows {:+.0f} points ({:+.0f} to {:+.0f}, {} businesses)",
                           bias->share->mean * 100, bias->share->low * 100, bias->share->high * 100,
                           bias->businesses);
    out << '\n';
}

}  // namespace

void estimate(JsonLine& json, std::string_view name, const model::Estimate& value) {
    json.key(name);
    json.begin_object();
    json.member("mean", value.mean);
    json.member("low", value.low);
    json.member("high", value.high);
    json.end_object();
}

void estimate(JsonLine& json, std::string_view name, const std::optional<model::Estimate>& value) {
    if (value) return estimate(json, name, *value);
    json.member(name, std::monostate{});
}

std::string percent(const model::Estimate& share) {
    return fmt::format("{:.0f} % ({:.0f}-{:.0f})", share.mean * 100, share.low * 100,
                       share.high * 100);
}

void outlook(JsonLine& json, const model::Judgement& judgement) {
    gap(json, judgement);
    next(json, judgement);
    fall(json, judgement);
    json.member("half_life_months", judgement.half_life_months);
    json.member("half_life_from", judgement.half_life_from);
    json.key("changes");
    json.begin_array();
    for (const model::Change& one : judgement.changes) change(json, one);
    json.end_array();
    number(json, "rank", judgement.rank);
    json.key("by_source");
    json.begin_array();
    for (const model::SourceView& one : judgement.views) view(json, one);
    json.end_array();
}

void explain_outlook(const model::Judgement& judgement, const model::Comparison& comparison,
                     std::ostream& out) {
    explain_next(judgement, out);
    out << fmt::format("  half-life {:.0f} months, ", judgement.half_life_months);
    if (judgement.half_life_from > 0)
        out << fmt::format("fitted on {} dated ratings\n", judgement.half_life_from);
    else
        out << "as set: too few dated ratings for a fit, or the config fixes it\n";
    for (const model::Change& one : judgement.changes)
        out << fmt::format("  {} since {}: {:.0f} % before, {:.0f} % after (P = {:.2f})\n",
                           one.what, model::to_string(one.since).substr(0, 7), one.before * 100,
                           one.after * 100, one.probability);
    for (const model::SourceView& one : judgement.views) explain_view(one, comparison, out);
}

void tell_scale_changes(const model::Comparison& comparison, std::ostream& out) {
    for (const model::ScaleChange& one : comparison.scale_changes)
        out << fmt::format("{} went from {:g}-{:g} to {:g}-{:g} on {}\n", one.source,
                           one.before.worst, one.before.best, one.after.worst, one.after.best,
                           model::to_string(one.since));
}

}  // namespace app

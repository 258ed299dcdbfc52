#include <algorithm>
#include <cmath>
#include <optional>

#include "report/segments.h"
#include "report/source_score.h"
#include "report/text.h"

namespace report {
namespace {

/// A source's score from these data whose scale is not the school grade's, as a worked example.
std::string grade_example(const Edition& edition) {
    const auto& words = edition.words;
    for (const auto& [dossier, judgement, spoken] : edition.comparison.businesses)
        for (const auto& listing : dossier.listings) {
            if (!listing.aggregate || !listing.aggregate->score) continue;
            const auto& [value, scale, proof] = *listing.aggregate->score;
            if (scale.best == 10 || scale.best <= scale.worst) continue;
            const double grade = 1 + 9 * (value - scale.worst) / (scale.best - scale.worst);
            return words.say("method_grade_example", {{"source", source_name(listing.source)},
                                                      {"name", printed_name(words, dossier)},
                                                      {"score", words.brief(value)},
                                                      {"worst", words.number(scale.worst)},
                                                      {"best", words.number(scale.best)},
                                                      {"grade", words.number(grade, 2)}});
        }
    return words["method_grade_general"];
}

std::string rule_text(const Edition& edition, std::string_view verdict) {
    const auto& words = edition.words;
    const auto& rules = edition.rules;
    return words.say("method_rule_" + std::string(verdict),
                     {{"least", words.number(rules.min_effective_n)},
                      {"width", words.number(100 * rules.max_width)},
                      {"asked", words.percent(rules.delight_probability)},
                      {"limit", words.percent(rules.many_disappointed)},
                      {"many", words.percent(rules.many_disappointed_probability)},
                      {"bar", words.percent(rules.min_bar)},
                      {"hot", words.percent(rules.hot_delighted)},
                      {"cold", words.percent(rules.hot_disappointed)},
                      {"sure", words.percent(rules.cold_probability)},
                      {"share", words.percent(rules.cold_disappointed)},
                      {"likely", words.percent(rules.promising_probability)}});
}

void fill_rules(Fields page, const Edition& edition) {
    using model::Verdict;
    // The order in which the rules are tried, which is not the order of merit.
    for (const Verdict verdict :
         {Verdict::too_little_evidence, Verdict::delight, Verdict::hot_and_cold,
          Verdict::cold_shower, Verdict::promising, Verdict::mediocre_seven}) {
        const std::string name(to_string(verdict));
        Fields rule = page.add("RULE");
        rule.set("VERDICT", name);
        rule.set("LABEL", edition.words["verdict_" + name]);
        rule.set("TEXT", rule_text(edition, name));
    }
}

/// The business that shows the sum best: the first delight, else the first with a full verdict.
std::optional<std::size_t> example_index(const Edition& edition) {
    std::optional<std::size_t> second;
    for (std::size_t index = 0; index < edition.comparison.businesses.size(); ++index) {
        const auto& judgement = edition.at(index).judgement;
        const auto& bands = judgement.bands;
        if (bands[0] + bands[1] + bands[2] <= 0 || !segment_of(edition, judgement)) continue;
        if (judgement.verdict == model::Verdict::delight) return index;
        if (!second && judgement.verdict != model::Verdict::too_little_evidence) second = index;
    }
    return second;
}

void fill_example(Fields page, const Edition& edition) {
    const auto index = example_index(edition);
    if (!index) return;
    const auto& words = edition.words;
    const auto& [dossier, judgement, spoken] = edition.at(*index);
    const model::Segment& segment = *segment_of(edition, judgement);
    const auto& prior = segment.prior;
    const double prior_sum = prior[0] + prior[1] + prior[2];
    const double posterior = judgement.delighted.mean * (prior_sum + judgement.effective_n);
    const std::string weighted = words.brief(std::max(0.0, posterior - prior[0]));
    const std::string effective = words.brief(judgement.effective_n);
    const std::string name = printed_name(words, dossier);
    Fields example = page.add("EXAMPLE");
    example.set("NAME", name);
    example.set("LINK", edition.link_to(*index));
    const auto line = [&](std::string_view key, Words::Fill fill) {
        example.add("LINE").set("TEXT", words.say(key, fill));
    };
    line("example_counts", {{"name", name},
                            {"n", words.number(judgement.n)},
                            {"delighted", words.number(judgement.bands[0])},
                            {"satisfied", words.number(judgement.bands[1])},
                            {"disappointed", words.number(judgement.bands[2])},
                            {"effective", effective},
                            {"weighted", weighted}});
    if (prior_sum > 0) {
        line("example_prior", {{"segment", segment_label(words, segment.name)},
                               {"prior", words.brief(prior[0])},
                               {"strength", words.brief(prior_sum)}});
        line("example_sum", {{"prior", words.brief(prior[0])},
                             {"strength", words.brief(prior_sum)},
                             {"weighted", weighted},
                             {"effective", effective},
                             {"share", words.percent(judgement.delighted.mean)},
                             {"range", words.percent_range(judgement.delighted)}});
    }
    line("example_verdict",
         {{"bar", words.percent(judgement.bar)},
          {"p", words.chance(judgement.p_delight)},
          {"verdict", words["verdict_" + std::string(to_string(judgement.verdict))]}});
}

void fill_bars(Fields page, const Edition& edition) {
    const auto& words = edition.words;
    if (edition.comparison.segments.empty()) return;
    Fields table = page.add("SEGMENTS");
    for (const auto& segment : edition.comparison.segments) {
        Fields row = table.add("SEGMENT");
        row.set("NAME", segment_label(words, segment.name));
        if (!edition.one_file) row.add("PAGE").set("ADDRESS", segment_address(edition, segment));
        if (!segment.borrowed.empty())
            row.add("BORROWED")
                .set("TEXT", words.say("segment_borrowed",
                                       {{"parent", segment_label(words, segment.borrowed)}}));
        row.set("BUSINESSES", words.number(segment.businesses));
        row.set("BAR", words.percent(segment.bar));
        const auto& prior = segment.prior;
        const double sum = prior[0] + prior[1] + prior[2];
        std::string usual = "\u2013";
        if (sum > 0)
            usual = words.percent(prior[0] / sum) + " · " + words.percent(prior[1] / sum) + " · " +
                    words.percent(prior[2] / sum);
        row.set("USUAL", usual);
    }
}

/// "+4 (+1 tot +7)", with a real minus.
std::string with_interval(const Words& words, const model::Estimate& value, double times,
                          int decimals) {
    const auto signed_figure = [&](double figure) {
        const std::string size = words.number(std::abs(times * figure), decimals);
        return (times * figure < 0 ? "\u2212" : "+") + size;
    };
    return signed_figure(value.mean) + " (" +
           words.say("nps_range",
                     {{"low", signed_figure(value.low)}, {"high", signed_figure(value.high)}}) +
           ")";
}

/// How generous each source is, and which sources changed their scale.
void fill_generosity(Fields page, const Edition& edition) {
    const auto& words = edition.words;
    std::optional<Fields> table;
    for (const model::SourceBias& bias : edition.comparison.biases) {
        if (!table) table = page.add("BIASES");
        Fields row = table->add("BIAS");
        row.set("SOURCE", source_name(bias.source));
        row.set("BUSINESSES", words.number(bias.businesses));
        row.set("SHARE",
                bias.share ? with_interval(words, *bias.share, 100, 0) : words["bias_unknown"]);
        row.set("GRADE", bias.grade ? with_interval(words, *bias.grade, 1, 2) : "\u2013");
    }
    if (!table) page.show("NO_BIASES");
    const auto scale = [&](const model::Scale& of) {
        return words.number(of.worst) + "\u2013" + words.number(of.best);
    };
    for (const model::ScaleChange& change : edition.comparison.scale_changes)
        page.add("SCALE_CHANGE")
            .set("TEXT", words.say("method_scale_change", {{"source", source_name(change.source)},
                                                           {"before", scale(change.before)},
                                                           {"after", scale(change.after)},
                                                           {"date", words.date(change.since)}}));
}

/// What was read in how many texts, over all businesses.
std::string words_read(const Edition& edition) {
    double texts = 0, read = 0;
    for (const auto& judged : edition.comparison.businesses) {
        texts += static_cast<double>(judged.spoken.texts);
        read += static_cast<double>(judged.spoken.read);
    }
    const auto& words = edition.words;
    if (texts == 0) return words["method_no_texts"];
    return words.say("method_texts",
                     {{"texts", words.number(texts)}, {"read", words.number(read)}});
}

}  // namespace

void fill_method(Fields fields, const Edition& edition) {
    const auto& words = edition.words;
    fields.set("GRADE_EXAMPLE", grade_example(edition));
    fields.set("METHOD_BANDS",
               words.say("method_bands",
                         {{"delighted", words.number(edition.rules.delighted_from, 1)},
                          {"disappointed", words.number(edition.rules.disappointed_below, 1)}}));
    fields.set("METHOD_AGE",
               words.say("method_age", {{"months", words.number(edition.rules.half_life_months)}}));
    fill_rules(fields, edition);
    fill_example(fields, edition);
    fill_bars(fields, edition);
    fill_generosity(fields, edition);
    fields.set("WORDS_READ", words_read(edition));
}

std::string method_page(const Edition& edition) {
    Page page;
    Fields fields = page.fields();
    fill_frame(fields, edition, edition.words["method_title"], 0, "METHOD");
    fill_method(fields.include("METHOD", "method_body.html"), edition);
    return edition.templates.expand("method.html", page);
}

}  // namespace report

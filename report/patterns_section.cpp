#include "report/patterns_section.h"

#include <algorithm>
#include <array>

#include "report/source_score.h"
#include "report/text.h"

namespace report {
namespace {

using model::ChangeKind;

constexpr std::array<ChangeKind, 5> change_kinds{ChangeKind::vanished, ChangeKind::returned,
                                                 ChangeKind::edited, ChangeKind::rescored,
                                                 ChangeKind::answered};

void fill_review(Fields row, const Words& words, const model::CitedReview& review) {
    row.set("DATE", review.date ? model::to_string(*review.date) : words["no_dates"]);
    row.set("GRADE", review.grade > 0 ? words.brief(review.grade) : "\u2013");
    row.set("ID", review.id.empty() ? "\u2013" : clean(review.id));
}

std::string finding(const Words& words, const model::Pattern& pattern) {
    const std::string source = source_name(pattern.source);
    const std::string n = words.number(static_cast<double>(pattern.n));
    const std::string of = words.number(static_cast<double>(pattern.of));
    const std::string usual = words.brief(pattern.usual);
    if (pattern.kind == model::PatternKind::burst && pattern.first && pattern.last)
        return words.say("pattern_burst", {{"source", source},
                                           {"n", n},
                                           {"usual", usual},
                                           {"first", words.date(*pattern.first)},
                                           {"last", words.date(*pattern.last)}});
    std::string text = words.say("pattern_" + std::string(to_string(pattern.kind)),
                                 {{"source", source}, {"n", n}, {"of", of}, {"usual", usual}});
    if (pattern.businesses > 1)
        text += " " + words.say("pattern_across",
                                {{"n", words.number(static_cast<double>(pattern.businesses))}});
    return text;
}

std::string without(const Words& words, const model::Recount& recount,
                    const model::Judgement& judgement) {
    const std::string key = recount.verdict == judgement.verdict ? "without_same" : "without_other";
    return words.count(key, static_cast<double>(recount.left_out),
                       {{"verdict", words["verdict_" + std::string(to_string(recount.verdict))]},
                        {"share", words.percent(recount.delighted.mean)},
                        {"range", words.percent_range(recount.delighted)},
                        {"with", words.percent(judgement.delighted.mean)}});
}

void fill_without(Fields section, const Words& words, const std::optional<model::Recount>& recount,
                  const model::Judgement& judgement) {
    section.add("WITHOUT").set(
        "TEXT", recount ? without(words, *recount, judgement) : words["without_not_told"]);
}

void fill_unusual(Fields page, const Words& words, const model::Judgement& judgement) {
    if (judgement.patterns.empty()) return;
    Fields section = page.add("PATTERNS");
    for (const model::Pattern& pattern : judgement.patterns) {
        Fields item = section.add("PATTERN");
        item.set("TEXT", finding(words, pattern));
        item.set("CHANCE", words.say("pattern_chance", {{"p", words.chance(pattern.p)}}));
        for (const model::CitedReview& review : pattern.reviews)
            fill_review(item.add("REVIEW"), words, review);
    }
    fill_without(section, words, judgement.without_patterns, judgement);
}

void fill_changes(Fields page, const Words& words, const model::Judgement& judgement) {
    if (judgement.review_changes.empty()) return;
    Fields section = page.add("CHANGES");
    bool vanished = false;
    for (const ChangeKind kind : change_kinds) {
        const auto is = [&](const model::ReviewChange& change) { return change.kind == kind; };
        const auto n =
            std::count_if(judgement.review_changes.begin(), judgement.review_changes.end(), is);
        if (n == 0) continue;
        vanished = vanished || kind == ChangeKind::vanished;
        section.add("CHANGE").set(
            "TEXT", words.count("change_" + std::string(to_string(kind)), static_cast<double>(n)));
    }
    for (const model::ReviewChange& change : judgement.review_changes) {
        Fields row = section.add("REVIEW");
        row.set("WHAT", words["what_" + std::string(to_string(change.kind))]);
        row.set("SEEN", model::to_string(change.seen));
        fill_review(row, words, change.review);
        if (change.before)
            row.add("BEFORE").set(
                "TEXT", words.say("grade_before", {{"grade", words.brief(*change.before)}}));
    }
    if (vanished) fill_without(section, words, judgement.without_vanished, judgement);
}

}  // namespace

void fill_patterns(Fields page, const Edition& edition, const model::Judged& judged) {
    fill_unusual(page, edition.words, judged.judgement);
    fill_changes(page, edition.words, judged.judgement);
}

}  // namespace report

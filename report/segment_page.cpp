#include "report/segment_page.h"

#include <algorithm>
#include <optional>

#include "report/axes_chart.h"
#include "report/charts.h"
#include "report/road.h"
#include "report/said.h"
#include "report/segments.h"
#include "report/voice_section.h"

namespace report {
namespace {

using model::Verdict;
using Members = std::vector<std::size_t>;

// A page stays within 2 MB; the comparison itself holds them all.
constexpr std::size_t most_listed = 1000;
constexpr std::size_t most_leaders = 3;

double count(const Edition& edition, const Members& members, Verdict verdict) {
    return static_cast<double>(std::count_if(
        members.begin(), members.end(),
        [&](std::size_t index) { return edition.at(index).judgement.verdict == verdict; }));
}

/// "2 van de 9 restaurants in Amersfoort zijn Klanthousiast; 3 zijn middelmatige zevens".
std::string finding(const Edition& edition, const model::Segment& segment, const Members& members) {
    const auto& words = edition.words;
    const auto total = static_cast<double>(members.size());
    const double delight = count(edition, members, Verdict::delight);
    const double sevens = count(edition, members, Verdict::mediocre_seven);
    const std::string who =
        words.say(delight == 0 ? "finding_none_no_place" : "finding_no_place",
                  {{"n", words.number(delight)},
                   {"total", words.number(total)},
                   {"businesses", segment.name == "all" ? words["business_other"]
                                                        : segment_label(words, segment.name)}});
    const std::string first =
        words.count("finding_delight", delight == 0 ? 1 : delight, {{"who", who}});
    if (sevens == 0) return first;
    return words.say("finding_join",
                     {{"first", first}, {"second", words.count("finding_sevens", sevens)}});
}

std::string usual(const Words& words, const model::Segment& segment) {
    const auto& prior = segment.prior;
    const double sum = prior[0] + prior[1] + prior[2];
    std::string text;
    if (sum > 0)
        text = words.say("group_usual", {{"delighted", words.percent(prior[0] / sum)},
                                         {"satisfied", words.percent(prior[1] / sum)},
                                         {"disappointed", words.percent(prior[2] / sum)},
                                         {"bar", words.percent(segment.bar)}});
    if (!segment.borrowed.empty())
        text += (text.empty() ? "" : " ") +
                words.say("group_borrowed", {{"parent", segment_label(words, segment.borrowed)}});
    return text;
}

/// What sets a business apart from its segment in its guests' words: the signal whose praise lies
/// highest above it, where that is no chance.
std::string leads_by(const Words& words, const model::Spoken& spoken) {
    const model::SignalShare* best = nullptr;
    const auto lead = [](const model::SignalShare& each) {
        return each.here.share->mean - each.segment.share->mean;
    };
    for (const model::SignalShare& each : spoken.signals)
        if (each.positive && clearly_above(each.here, each.segment) &&
            (best == nullptr || lead(each) > lead(*best)))
            best = &each;
    if (best == nullptr) return words["group_why_unknown"];
    return words.say("group_why", {{"what", words["signal_" + std::string(name_of(best->signal))]},
                                   {"share", share_text(words, best->here)},
                                   {"segment", share_text(words, best->segment)}});
}

void fill_leaders(Fields page, const Edition& edition, const Members& members) {
    const auto& words = edition.words;
    std::optional<Fields> leaders;
    std::size_t told = 0;
    for (const std::size_t index : members) {
        const auto& [dossier, judgement, spoken] = edition.at(index);
        if (judgement.verdict == Verdict::too_little_evidence || told == most_leaders) continue;
        if (!leaders) leaders = page.add("LEADERS");
        Fields leader = leaders->add("LEADER");
        const std::string verdict(to_string(judgement.verdict));
        leader.set("NUMBER", words.number(static_cast<double>(++told)));
        leader.set("NAME", printed_name(words, dossier));
        leader.set("SLUG", edition.slugs[index]);
        leader.set("VERDICT", verdict);
        leader.set("LABEL", words["verdict_" + verdict]);
        leader.set("SHARE", words.percent(judgement.delighted.mean));
        leader.set("DOUBT", words.percent_range(judgement.delighted));
        fill_range(leader.include("RANGE", "range.html"), words, judgement.delighted,
                   judgement.bar);
        if (enough_texts(edition, spoken)) leader.add("WHY").set("TEXT", leads_by(words, spoken));
    }
}

void fill_words(Fields page, const Edition& edition, const model::Segment& segment) {
    const auto& words = edition.words;
    if (!enough_texts(edition, segment.spoken)) {
        page.show("TOO_FEW");
        return;
    }
    Fields made = page.add("MADE");
    if (segment.spoken.hidden_delight.n + segment.spoken.hollow_tens.n > 0)
        fill_eights_and_tens(made.add("SAYS"), words, segment.spoken, false);
    fill_road(made.include("ROAD", "road.html"), words, segment.spoken.road);
    if (!segment.delightful.empty())
        fill_delightful(made.add("DELIGHTFUL").include("SIGNALS", "said.html"), words,
                        segment.delightful);
    fill_pyramid(made.include("PYRAMID", "said.html"), words, segment.spoken, nullptr);
}

std::string axis_text(const Words& words, const model::SpokenShare& share) {
    return share.share
               ? words.percent(share.share->mean) + " (" + words.percent_range(*share.share) + ")"
               : "\u2013";
}

void fill_row(Fields row, const Edition& edition, std::size_t index) {
    const auto& words = edition.words;
    const auto& [dossier, judgement, spoken] = edition.at(index);
    const std::string verdict(to_string(judgement.verdict));
    row.set("NAME", printed_name(words, dossier));
    row.set("SLUG", edition.slugs[index]);
    row.set("VERDICT", verdict);
    row.set("LABEL", words["verdict_" + verdict]);
    row.set("SHARE", judgement.evidence == model::EvidenceKind::none
                         ? "\u2013"
                         : words.percent(judgement.delighted.mean) + " (" +
                               words.percent_range(judgement.delighted) + ")");
    row.set("EXCELLENCE", axis_text(words, spoken.axes.excellence));
    row.set("INTIMACY", axis_text(words, spoken.axes.intimacy));
    row.set("TEXTS", words.number(static_cast<double>(spoken.read)));
}

void fill_list(Fields page, const Edition& edition, const Members& members) {
    const auto& words = edition.words;
    for (std::size_t i = 0; i < std::min(members.size(), most_listed); ++i)
        fill_row(page.add("ROW"), edition, members[i]);
    if (members.size() > most_listed)
        page.add("MORE").set(
            "TEXT", words.count("group_more", static_cast<double>(members.size() - most_listed)));
}

/// "b=first,second": the best of a segment, to be set side by side.
std::string best(const Edition& edition, const Members& members) {
    std::string slugs;
    for (std::size_t i = 0; i < std::min<std::size_t>(members.size(), 5); ++i)
        slugs += (i == 0 ? "" : ",") + edition.slugs[members[i]];
    return slugs;
}

}  // namespace

std::string segment_page(const Edition& edition, const model::Segment& segment) {
    const auto& words = edition.words;
    const Members members = members_of(edition, segment);
    Page page;
    Fields fields = page.fields();
    const std::string label = segment_label(words, segment.name);
    fill_frame(fields, edition, label, 1, "SEGMENT");
    fields.set("SEGMENT", label);
    fields.set("FINDING", finding(edition, segment, members));
    fields.set("USUAL", usual(words, segment));
    if (members.size() > 1) fields.add("COMPARE").set("BEST", best(edition, members));
    fill_leaders(fields, edition, members);
    fill_words(fields, edition, segment);
    if (!fill_axes_chart(fields, edition, segment, members)) fields.show("NO_AXES");
    fill_list(fields, edition, members);
    return edition.templates.expand("segment.html", page);
}

void fill_segments(Fields fields, const Edition& edition) {
    const auto& words = edition.words;
    if (edition.comparison.segments.empty()) fields.show("NONE");
    for (const model::Segment& segment : edition.comparison.segments) {
        const Members members = members_of(edition, segment);
        Fields row = fields.add("ROW");
        row.set("NAME", segment_label(words, segment.name));
        if (!edition.one_file) row.add("PAGE").set("ADDRESS", segment_address(edition, segment));
        row.set("BUSINESSES", words.number(static_cast<double>(members.size())));
        row.set("DELIGHT", words.number(count(edition, members, Verdict::delight)));
        row.set("SEVENS", words.number(count(edition, members, Verdict::mediocre_seven)));
        row.set("BAR", words.percent(segment.bar));
        if (members.empty()) continue;
        Fields leader = row.add("LEADER");
        leader.set("LINK", edition.link_to(members.front()));
        leader.set("TEXT", printed_name(words, edition.at(members.front()).dossier));
    }
}

std::string segments_page(const Edition& edition) {
    Page page;
    Fields fields = page.fields();
    fill_frame(fields, edition, edition.words["segments_heading"], 0, "SEGMENTS");
    fill_segments(fields.include("SEGMENTS", "segments_body.html"), edition);
    return edition.templates.expand("segments.html", page);
}

}  // namespace report

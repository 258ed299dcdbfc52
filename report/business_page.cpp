#include <algorithm>
#include <set>

#include "report/changes.h"
#include "report/charts.h"
#include "report/compare_page.h"
#include "report/comparison_table.h"
#include "report/edition.h"
#include "report/patterns_section.h"
#include "report/reasons.h"
#include "report/segments.h"
#include "report/source_score.h"
#include "report/source_views.h"
#include "report/text.h"
#include "report/voice_section.h"

namespace report {
namespace {

using model::Judgement;

std::string where(const Edition& edition, const model::Business& business) {
    std::string town = clean(business.postcode);
    const std::string city = clean(business.city);
    if (!town.empty() && !city.empty()) town += " ";
    town += city;
    std::string out;
    for (const std::string& part :
         {category_label(edition.words, business.category), clean(business.address), town})
        if (!part.empty()) out += (out.empty() ? "" : " · ") + part;
    return out;
}

void fill_verdict(Fields page, const Edition& edition, const Judgement& judgement) {
    const auto& words = edition.words;
    const std::string verdict(to_string(judgement.verdict));
    page.set("VERDICT", verdict);
    page.set("LABEL", words["verdict_" + verdict]);
    page.set("ABOUT", words["about_" + verdict]);
    if (judgement.evidence != model::EvidenceKind::none) {
        Fields share = page.add("SHARE");
        share.set("MEAN", words.percent(judgement.delighted.mean));
        share.set("INTERVAL", words.say("share_interval",
                                        {{"range", words.percent_range(judgement.delighted)}}));
        share.set("BAR", words.say("bar_label", {{"bar", words.percent(judgement.bar)}}));
        fill_range(share.include("RANGE", "range.html"), words, judgement.delighted, judgement.bar);
        share.include("AXIS", "axis.html");
    }
    for (const std::string& sentence : why(words, edition.rules, judgement))
        page.add("WHY").set("TEXT", sentence);
    if (const auto near = how_near(words, edition.rules, judgement))
        page.add("NEAR").set("TEXT", *near);
    if (const auto step = what_if(words, edition.rules, judgement))
        page.add("NEAR").set("TEXT", *step);
}

/// Badges of the words: the part on the words tells them with their figures.
bool is_of_words(const std::string& badge) {
    return badge == "words_agree" || badge == "hollow_tens" || badge == "hidden_delight";
}

void fill_badges(Fields page, const Words& words, const Judgement& judgement) {
    std::optional<Fields> badges;
    for (const std::string& badge : judgement.badges) {
        if (is_of_words(badge)) continue;
        if (!badges) badges = page.add("BADGES");
        Fields mark = badges->add("BADGE");
        mark.set("TEXT", clean(words.named("badge", badge)));
        if (words.has("badge_" + badge + "_why")) mark.set("WHY", words["badge_" + badge + "_why"]);
    }
}

/// The groups of grades ("<7", "9-10") that a source shows instead of single ones.
std::string lumped_groups(const model::Dossier& dossier) {
    std::set<std::string> groups;
    for (const auto& listing : dossier.listings) {
        if (!listing.aggregate) continue;
        for (const auto& [key, count] : listing.aggregate->histogram)
            if (std::any_of(key.begin(), key.end(),
                            [](char c) { return !(c >= '0' && c <= '9') && c != '.' && c != ','; }))
                groups.insert(clean(key));
    }
    std::string out;
    for (const std::string& group : groups) out += (out.empty() ? "" : ", ") + group;
    return out;
}

void fill_histogram_section(Fields section, const Words& words, const model::Judged& judged) {
    const auto& [dossier, judgement, spoken] = judged;
    fill_bands(section.include("BANDS", "bands.html"), words, judgement, wide_bands);
    fill_histogram(section.include("HISTOGRAM", "histogram.html"), words, judgement);
    const std::string groups = lumped_groups(dossier);
    if (judgement.evidence == model::EvidenceKind::histogram && !groups.empty())
        section.add("LUMPED").set("TEXT", words.say("histogram_lumped", {{"groups", groups}}));
}

void fill_charts(Fields page, const Words& words, const model::Judged& judged) {
    const auto& judgement = judged.judgement;
    const bool counted = std::any_of(judgement.histogram.begin(), judgement.histogram.end(),
                                     [](double count) { return count > 0; });
    const bool followed = judgement.trend.size() >= 2;
    if (!counted && !followed) return;
    Fields charts = page.add("CHARTS");
    if (counted) fill_histogram_section(charts.add("HAS_HISTOGRAM"), words, judged);
    if (followed)
        fill_trend(charts.add("HAS_TREND").include("TREND", "trend.html"), words, judgement);
}

Fields add_figure(Fields page, std::string_view name, std::string_view value,
                  std::string_view note = {}) {
    Fields figure = page.add("FIGURE");
    figure.set("NAME", name);
    figure.set("VALUE", value);
    if (!note.empty()) figure.add("NOTE").set("TEXT", note);
    return figure;
}

void fill_counts(Fields page, const Edition& edition, const Judgement& judgement) {
    const auto& words = edition.words;
    add_figure(page, words["fig_n"], words.number(judgement.n));
    add_figure(
        page, words["fig_effective"], words.number(judgement.effective_n),
        words.say("fig_effective_why", {{"months", words.number(judgement.half_life_months)}}));
    add_figure(page, words["fig_period"],
               judgement.first && judgement.last
                   ? words.date(*judgement.first) + " \u2013 " + words.date(*judgement.last)
                   : words["no_dates"]);
    if (judgement.undated > 0)
        add_figure(page, words["fig_undated"], words.number(judgement.undated));
    add_figure(page, words["fig_evidence"],
               words["evidence_" + std::string(to_string(judgement.evidence))]);
}

void fill_judged_figures(Fields page, const Edition& edition, const Judgement& judgement) {
    const auto& words = edition.words;
    if (judgement.grade_mean) {
        const auto& grade = *judgement.grade_mean;
        add_figure(page, words["fig_grade"], words.number(grade.mean, 1),
                   words.number(grade.low, 1) + "\u2013" + words.number(grade.high, 1));
    }
    if (judgement.nps_like) {
        const auto& nps = *judgement.nps_like;
        add_figure(page, words["fig_nps"], words.signed_number(nps.mean),
                   words.say("nps_interval", {{"low", words.signed_number(nps.low)},
                                              {"high", words.signed_number(nps.high)}}));
    }
    if (judgement.sevens)
        add_figure(page, words["fig_sevens"], words.percent(judgement.sevens->mean),
                   words.percent_range(*judgement.sevens));
    add_figure(page, words["fig_p_delight"], words.chance(judgement.p_delight),
               words.say("bar_label", {{"bar", words.percent(judgement.bar)}}));
    add_figure(page,
               words.say("fig_p_many", {{"limit", words.percent(edition.rules.many_disappointed)}}),
               words.chance(judgement.p_many_disappointed));
    add_figure(page, words["fig_p_more"], words.chance(judgement.p_more_disappointed));
}

void fill_segment(Fields page, const Edition& edition, const Judgement& judgement) {
    const auto& words = edition.words;
    if (judgement.segment.empty()) return;
    const model::Segment* found = segment_of(edition, judgement);
    std::string size;
    if (found != nullptr) {
        const double total = found->businesses;
        size = words.count("business_count", total);
        if (judgement.rank && found->businesses > 1 && found->borrowed.empty())
            size = words.say("rank_of",
                             {{"rank", words.number(1 + (1 - *judgement.rank) * (total - 1))},
                              {"total", words.number(total)}});
    }
    const std::string label = segment_label(words, judgement.segment);
    Fields figure = add_figure(page, words["fig_segment"], found == nullptr ? label : "", size);
    if (found == nullptr) return;
    Fields link = figure.add("TO");
    link.set("ADDRESS", "../" + segment_address(edition, *found));
    link.set("TEXT", label);
}

/// A link that sets it beside the best others of its segment.
void fill_beside(Fields page, const Edition& edition, std::size_t index) {
    const model::Segment* segment = segment_of(edition, edition.at(index).judgement);
    if (segment == nullptr) return;
    std::string slugs = edition.slugs[index];
    int others = 0;
    for (std::size_t i = 0; i < edition.comparison.businesses.size() && others < 3; ++i) {
        if (i == index || edition.at(i).judgement.segment != segment->name) continue;
        slugs += "," + edition.slugs[i];
        ++others;
    }
    if (others > 0) page.add("BESIDE").set("SLUGS", slugs);
}

void fill_shown(Fields row, const Words& words, const model::ListingEvidence& listing) {
    if (!listing.aggregate || !listing.aggregate->score) return row.set("SHOWS", "\u2013");
    const std::string score = score_text(words, *listing.aggregate->score);
    if (!listing.aggregate->count)
        return row.set("SHOWS", words.say("source_score_only", {{"score", score}}));
    row.set("SHOWS",
            words.say("source_score",
                      {{"score", score},
                       {"count", words.number(static_cast<double>(*listing.aggregate->count))}}));
}

/// What could be read: single reviews, else the spread or the average that the source shows.
std::string read_from(const Words& words, const model::ListingEvidence& listing) {
    if (listing.ratings > 0)
        return words.count("review_count", static_cast<double>(listing.ratings));
    if (!listing.aggregate) return words["evidence_none"];
    return words[listing.aggregate->histogram.empty() ? "evidence_average_only"
                                                      : "evidence_histogram"];
}

void fill_listing(Fields row, const Words& words, const model::ListingEvidence& listing) {
    row.set("SOURCE", source_name(listing.source));
    fill_shown(row, words, listing);
    row.set("RATINGS", read_from(words, listing));
    const std::string first = words.date(listing.first_seen);
    const std::string last = words.date(listing.last_seen);
    row.set("SEEN", first == last ? first : first + " \u2013 " + last);
    if (listing.stale_since)
        row.add("STALE").set(
            "TEXT", words.say("source_stale", {{"date", words.date(*listing.stale_since)}}));
    if (!listing.archived.empty())
        row.add("ARCHIVED")
            .set("TEXT", words.say("source_archived", {{"place", clean(listing.archived)}}));
    const std::string url = clean(listing.url);
    if (is_web_address(url)) {
        Fields link = row.add("LINK");
        link.set("URL", url);
        const auto host = url.find("//") + 2;
        link.set("TEXT", url.substr(host, url.find_first_of("/?#", host) - host));
    } else {
        row.add("NO_LINK").set("TEXT", url.empty() ? "\u2013" : url);
    }
}

}  // namespace

std::string business_page(const Edition& edition, std::size_t index) {
    const model::Judged& judged = edition.at(index);
    const auto& [dossier, judgement, spoken] = judged;
    const std::string name = printed_name(edition.words, dossier);
    Page page;
    Fields fields = page.fields();
    fill_frame(
        fields, edition,
        name + " \u2013 " + edition.words["verdict_" + std::string(to_string(judgement.verdict))],
        1, "BUSINESS");
    fields.set("NAME", name);
    if (const std::string text = where(edition, dossier.business); !text.empty())
        fields.add("WHERE").set("TEXT", text);
    fill_verdict(fields, edition, judgement);
    fill_badges(fields, edition.words, judgement);
    fill_charts(fields, edition.words, judged);
    fill_counts(fields, edition, judgement);
    if (judgement.evidence != model::EvidenceKind::none)
        fill_judged_figures(fields, edition, judgement);
    fill_segment(fields, edition, judgement);
    fill_beside(fields, edition, index);
    fill_moved(fields, edition, index);
    if (judgement.views.size() > 1)
        fill_source_views(fields.add("VIEWS").include("BY_SOURCE", "views.html"), edition.words,
                          judgement);
    fill_voice(fields, edition, index);
    for (const auto& listing : dossier.listings)
        if (const std::string parts = aspects_text(edition.words, listing); !parts.empty())
            add_figure(fields,
                       edition.words.say("fig_aspects", {{"source", source_name(listing.source)}}),
                       parts);
    if (!judgement.rule.empty()) fields.add("RULE").set("TEXT", clean(judgement.rule));
    fill_patterns(fields, edition, judged);
    if (!dossier.listings.empty()) {
        Fields listings = fields.add("HAS_LISTINGS");
        for (const auto& listing : dossier.listings)
            fill_listing(listings.add("LISTING"), edition.words, listing);
    }
    return edition.templates.expand("business.html", page);
}

}  // namespace report

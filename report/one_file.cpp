#include "report/one_file.h"

#include <algorithm>
#include <numeric>
#include <utility>

#include "report/changes.h"
#include "report/charts.h"
#include "report/comparison_table.h"
#include "report/reasons.h"
#include "report/segment_page.h"
#include "report/source_score.h"
#include "report/text.h"
#include "report/voice_section.h"

namespace report {
namespace {

/// The file must pass as mail, and no page is larger.
constexpr std::size_t most_bytes = 2'000'000;

/// How much is told of each business: what the words say in charts or in lines, no words, and not
/// even how the grades are spread as a chart.
enum class Detail { charts, lines, bands, bare };

/// The details from much to little, and with how many businesses each need not be tried.
constexpr std::pair<Detail, std::size_t> details[] = {
    {Detail::charts, 100}, {Detail::lines, 1000}, {Detail::bands, 2000}};

/// The style's place in the template, and what would end it early.
constexpr std::string_view style_place = "<style></style>";

void fill_grades(Fields section, const Words& words, const model::Judgement& judgement) {
    const auto& counts = judgement.histogram;
    if (!(std::accumulate(counts.begin(), counts.end(), 0.0) > 0)) return;
    Fields grades = section.add("GRADES");
    for (std::size_t i = 0; i < counts.size(); ++i) {
        Fields grade = grades.add("GRADE");
        grade.set("TEXT", std::to_string(i + 1));
        grade.set("COUNT", words.number(counts[i]));
    }
}

void fill_figures(Fields section, const Edition& edition, const model::Judgement& judgement) {
    const auto& words = edition.words;
    const auto figure = [&](const std::string& name, const std::string& value) {
        Fields row = section.add("FIGURE");
        row.set("NAME", words[name]);
        row.set("VALUE", value);
    };
    figure("fig_n", words.number(judgement.n));
    figure("fig_effective", words.number(judgement.effective_n));
    if (judgement.first) figure("fig_period", period(words, judgement));
    if (judgement.grade_mean) figure("fig_grade", words.number(judgement.grade_mean->mean, 1));
    if (judgement.nps_like)
        figure("fig_nps", words.signed_number(judgement.nps_like->mean) + " (" +
                              words.say("nps_range",
                                        {{"low", words.signed_number(judgement.nps_like->low)},
                                         {"high", words.signed_number(judgement.nps_like->high)}}) +
                              ")");
}

void fill_badges(Fields section, const Words& words, const model::Judgement& judgement) {
    for (const std::string& badge : judgement.badges) {
        Fields mark = section.add("BADGE");
        mark.set("TEXT", clean(words.named("badge", badge)));
        mark.set("WHY", clean(words.named("badge", badge + "_why")));
    }
}

void fill_listings(Fields section, const Edition& edition, const model::Dossier& dossier) {
    for (const auto& listing : dossier.listings) {
        Fields row = section.add("LISTING");
        row.set("SOURCE", source_name(listing.source));
        row.set("SEEN", edition.words.date(listing.last_seen));
        if (!is_web_address(listing.url)) continue;
        row.add("LINK").set("URL", listing.url);
    }
}

void fill_words(Fields section, const Edition& edition, std::size_t index, Detail detail) {
    const auto& judgement = edition.at(index).judgement;
    if (detail == Detail::charts && judgement.trend.size() >= 2)
        fill_trend(section.add("HAS_TREND").include("TREND", "trend.html"), edition.words,
                   judgement);
    if (detail <= Detail::lines)
        fill_voice(section, edition, index,
                   detail == Detail::charts ? VoiceForm::charts : VoiceForm::lines);
}

void fill_business(Fields section, const Edition& edition, std::size_t index, Detail detail) {
    const auto& words = edition.words;
    const auto& [dossier, judgement, spoken] = edition.at(index);
    const std::string verdict(to_string(judgement.verdict));
    section.set("ID", edition.link_to(index).substr(1));
    section.set("VERDICT", verdict);
    section.set("LABEL", words["verdict_" + verdict]);
    section.set("NAME", printed_name(words, dossier));
    if (const std::string about = about_row(edition, dossier.business); !about.empty())
        section.add("ABOUT").set("TEXT", about);
    for (const std::string& sentence : why(words, edition.rules, judgement))
        section.add("WHY").set("TEXT", sentence);
    if (const auto near = how_near(words, edition.rules, judgement))
        section.add("WHY").set("TEXT", *near);
    fill_moved(section, edition, index);
    fill_badges(section, words, judgement);
    if (judgement.evidence != model::EvidenceKind::none) {
        if (detail != Detail::bare)
            fill_bands(section.include("BANDS", "bands.html"), words, judgement, wide_bands);
        fill_grades(section, words, judgement);
        fill_figures(section, edition, judgement);
    }
    fill_listings(section, edition, dossier);
    fill_words(section, edition, index, detail);
}

std::string in_detail(const Edition& edition, Detail detail) {
    Page page;
    Fields fields = page.fields();
    const std::string title = clean(edition.comparison.title);
    fill_frame(fields, edition, title.empty() ? edition.words["index_title"] : title, 0, "INDEX");
    fill_overview(fields.include("OVERVIEW", "overview.html"), edition, 0);
    if (detail != Detail::charts)
        fields.add("SHORT").set(
            "TEXT", edition.words[detail == Detail::lines ? "one_file_lines" : "one_file_bare"]);
    for (std::size_t index = 0; index < edition.comparison.businesses.size(); ++index)
        fill_business(fields.add("BUSINESS"), edition, index, detail);
    fill_changes(fields.include("CHANGES", "changes_body.html"), edition);
    fill_segments(fields.include("SEGMENTS", "segments_body.html"), edition);
    fill_method(fields.include("METHOD", "method_body.html"), edition);
    fill_sources(fields.include("SOURCES", "sources_body.html"), edition);
    return edition.templates.expand("one_file.html", page);
}

/// In as much detail as the size allows.
std::string in_size(const Edition& edition, std::size_t most) {
    for (const auto& [detail, businesses] : details) {
        if (edition.comparison.businesses.size() > businesses) continue;
        std::string out = in_detail(edition, detail);
        if (out.size() <= most) return out;
    }
    return in_detail(edition, Detail::bare);
}

}  // namespace

std::string one_file(const Edition& edition, std::string_view style) {
    if (style.find("</style") != std::string_view::npos)
        throw Error("report: a style that holds </style cannot stand in one file");
    std::string out = in_size(edition, most_bytes - std::min(style.size(), most_bytes));
    if (const auto at = out.find(style_place); at != std::string::npos)
        out.insert(at + style_place.find('>') + 1, style);
    return out;
}

}  // namespace report

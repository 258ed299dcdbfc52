#include "report/comparison_table.h"

#include <algorithm>
#include <cmath>
#include <set>

#include "report/charts.h"
#include "report/source_score.h"
#include "report/text.h"

namespace report {
namespace {

using model::Judgement;

std::string joined(const std::vector<std::string>& parts, std::string_view between) {
    std::string out;
    for (const std::string& part : parts) {
        if (!out.empty()) out += between;
        out += clean(part);
    }
    return out;
}

struct Option {
    std::string text, value;
    auto operator<=>(const Option&) const = default;
};

/// The source that all figures come from, where there is but one.
std::optional<std::string> one_source(const model::Comparison& comparison) {
    std::optional<std::string> only;
    for (const auto& [dossier, judgement, spoken] : comparison.businesses)
        for (const std::string& source : judgement.sources) {
            if (only && *only != source) return std::nullopt;
            only = source;
        }
    return only;
}

void show_columns(Fields at, const Columns& columns, const std::string& suffix) {
    if (columns.trend) at.show("TREND" + suffix);
    if (columns.period) at.show("PERIOD" + suffix);
    if (columns.sources) at.show("SOURCES" + suffix);
}

void fill_filter(Fields table, const std::string& label, std::string_view field,
                 const std::set<Option>& options) {
    if (options.size() < 2) return;
    if (field != "source") {
        Fields sort = table.add("SORT");
        sort.set("LABEL", label);
        sort.set("FIELD", field);
    }
    Fields filter = table.add("FILTER");
    filter.set("LABEL", label);
    filter.set("FIELD", field);
    for (const auto& option : options) {
        Fields choice = filter.add("OPTION");
        choice.set("VALUE", option.value);
        choice.set("TEXT", option.text);
    }
}

void fill_filters(Fields table, const Edition& edition) {
    const auto& words = edition.words;
    std::set<Option> categories, places, sources;
    for (const auto& [dossier, judgement, spoken] : edition.comparison.businesses) {
        const std::string place = clean(dossier.business.city);
        const std::string category = clean(dossier.business.category);
        if (!place.empty()) places.insert({place, place});
        if (!category.empty())
            categories.insert({category_label(words, dossier.business.category), category});
        for (const std::string& source : judgement.sources)
            sources.insert({source_name(source), clean(source)});
    }
    fill_filter(table, words["filter_category"], "category", categories);
    fill_filter(table, words["filter_place"], "place", places);
    fill_filter(table, words["filter_source"], "source", sources);
}

void fill_badges(Fields row, const Edition& edition, const Judgement& judgement) {
    const auto& shared = edition.shared_badges;
    for (const std::string& badge : judgement.badges) {
        if (std::find(shared.begin(), shared.end(), badge) != shared.end()) continue;
        Fields mark = row.add("BADGE");
        mark.set("TEXT", clean(edition.words.named("badge", badge)));
        mark.set("WHY", clean(edition.words.named("badge", badge + "_why")));
    }
}

void fill_shares(Fields row, const Words& words, const Judgement& judgement) {
    if (judgement.evidence == model::EvidenceKind::none) {
        row.show("NO_SHARE");
        row.show("NO_BANDS");
        row.set("LOW", "-1");
        row.set("BANDS_KEY", "-1");
        return;
    }
    Fields share = row.add("SHARE");
    share.set("MEAN", words.percent(judgement.delighted.mean));
    share.set("LOW_HIGH", words.percent_range(judgement.delighted));
    fill_range(share.include("RANGE", "range.html"), words, judgement.delighted, judgement.bar);
    row.set("LOW", plain_number(judgement.delighted.low, 4));
    const auto& bands = judgement.bands;
    const double total = bands[0] + bands[1] + bands[2];
    row.set("BANDS_KEY", total > 0 ? plain_number(bands[0] / total, 4) : "-1");
    if (total > 0)
        fill_bands(row.include("BANDS", "bands.html"), words, judgement, narrow_bands);
    else
        row.show("NO_BANDS");
}

void fill_numbers(Fields row, const Words& words, const Judgement& judgement) {
    const bool graded = judgement.grade_mean.has_value();
    row.set("GRADE", graded ? words.number(judgement.grade_mean->mean, 1) : "\u2013");
    row.set("GRADE_KEY", graded ? plain_number(judgement.grade_mean->mean, 3) : "-1");
    const auto& nps = judgement.nps_like;
    row.set("NPS", nps ? words.signed_number(nps->mean) : "\u2013");
    row.set("NPS_KEY", nps ? plain_number(nps->mean, 2) : "-999");
    if (nps)
        row.add("NPS_RANGE")
            .set("TEXT", words.say("nps_range", {{"low", words.signed_number(nps->low)},
                                                 {"high", words.signed_number(nps->high)}}));
    const auto& trend = judgement.trend;
    const bool moves = trend.size() > 1;
    row.set("TREND_KEY",
            moves ? plain_number(trend.back().share.mean - trend.front().share.mean, 4) : "-9");
    if (moves) fill_spark(row.include("SPARK", "spark.html"), words, judgement);
    row.set("N", words.number(judgement.n));
    row.set("N_KEY", plain_number(judgement.n, 0));
    if (std::round(judgement.effective_n) != std::round(judgement.n))
        row.add("WEIGHS").set("TEXT",
                              words.say("weighs", {{"n", words.number(judgement.effective_n)}}));
    row.set("PERIOD", period(words, judgement));
    row.set("LAST", judgement.last ? words.month(*judgement.last) : words["no_dates"]);
    row.set("LAST_KEY", judgement.last ? std::to_string(judgement.last->time_since_epoch().count())
                                       : "-999999");
}

void fill_row(Fields row, const Edition& edition, std::size_t index) {
    const auto& words = edition.words;
    const auto& [dossier, judgement, spoken] = edition.at(index);
    const std::string verdict(to_string(judgement.verdict));
    const auto order =
        std::find(std::begin(verdict_order), std::end(verdict_order), judgement.verdict) -
        std::begin(verdict_order);
    row.set("RANK", words.number(static_cast<double>(index + 1)));
    row.set("VERDICT", verdict);
    row.set("VERDICT_ORDER", std::to_string(order));
    row.set("LABEL", words["verdict_" + verdict]);
    row.set("LINK", edition.link_to(index));
    row.set("NAME", printed_name(words, dossier));
    row.set("CATEGORY_KEY", clean(dossier.business.category));
    row.set("PLACE", clean(dossier.business.city));
    if (const std::string about = about_row(edition, dossier.business); !about.empty())
        row.add("ABOUT").set("TEXT", about);
    row.set("SOURCE_KEYS", joined(judgement.sources, "|"));
    std::vector<std::string> names;
    for (const std::string& source : judgement.sources) names.push_back(source_name(source));
    row.set("SOURCES", joined(names, ", "));
    fill_badges(row, edition, judgement);
    fill_shares(row, words, judgement);
    fill_numbers(row, words, judgement);
    show_columns(row, columns_of(edition.comparison), "_CELL");
}

/// The pages of a comparison that does not fit on one.
void fill_pager(Fields table, const Edition& edition, std::size_t page) {
    const std::size_t pages = index_pages(edition);
    if (pages < 2) return;
    const auto number = [&](std::size_t n) { return edition.words.number(static_cast<double>(n)); };
    const std::size_t total = edition.comparison.businesses.size();
    Fields pager = table.add("PAGER");
    for (std::size_t each = 0; each < pages; ++each) {
        Fields link = pager.add("PAGE");
        link.set("LINK", index_name(each));
        link.set("TEXT", number(each * rows_a_page + 1) + "\u2013" +
                             number(std::min(total, (each + 1) * rows_a_page)));
        if (each == page) link.show("HERE");
    }
}

/// Where all come from one source, that is said once.
void fill_one_source(Fields table, const Edition& edition) {
    const auto source = one_source(edition.comparison);
    if (source)
        table.add("ONE_SOURCE")
            .set("TEXT", edition.words.say("one_source", {{"source", source_name(*source)}}));
}

}  // namespace

std::string period(const Words& words, const Judgement& judgement) {
    if (!judgement.first || !judgement.last) return words["no_dates"];
    const std::string first = words.month(*judgement.first);
    const std::string last = words.month(*judgement.last);
    return first == last ? first : first + " \u2013 " + last;
}

std::string category_label(const Words& words, const std::string& category) {
    const std::string key = "category_" + category + "_one";
    return words.has(key) ? words[key] : clean(category);
}

std::string about_row(const Edition& edition, const model::Business& business) {
    std::vector<std::string> parts;
    if (!edition.one_category && !business.category.empty())
        parts.push_back(category_label(edition.words, business.category));
    if (!edition.one_place && !business.city.empty()) parts.push_back(business.city);
    return joined(parts, " \u00b7 ");
}

Columns columns_of(const model::Comparison& comparison) {
    Columns columns;
    for (const auto& [dossier, judgement, spoken] : comparison.businesses) {
        columns.trend = columns.trend || judgement.trend.size() > 1;
        columns.period = columns.period || judgement.last.has_value();
    }
    columns.sources = !one_source(comparison);
    return columns;
}

void fill_table(Fields table, const Edition& edition, std::size_t page) {
    const auto& all = edition.comparison.businesses;
    fill_filters(table, edition);
    table.include("AXIS", "axis.html");
    table.set("TOTAL", std::to_string(all.size()));
    table.set("FIRST", std::to_string(page * rows_a_page));
    table.set("PAGES", std::to_string(index_pages(edition)));
    show_columns(table, columns_of(edition.comparison), "_HEAD");
    fill_one_source(table, edition);
    for (const std::string& badge : edition.shared_badges)
        table.add("SHARED_BADGE").set("WHY", clean(edition.words.named("badge", badge + "_why")));
    const std::size_t first = edition.one_file ? 0 : page * rows_a_page;
    const std::size_t end =
        edition.one_file ? all.size() : std::min(all.size(), first + rows_a_page);
    for (std::size_t index = first; index < end; ++index)
        fill_row(table.add("ROW"), edition, index);
    if (edition.one_file) return;
    fill_pager(table, edition, page);
    if (all.size() > 1) table.show("CHOOSE");
}

}  // namespace report

#include <algorithm>
#include <map>
#include <tuple>

#include "report/charts.h"
#include "report/comparison_table.h"
#include "report/edition.h"
#include "report/source_score.h"
#include "report/text.h"

namespace report {
namespace {

using model::Verdict;

std::string finding(const Edition& edition) {
    const auto& words = edition.words;
    const auto& all = edition.comparison.businesses;
    if (all.empty()) return words["finding_nothing"];
    if (all.size() == 1)
        return words.say(
            "finding_single",
            {{"name", printed_name(words, all.front().dossier)},
             {"verdict",
              words["verdict_" + std::string(to_string(all.front().judgement.verdict))]}});
    const auto total = static_cast<double>(all.size());
    const long delight = count_verdict(edition.comparison, Verdict::delight);
    const long sevens = count_verdict(edition.comparison, Verdict::mediocre_seven);
    const bool placed = edition.one_place && !edition.one_place->empty();
    const std::string key =
        std::string(delight == 0 ? "finding_none_" : "finding_") + (placed ? "place" : "no_place");
    const std::string who = words.say(
        key, {{"n", words.number(static_cast<double>(delight))},
              {"total", words.number(total)},
              {"businesses", category_word(words, edition.one_category.value_or(""), total)},
              {"place", edition.one_place.value_or("")}});
    // "None of them is", as "one of them is".
    const std::string first = words.count(
        "finding_delight", delight == 0 ? 1 : static_cast<double>(delight), {{"who", who}});
    if (sevens == 0) return first;
    return words.say(
        "finding_join",
        {{"first", first}, {"second", words.count("finding_sevens", static_cast<double>(sevens))}});
}

/// What the finding rests on and how sure it is.
std::string how_sure(const Edition& edition) {
    const auto& words = edition.words;
    const auto& all = edition.comparison.businesses;
    if (all.empty()) return {};
    std::optional<model::Day> first, last;
    for (const auto& [dossier, judgement, spoken] : all) {
        if (judgement.first) first = first ? std::min(*first, *judgement.first) : judgement.first;
        if (judgement.last) last = last ? std::max(*last, *judgement.last) : judgement.last;
    }
    const std::string basis = words.count("sure_basis", rating_count(edition.comparison));
    std::string text = first && last ? words.say("sure_period", {{"basis", basis},
                                                                 {"first", words.date(*first)},
                                                                 {"last", words.date(*last)}})
                                     : words.say("sure_undated", {{"basis", basis}});
    const auto little =
        static_cast<double>(count_verdict(edition.comparison, Verdict::too_little_evidence));
    if (little > 0)
        text +=
            " " + words.count("sure_little", little,
                              {{"businesses",
                                category_word(words, edition.one_category.value_or(""), little)}});
    text += " " +
            words.say("sure_level", {{"asked", words.percent(edition.rules.delight_probability)}});
    return text;
}

/// One tile and one part of the strip a verdict.
void fill_verdicts(Fields page, const Edition& edition) {
    const auto& words = edition.words;
    const auto total = static_cast<double>(edition.comparison.businesses.size());
    Fields strip = page.add("STRIP");
    std::string title;
    double x = 0;
    for (const Verdict verdict : verdict_order) {
        const std::string name(to_string(verdict));
        const auto count = static_cast<double>(count_verdict(edition.comparison, verdict));
        Fields tile = strip.add("TILE");
        tile.set("VERDICT", name);
        tile.set("COUNT", words.number(count));
        tile.set("LABEL", words["verdict_" + name]);
        tile.set("ABOUT", words["about_" + name]);
        title +=
            (title.empty() ? "" : ", ") + words["verdict_" + name] + ": " + words.number(count);
        if (count == 0) continue;
        Fields part = strip.add("PART");
        part.set("VERDICT", name);
        part.set("X", plain_number(x, 1));
        part.set("WIDTH", plain_number(std::max(1.0, 1000 * count / total - 2), 1));
        x += 1000 * count / total;
    }
    strip.set("STRIP_TITLE", title);
}

/// Two businesses that one source gives the same score, of which one delights and the other does
/// not: the reason why an average is not enough.
struct Pair {
    std::size_t delight = 0, seven = 0;
    std::string source;
    model::Score score;
    double gap = 0;
};

std::optional<Pair> find_pair(const model::Comparison& comparison) {
    struct Ends {
        std::optional<std::size_t> delight, seven;
    };
    const auto share = [&](std::size_t index) {
        return comparison.businesses[index].judgement.delighted;
    };
    std::map<std::tuple<std::string, double, double, double>, Ends> by_score;
    for (std::size_t index = 0; index < comparison.businesses.size(); ++index) {
        const auto& [dossier, judgement, spoken] = comparison.businesses[index];
        if (judgement.evidence == model::EvidenceKind::average_only) continue;
        for (const auto& listing : dossier.listings) {
            if (!listing.aggregate || !listing.aggregate->score) continue;
            const auto& score = *listing.aggregate->score;
            auto& ends =
                by_score[{listing.source, score.value, score.scale.worst, score.scale.best}];
            if (judgement.verdict == Verdict::delight &&
                (!ends.delight || share(index).low > share(*ends.delight).low))
                ends.delight = index;
            if (judgement.verdict == Verdict::mediocre_seven &&
                (!ends.seven || share(index).high < share(*ends.seven).high))
                ends.seven = index;
        }
    }
    std::optional<Pair> best;
    for (const auto& [key, ends] : by_score) {
        if (!ends.delight || !ends.seven) continue;
        const double gap = share(*ends.delight).low - share(*ends.seven).high;
        if (best && gap <= best->gap) continue;
        const auto& [source, value, worst, top] = key;
        best = Pair{*ends.delight, *ends.seven, source, {value, {worst, top}}, gap};
    }
    return best;
}

void fill_side(Fields side, const Edition& edition, std::size_t index) {
    const auto& [dossier, judgement, spoken] = edition.at(index);
    const std::string verdict(to_string(judgement.verdict));
    side.set("VERDICT", verdict);
    side.set("LABEL", edition.words["verdict_" + verdict]);
    side.set("NAME", printed_name(edition.words, dossier));
    side.set("LINK", edition.link_to(index));
    fill_bands(side.include("BANDS", "bands.html"), edition.words, judgement, wide_bands);
}

void fill_pair(Fields page, const Edition& edition) {
    const auto pair = find_pair(edition.comparison);
    if (!pair) return;
    const auto& words = edition.words;
    const auto& delight = edition.at(pair->delight);
    const auto& seven = edition.at(pair->seven);
    Fields section = page.add("PAIR");
    section.set("PAIR_TITLE",
                words.say("pair_title", {{"source", source_name(pair->source)},
                                         {"first", printed_name(words, delight.dossier)},
                                         {"second", printed_name(words, seven.dossier)},
                                         {"score", score_text(words, pair->score)}}));
    const auto share = [&](const model::Judged& judged) {
        const auto& bands = judged.judgement.bands;
        const double total = bands[0] + bands[1] + bands[2];
        return words.percent(total > 0 ? bands[0] / total : judged.judgement.delighted.mean);
    };
    section.set("PAIR_TEXT",
                words.say("pair_text", {{"first", printed_name(words, delight.dossier)},
                                        {"second", printed_name(words, seven.dossier)},
                                        {"share_first", share(delight)},
                                        {"share_second", share(seven)}}));
    fill_side(section.add("SIDE"), edition, pair->delight);
    fill_side(section.add("SIDE"), edition, pair->seven);
}

}  // namespace

std::size_t index_pages(const Edition& edition) {
    const std::size_t rows = edition.comparison.businesses.size();
    return std::max<std::size_t>(1, (rows + rows_a_page - 1) / rows_a_page);
}

std::string index_name(std::size_t page) {
    return page == 0 ? "index.html" : "index-" + std::to_string(page + 1) + ".html";
}

void fill_overview(Fields overview, const Edition& edition, std::size_t page) {
    const std::string title = clean(edition.comparison.title);
    if (!title.empty()) overview.add("KICKER").set("TEXT", title);
    overview.set("FINDING", finding(edition));
    overview.set("SURE", how_sure(edition));
    if (edition.comparison.businesses.empty()) return;
    fill_verdicts(overview, edition);
    if (page == 0) fill_pair(overview, edition);
    fill_table(overview.add("TABLE"), edition, page);
}

std::string index_page(const Edition& edition, std::size_t number) {
    Page page;
    Fields fields = page.fields();
    const std::string title = clean(edition.comparison.title);
    fill_frame(fields, edition, title.empty() ? edition.words["index_title"] : title, 0, "INDEX");
    fill_overview(fields.include("OVERVIEW", "overview.html"), edition, number);
    if (!edition.comparison.businesses.empty()) {
        Fields script = fields.add("SCRIPT");
        if (index_pages(edition) > 1) script.show("ROWS");
    }
    return edition.templates.expand("index.html", page);
}

}  // namespace report

#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "model/comparison.h"
#include "report/report.h"
#include "report/template.h"
#include "report/words.h"

namespace report {

/// What stands in one published report, and what every page of it needs to know.
struct Edition {
    Edition(const model::Comparison& compared, const Rules& rules, const Words& words,
            const Templates& templates);

    const model::Comparison& comparison;
    const Rules& rules;
    const Words& words;
    const Templates& templates;

    /// One a business, in their order: the page's name without folder and ".html".
    std::vector<std::string> slugs;
    /// One a segment, in their order: the same of the segments' pages.
    std::vector<std::string> segment_slugs;
    /// The category (our word) and the place that all businesses share; nothing: they differ.
    std::optional<std::string> one_category;
    std::optional<std::string> one_place;
    /// Badges that every business carries: said once, above the table.
    std::vector<std::string> shared_badges;
    /// Whether all of it stands in one file: then nothing leads to another page.
    bool one_file = false;
    /// The day of the report that changes are told since, where that one stands beside this.
    std::optional<model::Day> earlier;
    /// Whether the user's theme has a `theme.css` for the pages to link to.
    bool own_style = false;
    /// The words under the names that the templates use.
    std::vector<std::pair<std::string, std::string_view>> lent;

    const model::Judged& at(std::size_t index) const { return comparison.businesses[index]; }
    /// Where a link from the report's own folder to a business leads.
    std::string link_to(std::size_t index) const;
};

/// Fills in what stands on every page: the words, the head and the foot. `depth` is how many
/// folders below the report's own the page stands; `here` names the page in the navigation.
void fill_frame(Fields page, const Edition& edition, std::string_view title, int depth,
                std::string_view here);

/// "restaurants" or "restaurant": the word for a category, for so many of them.
std::string category_word(const Words& words, const std::string& category, double n);

/// A business's name as it is printed: a page never shows an empty one.
std::string printed_name(const Words& words, const model::Dossier& dossier);

/// All ratings together, as the report counts them.
double rating_count(const model::Comparison& comparison);

/// The verdicts in the order they are shown, best first.
inline constexpr model::Verdict verdict_order[] = {
    model::Verdict::delight,      model::Verdict::promising,   model::Verdict::mediocre_seven,
    model::Verdict::hot_and_cold, model::Verdict::cold_shower, model::Verdict::too_little_evidence};

/// How many businesses have this verdict.
long count_verdict(const model::Comparison& comparison, model::Verdict verdict);

/// The comparison: a page for each 500 businesses, `index.html`, `index-2.html`, …; there is always
/// a first.
inline constexpr std::size_t rows_a_page = 500;
std::size_t index_pages(const Edition& edition);
std::string index_name(std::size_t page);
std::string index_page(const Edition& edition, std::size_t page = 0);
/// What opens the comparison: the finding, how sure it is, the verdicts and the table.
void fill_overview(Fields overview, const Edition& edition, std::size_t page);

std::string business_page(const Edition& edition, std::size_t index);
/// Fill `method_body.html` and `sources_body.html`: what these pages say, for one file too.
void fill_method(Fields fields, const Edition& edition);
void fill_sources(Fields fields, const Edition& edition);
std::string method_page(const Edition& edition);
std::string sources_page(const Edition& edition);

}  // namespace report

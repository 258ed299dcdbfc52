#include "delight/contract.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <set>
#include <sstream>
#include <utility>

#include "delight/coverage_drop.h"

namespace delight {
namespace {

using Key = std::pair<std::string, std::string>;  ///< source, and recipe or empty
using model::PageField;

std::string shares(const model::Given& now, PageField field, const model::Given& past,
                   const std::string& whose) {
    std::ostringstream out;
    const bool of_reviews = field >= PageField::review_score;
    out << now.have << " of " << now.of << " pages " << (of_reviews ? "with reviews " : "") << whose
        << "give " << to_string(field) << ", before " << past.have << " of " << past.of;
    return out.str();
}

std::string means(const model::Coverage& now, const model::Coverage& past,
                  const std::string& whose) {
    const auto a_page = [](const model::Coverage& coverage) {
        return std::round(10 * coverage.reviews / static_cast<double>(coverage.review_pages)) / 10;
    };
    std::ostringstream out;
    out << a_page(now) << " reviews a page " << whose << "on " << now.review_pages
        << " pages, before " << a_page(past);
    return out.str();
}

/// The mean place of the scores on their scales, in percent.
long mean_score(const model::Coverage& coverage) {
    double sum = 0, all = 0;
    for (std::size_t i = 0; i < coverage.scores.size(); ++i) {
        sum += static_cast<double>(coverage.scores[i]) * (10 * static_cast<double>(i) + 5);
        all += static_cast<double>(coverage.scores[i]);
    }
    return std::lround(sum / all);
}

std::string spreads(const Held& held, const std::string& whose) {
    std::ostringstream out;
    out << "scores of reviews " << whose << "lie elsewhere: at " << mean_score(held.now)
        << " % of their scale on average, before at " << mean_score(held.past) << " %";
    return out.str();
}

std::set<PageField> dropped_fields(const Held& held, const ContractRules& rules) {
    // A page that gives nothing lacks all the rest too: once is enough.
    if (field_dropped(held, PageField::anything, rules)) return {PageField::anything};
    std::set<PageField> fields;
    for (std::size_t i = 0; i < model::page_fields; ++i)
        if (field_dropped(held, static_cast<PageField>(i), rules))
            fields.insert(static_cast<PageField>(i));
    return fields;
}

std::vector<std::string> drops(const Held& held, const std::string& recipe,
                               const ContractRules& rules) {
    const std::string whose = recipe.empty() ? "" : "read by " + recipe + ' ';
    std::vector<std::string> all;
    for (const PageField field : dropped_fields(held, rules))
        all.push_back(shares(held.now.of(field), field, held.past.of(field), whose));
    if (reviews_dropped(held, rules)) all.push_back(means(held.now, held.past, whose));
    if (scores_moved(held, rules)) all.push_back(spreads(held, whose));
    return all;
}

using Sums = std::map<Key, model::Coverage>;

/// A run's sums by source, and by source and recipe.
Sums summed(std::span<const model::Coverage> run) {
    Sums sums;
    for (const model::Coverage& each : run) {
        sums[{each.source, ""}].add(each);
        if (!each.recipe.empty()) sums[{each.source, each.recipe}].add(each);
    }
    return sums;
}

std::map<Key, Held> held_against(std::span<const model::Coverage> run,
                                 std::span<const model::Coverage> past) {
    std::map<Key, Held> all;
    for (auto& [key, sum] : summed(run)) all[key].now = std::move(sum);
    std::map<model::Instant, std::vector<model::Coverage>> runs;
    for (const model::Coverage& each : past)
        if (!each.changed) runs[each.started].push_back(each);
    for (const auto& [started, rows] : runs)
        for (const auto& [key, sum] : summed(rows))
            if (const auto found = all.find(key); found != all.end()) found->second.add_run(sum);
    return all;
}

}  // namespace

std::vector<LayoutChange> layout_changes(std::span<const model::Coverage> run,
                                         std::span<const model::Coverage> past,
                                         const ContractRules& rules) {
    std::vector<LayoutChange> changes;
    std::set<std::string> told;
    // A source comes before its recipes: what it says of all its pages need not be said of some.
    for (const auto& [key, held] : held_against(run, past)) {
        const auto& [source, recipe] = key;
        if (told.contains(source)) continue;
        for (std::string& what : drops(held, recipe, rules)) {
            changes.push_back({source, recipe, std::move(what)});
            if (recipe.empty()) told.insert(source);
        }
    }
    return changes;
}

}  // namespace delight

#include "parser/scores.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <sstream>

#include "parser/ascii.h"
#include "parser/numbers.h"

namespace parser {
namespace {

std::string shown(double value) {
    std::ostringstream out;
    out << value;
    return out.str();
}

/// How sites write that nobody gave a score.
bool says_not_rated(const std::string& text, const Recipe& recipe) {
    static constexpr std::array<std::string_view, 12> disguises{
        "?", "-", "--", "–", "—", "n/a", "nvt", "n.v.t.", "new", "nieuw", "geen", "null"};
    const std::string word = lower(trim(text));
    return std::find(disguises.begin(), disguises.end(), word) != disguises.end() ||
           std::find(recipe.not_rated.begin(), recipe.not_rated.end(), word) !=
               recipe.not_rated.end();
}

struct Declared {
    model::Scale scale;
    model::ScaleProof proof = model::ScaleProof::standard;
};

std::optional<double> number_of(const std::optional<Found>& found) {
    return found ? read_number(found->text) : std::nullopt;
}

Declared scale_at(const ScoreFields& fields, const std::optional<double>& stated,
                  const Place& place, const Page& page) {
    const auto best = find(fields.best, place, page);
    const auto worst = find(fields.worst, place, page);
    Declared result{recipe_scale(page.recipe), model::ScaleProof::standard};
    if (page.recipe.best) result.proof = model::ScaleProof::recipe;
    if (const auto number = number_of(worst)) result.scale.worst = *number;
    if (const auto number = number_of(best)) {
        result.scale.best = *number;
        result.proof = best->literal ? model::ScaleProof::recipe : model::ScaleProof::declared;
    } else if (stated) {
        result.scale.best = *stated;
        result.proof = model::ScaleProof::declared;
    }
    return result;
}

/// Why the value is no score of this scale; empty where it is one.
std::string fault_of(double value, const model::Scale& scale) {
    if (!std::isfinite(value) || !std::isfinite(scale.best) || !(scale.worst < scale.best))
        return "its scale, " + shown(scale.worst) + " to " + shown(scale.best) + ", cannot be";
    if (value > scale.best)
        return "score " + shown(value) + " is above its best, " + shown(scale.best);
    if (value < scale.worst)
        return "score " + shown(value) + " is below its worst, " + shown(scale.worst);
    return {};
}

/// "9 tot en met 10" is "9-10", "< 7" is "<7", "5 stars" is "5".
std::string bar_name(const std::string& text) {
    std::vector<std::string> numbers;
    bool open = true;
    for (const char c : text) {
        const bool digit = c >= '0' && c <= '9';
        const bool point = (c == '.' || c == ',') && !open;
        if (digit && open) numbers.emplace_back();
        if (digit) numbers.back() += c;
        if (point) numbers.back() += '.';
        open = !digit && !point;
    }
    for (std::string& number : numbers)
        while (!number.empty() && number.back() == '.') number.pop_back();
    if (numbers.empty()) return {};
    if (numbers.size() > 1) {
        const bool rising = read_number(numbers[0]) <= read_number(numbers[1]);
        return rising ? numbers[0] + "-" + numbers[1] : numbers[1] + "-" + numbers[0];
    }
    return (text.find('<') != std::string::npos ? "<" : "") + numbers[0];
}

std::string renamed(const Rows& rows, const std::string& name) {
    const auto better = rows.rename.find(lower(trim(name)));
    return better == rows.rename.end() ? name : better->second;
}

/// All rows as (name, text): those that the page lists and those that the recipe names.
std::vector<std::pair<std::string, Found>> find_rows(const Rows& rows, const Place& place,
                                                     const Page& page) {
    std::vector<std::pair<std::string, Found>> result;
    if (rows.each)
        for (const Place& row : each_place(*rows.each, place)) {
            if (is_excluded(row, page)) continue;
            const std::string name = find_text(rows.name, row, page);
            auto value = find(rows.value, row, page);
            if (!name.empty() && value) result.emplace_back(renamed(rows, name), std::move(*value));
        }
    for (const auto& [name, field] : rows.named)
        if (auto value = find(field, place, page)) result.emplace_back(name, std::move(*value));
    return result;
}

std::map<std::string, long> find_histogram(const Rows& rows, const std::optional<long>& total,
                                           const Place& place, const Page& page) {
    std::map<std::string, long> bars;
    for (const auto& [name, found] : find_rows(rows, place, page)) {
        const std::string bar = bar_name(name);
        if (bar.empty() || bars.count(bar) > 0) continue;
        if (rows.percent) {
            const auto share = read_number(found.text);
            if (share && total && *share >= 0 && *share <= 100)
                bars[bar] = std::lround(*share / 100 * static_cast<double>(*total));
        } else if (const auto count = read_count(found.text); count && *count >= 0) {
            bars[bar] = *count;
        }
    }
    return bars;
}

long sum_of(const std::map<std::string, long>& bars) {
    long sum = 0;
    for (const auto& [name, count] : bars) sum += std::min(count, 1'000'000'000L);
    return sum;
}

}  // namespace

model::Scale recipe_scale(const Recipe& recipe) {
    return {recipe.worst.value_or(1), recipe.best.value_or(5)};
}

std::optional<model::Score> find_score(const ScoreFields& fields, const Place& place,
                                       const Page& page, const std::string& what,
                                       std::vector<model::Skipped>& skipped) {
    const auto found = find(fields.value, place, page);
    if (!found || says_not_rated(found->text, page.recipe)) return std::nullopt;
    const auto stated = read_score(found->text);
    if (!stated) {
        skipped.push_back({what, "its score is no number"});
        return std::nullopt;
    }
    const Declared declared = scale_at(fields, stated->best, place, page);
    if (stated->value == 0 && declared.scale.worst > 0) return std::nullopt;
    const std::string fault = fault_of(stated->value, declared.scale);
    if (fault.empty()) return model::Score{stated->value, declared.scale, declared.proof};
    skipped.push_back({what, fault});
    return std::nullopt;
}

std::map<std::string, double> find_aspects(const Rows& rows, const model::Scale& scale,
                                           const Place& place, const Page& page,
                                           std::vector<model::Skipped>& skipped) {
    std::map<std::string, double> aspects;
    for (const auto& [name, found] : find_rows(rows, place, page)) {
        if (says_not_rated(found.text, page.recipe)) continue;
        const auto value = read_score(found.text);
        if (!value || (value->value == 0 && scale.worst > 0)) continue;
        const std::string fault = fault_of(value->value, scale);
        if (fault.empty())
            aspects.emplace(name, value->value);
        else
            skipped.push_back({"aspect " + name, fault});
    }
    return aspects;
}

std::optional<model::Score> mean_of(const std::vector<std::string>& names,
                                    const std::map<std::string, double>& aspects,
                                    const model::Scale& scale) {
    double sum = 0;
    for (const std::string& name : names) {
        const auto aspect = aspects.find(name);
        if (aspect == aspects.end()) return std::nullopt;
        sum += aspect->second;
    }
    if (names.empty()) return std::nullopt;
    // Rounding must not lead out of the scale.
    const double mean =
        std::clamp(sum / static_cast<double>(names.size()), scale.worst, scale.best);
    return model::Score{mean, scale, model::ScaleProof::recipe};
}

std::optional<model::Aggregate> find_aggregate(const AggregateFields& fields, const Place& place,
                                               const Page& page,
                                               std::vector<model::Skipped>& skipped) {
    model::Aggregate aggregate;
    aggregate.score = find_score(fields.score, place, page, "aggregate", skipped);
    if (const auto count = find(fields.count, place, page))
        aggregate.count = read_count(count->text);
    aggregate.histogram = find_histogram(fields.histogram, aggregate.count, place, page);
    const model::Scale scale = aggregate.score ? aggregate.score->scale : recipe_scale(page.recipe);
    aggregate.aspects = find_aspects(fields.aspects, scale, place, page, skipped);
    if (aggregate.count && *aggregate.count <= 0) {
        if (aggregate.score)
            skipped.push_back(
                {"aggregate", "score " + shown(aggregate.score->value) + " rests on no ratings"});
        aggregate = {};
    }
    if (const long bars = sum_of(aggregate.histogram);
        aggregate.count && bars > *aggregate.count && !fields.histogram.percent) {
        skipped.push_back({"histogram", "its bars hold " + std::to_string(bars) + " ratings, of " +
                                            std::to_string(*aggregate.count)});
        aggregate.histogram.clear();
    }
    const bool empty = !aggregate.score && !aggregate.count && aggregate.histogram.empty();
    return empty ? std::nullopt : std::optional{std::move(aggregate)};
}

}  // namespace parser

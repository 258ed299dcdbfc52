#include "app/printed.h"

#include <ostream>
#include <spdlog/fmt/fmt.h>

#include "app/json.h"
#include "app/printed_outlook.h"
#include "app/printed_patterns.h"
#include "app/printed_words.h"

namespace app {
namespace {

Cell day_cell(const std::optional<model::Day>& day) {
    return day ? Cell{model::to_string(*day)} : Cell{};
}

std::string joined(const std::vector<std::string>& texts) {
    std::string result;
    for (const std::string& text : texts) result += (result.empty() ? "" : " ") + text;
    return result;
}

void texts(JsonLine& json, std::string_view name, const std::vector<std::string>& values) {
    json.key(name);
    json.begin_array();
    for (const std::string& value : values) json.value(value);
    json.end_array();
}

void day(JsonLine& json, std::string_view name, const std::optional<model::Day>& value) {
    json.key(name);
    if (value) return json.value(model::to_string(*value));
    json.value(std::monostate{});
}

std::string histogram_line(const model::Judgement& judgement) {
    std::string line;
    for (std::size_t grade = judgement.histogram.size(); grade > 0; --grade) {
        const double count = judgement.histogram[grade - 1];
        if (count > 0) line += fmt::format("  {}: {:.0f}", grade, count);
    }
    return line.empty() ? "  not known" : line;
}

}  // namespace

Rows verdict_rows(const model::Comparison& comparison) {
    Rows rows{
        {"verdict", "business", "category", "city", "delighted", "satisfied", "disappointed",
         "grade", "nps_like", "sevens", "n", "effective_n", "first", "last", "sources", "badges"},
        {}};
    for (const auto& [dossier, j, spoken] : comparison.businesses) {
        rows.rows.push_back(
            {std::string{to_string(j.verdict)}, dossier.business.name, dossier.business.category,
             dossier.business.city, percent(j.delighted), percent(j.satisfied),
             percent(j.disappointed),
             j.grade_mean ? Cell{fmt::format("{:.1f}", j.grade_mean->mean)} : Cell{},
             j.nps_like ? Cell{fmt::format("{:+.0f}", j.nps_like->mean)} : Cell{},
             j.sevens ? Cell{fmt::format("{:.0f} %", j.sevens->mean * 100)} : Cell{},
             fmt::format("{:.0f}", j.n), fmt::format("{:.1f}", j.effective_n), day_cell(j.first),
             day_cell(j.last), joined(j.sources), joined(j.badges)});
    }
    return rows;
}

std::string verdict_json(const model::Judged& judged) {
    const auto& [dossier, j, spoken] = judged;
    JsonLine json;
    json.begin_object();
    json.member("business", dossier.business.name);
    json.member("category", dossier.business.category);
    json.member("city", dossier.business.city);
    json.member("verdict", to_string(j.verdict));
    json.member("rule", j.rule);
    json.member("evidence", to_string(j.evidence));
    estimate(json, "delight_share", j.delighted);
    estimate(json, "satisfied_share", j.satisfied);
    estimate(json, "disappointed_share", j.disappointed);
    estimate(json, "grade_mean", j.grade_mean);
    estimate(json, "nps_like", j.nps_like);
    estimate(json, "sevens_share", j.sevens);
    json.member("bar", j.bar);
    json.member("p_delight", j.p_delight);
    json.member("n", j.n);
    json.member("effective_n", j.effective_n);
    day(json, "first", j.first);
    day(json, "last", j.last);
    texts(json, "sources", j.sources);
    texts(json, "badges", j.badges);
    outlook(json, j);
    patterns_json(json, judged);
    words_json(json, spoken);
    json.end_object();
    return std::string{json.text()};
}

void explain(const model::Judged& judged, const model::Comparison& comparison, std::ostream& out) {
    const auto& [dossier, j, spoken] = judged;
    out << dossier.business.name << ": " << to_string(j.verdict) << "\n  because " << j.rule
        << '\n';
    out << fmt::format("  delighted {}, satisfied {}, disappointed {} (90 % intervals)\n",
                       percent(j.delighted), percent(j.satisfied), percent(j.disappointed));
    out << fmt::format("  P(D >= {:.2f}) = {:.3f}, P(X >= limit) = {:.3f}, P(X > D) = {:.3f}\n",
                       j.bar, j.p_delight, j.p_many_disappointed, j.p_more_disappointed);
    out << fmt::format("  {:.0f} ratings, effective {:.1f}, {:.0f} undated, evidence: {}\n", j.n,
                       j.effective_n, j.undated, to_string(j.evidence));
    if (j.grade_mean) {
        out << fmt::format("  mean grade {:.2f} ({:.2f}-{:.2f})", j.grade_mean->mean,
                           j.grade_mean->low, j.grade_mean->high);
        if (j.nps_like) {
            out << fmt::format(", NPS-like {:+.0f} ({:+.0f} to {:+.0f})", j.nps_like->mean,
                               j.nps_like->low, j.nps_like->high);
        }
        out << '\n';
    }
    if (j.sevens) out << "  sevens " << percent(*j.sevens) << '\n';
    out << "  grades" << histogram_line(j) << '\n';
    out << "  segment " << (j.segment.empty() ? "all" : j.segment);
    if (j.rank) out << fmt::format(", above {:.0f} % of it", *j.rank * 100);
    out << '\n';
    explain_outlook(j, comparison, out);
    for (const model::ListingEvidence& listing : dossier.listings) {
        out << fmt::format("  {} {}: {} reviews with a grade", listing.source, listing.url,
                           listing.ratings);
        if (listing.aggregate && listing.aggregate->count) {
            out << fmt::format(", the site tells {}", *listing.aggregate->count);
        }
        out << ", seen " << model::to_string(listing.first_seen) << " to "
            << model::to_string(listing.last_seen) << '\n';
    }
    explain_patterns(judged, out);
    explain_words(judged, comparison, out);
}

void tell(const report::Notes& notes, std::ostream& err) {
    for (const std::string& note : notes) err << "negenplus: " << note << '\n';
}

}  // namespace app

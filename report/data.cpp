#include "report/data.h"

#include "report/json.h"
#include "report/text.h"
#include "report/words_data.h"

namespace report {
namespace {

using model::Estimate;
using model::to_string;

std::string day(const std::optional<model::Day>& value) {
    return value ? json_string(to_string(*value)) : "null";
}

std::string trend_point(const model::TrendPoint& point) {
    return json_object(
        {{"day", json_string(to_string(point.day))}, {"share", json_estimate(point.share)}});
}

std::string listing(const model::ListingEvidence& evidence) {
    return json_object({{"source", json_string(evidence.source)},
                        {"url", json_string(evidence.url)},
                        {"last_seen", json_string(to_string(evidence.last_seen))},
                        {"stale_since", day(evidence.stale_since)}});
}

std::string business(const Edition& edition, std::size_t index) {
    const auto& [dossier, judgement, spoken] = edition.at(index);
    const auto optional = [](const std::optional<Estimate>& value) {
        return value ? json_estimate(*value) : std::string("null");
    };
    return json_object(
        {{"business", json_string(dossier.business.name)},
         {"business_id", std::to_string(dossier.business_id)},
         {"page", json_string("b/" + edition.slugs[index] + ".html")},
         {"category", json_string(dossier.business.category)},
         {"city", json_string(dossier.business.city)},
         {"verdict", json_string(to_string(judgement.verdict))},
         {"rule", json_string(judgement.rule)},
         {"evidence", json_string(to_string(judgement.evidence))},
         {"delight_share", json_estimate(judgement.delighted)},
         {"satisfied_share", json_estimate(judgement.satisfied)},
         {"disappointed_share", json_estimate(judgement.disappointed)},
         {"grade_mean", optional(judgement.grade_mean)},
         {"nps_like", optional(judgement.nps_like)},
         {"bar", json_number(judgement.bar)},
         {"p_delight", json_number(judgement.p_delight)},
         {"p_many_disappointed", json_number(judgement.p_many_disappointed)},
         {"p_more_disappointed", json_number(judgement.p_more_disappointed)},
         {"n", json_number(judgement.n)},
         {"effective_n", json_number(judgement.effective_n)},
         {"undated", json_number(judgement.undated)},
         {"histogram", json_array(judgement.histogram, [](double n) { return json_number(n); })},
         {"first", day(judgement.first)},
         {"last", day(judgement.last)},
         {"sources", json_array(judgement.sources, json_string)},
         {"badges", json_array(judgement.badges, json_string)},
         {"segment", json_string(judgement.segment)},
         {"trend", json_array(judgement.trend, trend_point)},
         {"words", words_json(spoken)},
         {"listings", json_array(dossier.listings, listing)}});
}

std::string segment(const model::Segment& value) {
    return json_object(
        {{"name", json_string(value.name)},
         {"borrowed", json_string(value.borrowed)},
         {"businesses", std::to_string(value.businesses)},
         {"bar", json_number(value.bar)},
         {"prior", json_array(value.prior, [](double part) { return json_number(part); })}});
}

std::string visit(const model::SourceReceipt& value) {
    std::string errors = "{";
    for (const auto& [what, count] : value.errors)
        errors += (errors.size() > 1 ? "," : "") + json_string(what) + ":" + json_number(count);
    errors += '}';
    return json_object({{"source", json_string(value.source)},
                        {"host", json_string(value.host)},
                        {"fetched", json_number(value.fetched)},
                        {"not_modified", json_number(value.not_modified)},
                        {"unchanged", json_number(value.unchanged)},
                        {"new_reviews", json_number(value.new_reviews)},
                        {"refused", json_number(value.refused)},
                        {"failed", json_number(value.failed)},
                        {"asked_delay", json_number(value.asked_delay)},
                        {"kept_delay", json_number(value.kept_delay)},
                        {"errors", errors},
                        {"refusals", json_array(value.refusals, json_string)},
                        {"stopped", json_string(value.stopped)}});
}

void add_cells(std::string& line, const Estimate& value) {
    for (const double part : {value.mean, value.low, value.high}) line += "," + json_number(part);
}

void add_cells(std::string& line, const std::optional<Estimate>& value) {
    if (value) return add_cells(line, *value);
    line += ",,,";
}

std::string joined(const std::vector<std::string>& parts) {
    std::string out;
    for (const std::string& part : parts) out += (out.empty() ? "" : " ") + part;
    return out;
}

std::string csv_line(const model::Judged& judged) {
    const auto& [dossier, judgement, spoken] = judged;
    std::string line = csv_cell(dossier.business.name);
    const auto text = [&](std::string_view value) { (line += ',') += csv_cell(value); };
    const auto figure = [&](double value) { (line += ',') += json_number(value); };
    text(dossier.business.category);
    text(dossier.business.city);
    text(to_string(judgement.verdict));
    add_cells(line, judgement.delighted);
    add_cells(line, judgement.satisfied);
    add_cells(line, judgement.disappointed);
    add_cells(line, judgement.grade_mean);
    add_cells(line, judgement.nps_like);
    figure(judgement.bar);
    figure(judgement.p_delight);
    figure(judgement.n);
    figure(judgement.effective_n);
    text(judgement.first ? to_string(*judgement.first) : "");
    text(judgement.last ? to_string(*judgement.last) : "");
    text(joined(judgement.sources));
    text(joined(judgement.badges));
    return line + words_cells(spoken) + "\r\n";
}

}  // namespace

std::string comparison_json(const Edition& edition) {
    const auto& comparison = edition.comparison;
    std::string businesses = "[\n";
    for (std::size_t index = 0; index < comparison.businesses.size(); ++index)
        businesses += (index > 0 ? ",\n" : "") + business(edition, index);
    return json_object({{"title", json_string(comparison.title)},
                        {"as_of", json_string(to_string(comparison.as_of))},
                        {"businesses", businesses + "\n]"},
                        {"segments", json_array(comparison.segments, segment)},
                        {"sources", json_array(comparison.sources, visit)}}) +
           "\n";
}

std::string comparison_csv(const Edition& edition) {
    std::string out = "business,category,city,verdict";
    for (const std::string_view share :
         {"delight_share", "satisfied_share", "disappointed_share", "grade_mean", "nps_like"})
        for (const std::string_view part : {"", "_low", "_high"}) ((out += ',') += share) += part;
    out += ",bar,p_delight,n,effective_n,first,last,sources,badges";
    (out += words_heads) += "\r\n";
    for (const auto& judged : edition.comparison.businesses) out += csv_line(judged);
    return out;
}

}  // namespace report

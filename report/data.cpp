#include "report/data.h"

#include <initializer_list>

#include "report/text.h"

namespace report {
namespace {

using model::Estimate;
using model::to_string;

/// Strings of JSON, ready made, as an object in the order given. Empty values are left out.
std::string object(std::initializer_list<std::pair<std::string_view, std::string>> members) {
    std::string out = "{";
    for (const auto& [name, value] : members) {
        if (value.empty()) continue;
        if (out.size() > 1) out += ',';
        ((out += json_string(name)) += ':') += value;
    }
    return out += '}';
}

template <class Range, class ToJson>
std::string array(const Range& range, ToJson to_json) {
    std::string out = "[";
    for (const auto& element : range) {
        if (out.size() > 1) out += ',';
        out += to_json(element);
    }
    return out += ']';
}

std::string number(double value) {
    return plain_number(value, 4);
}
std::string number(long value) {
    return std::to_string(value);
}

std::string estimate(const Estimate& value) {
    return object(
        {{"mean", number(value.mean)}, {"low", number(value.low)}, {"high", number(value.high)}});
}

std::string day(const std::optional<model::Day>& value) {
    return value ? json_string(to_string(*value)) : "null";
}

std::string trend_point(const model::TrendPoint& point) {
    return object({{"day", json_string(to_string(point.day))}, {"share", estimate(point.share)}});
}

std::string listing(const model::ListingEvidence& evidence) {
    return object({{"source", json_string(evidence.source)},
                   {"url", json_string(evidence.url)},
                   {"last_seen", json_string(to_string(evidence.last_seen))},
                   {"stale_since", day(evidence.stale_since)}});
}

std::string business(const Edition& edition, std::size_t index) {
    const auto& [dossier, judgement, spoken] = edition.at(index);
    const auto optional = [](const std::optional<Estimate>& value) {
        return value ? estimate(*value) : std::string("null");
    };
    return object({{"business", json_string(dossier.business.name)},
                   {"business_id", std::to_string(dossier.business_id)},
                   {"page", json_string("b/" + edition.slugs[index] + ".html")},
                   {"category", json_string(dossier.business.category)},
                   {"city", json_string(dossier.business.city)},
                   {"verdict", json_string(to_string(judgement.verdict))},
                   {"rule", json_string(judgement.rule)},
                   {"evidence", json_string(to_string(judgement.evidence))},
                   {"delight_share", estimate(judgement.delighted)},
                   {"satisfied_share", estimate(judgement.satisfied)},
                   {"disappointed_share", estimate(judgement.disappointed)},
                   {"grade_mean", optional(judgement.grade_mean)},
                   {"nps_like", optional(judgement.nps_like)},
                   {"bar", number(judgement.bar)},
                   {"p_delight", number(judgement.p_delight)},
                   {"p_many_disappointed", number(judgement.p_many_disappointed)},
                   {"p_more_disappointed", number(judgement.p_more_disappointed)},
                   {"n", number(judgement.n)},
                   {"effective_n", number(judgement.effective_n)},
                   {"undated", number(judgement.undated)},
                   {"histogram", array(judgement.histogram, [](double n) { return number(n); })},
                   {"first", day(judgement.first)},
                   {"last", day(judgement.last)},
                   {"sources", array(judgement.sources, json_string)},
                   {"badges", array(judgement.badges, json_string)},
                   {"segment", json_string(judgement.segment)},
                   {"trend", array(judgement.trend, trend_point)},
                   {"listings", array(dossier.listings, listing)}});
}

std::string segment(const model::Segment& value) {
    return object({{"name", json_string(value.name)},
                   {"borrowed", json_string(value.borrowed)},
                   {"businesses", std::to_string(value.businesses)},
                   {"bar", number(value.bar)},
                   {"prior", array(value.prior, [](double part) { return number(part); })}});
}

std::string visit(const model::SourceReceipt& value) {
    std::string errors = "{";
    for (const auto& [what, count] : value.errors)
        errors += (errors.size() > 1 ? "," : "") + json_string(what) + ":" + number(count);
    errors += '}';
    return object({{"source", json_string(value.source)},
                   {"host", json_string(value.host)},
                   {"fetched", number(value.fetched)},
                   {"not_modified", number(value.not_modified)},
                   {"unchanged", number(value.unchanged)},
                   {"new_reviews", number(value.new_reviews)},
                   {"refused", number(value.refused)},
                   {"failed", number(value.failed)},
                   {"asked_delay", number(value.asked_delay)},
                   {"kept_delay", number(value.kept_delay)},
                   {"errors", errors},
                   {"refusals", array(value.refusals, json_string)},
                   {"stopped", json_string(value.stopped)}});
}

void add_cells(std::string& line, const Estimate& value) {
    for (const double part : {value.mean, value.low, value.high}) line += "," + number(part);
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
    const auto figure = [&](double value) { (line += ',') += number(value); };
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
    return line + "\r\n";
}

}  // namespace

std::string comparison_json(const Edition& edition) {
    const auto& comparison = edition.comparison;
    std::string businesses = "[\n";
    for (std::size_t index = 0; index < comparison.businesses.size(); ++index)
        businesses += (index > 0 ? ",\n" : "") + business(edition, index);
    return object({{"title", json_string(comparison.title)},
                   {"as_of", json_string(to_string(comparison.as_of))},
                   {"businesses", businesses + "\n]"},
                   {"segments", array(comparison.segments, segment)},
                   {"sources", array(comparison.sources, visit)}}) +
           "\n";
}

std::string comparison_csv(const Edition& edition) {
    std::string out = "business,category,city,verdict";
    for (const std::string_view share :
         {"delight_share", "satisfied_share", "disappointed_share", "grade_mean", "nps_like"})
        for (const std::string_view part : {"", "_low", "_high"}) ((out += ',') += share) += part;
    out += ",bar,p_delight,n,effective_n,first,last,sources,badges\r\n";
    for (const auto& judged : edition.comparison.businesses) out += csv_line(judged);
    return out;
}

}  // namespace report

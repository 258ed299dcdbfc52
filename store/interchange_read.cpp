#include <array>
#include <cmath>

#include "store/checks.h"
#include "store/interchange.h"
#include "store/json.h"
#include "store/text.h"

namespace store {
namespace {

using Refused = std::vector<model::Skipped>;

/// A latitude or longitude, where it stands within its limit.
std::optional<double> degrees(const JsonObject& json, const char* name, double limit,
                              Refused& refused) {
    const auto value = json.number(name);
    if (!value || std::abs(*value) <= limit) return value;
    refused.push_back({"business", std::string{name} + " " + shortest(*value) + " is outside -" +
                                       shortest(limit) + " to " + shortest(limit)});
    return std::nullopt;
}

model::Business read_business(const JsonObject& json, Refused& refused) {
    model::Business business;
    business.name = json.text("name");
    business.category = json.text("category");
    business.address = json.text("address");
    business.postcode = json.text("postcode");
    business.city = json.text("city");
    business.country = json.text("country");
    business.phone = json.text("phone");
    business.lat = degrees(json, "lat", 90, refused);
    business.lon = degrees(json, "lon", 180, refused);
    return business;
}

/// A score without a scale of its own stands on schema.org's, 1 to 5.
tl::expected<std::optional<model::Score>, std::string> read_score(const JsonObject& json,
                                                                  const char* name) {
    const auto value = json.number(name);
    const auto best = json.number("best");
    const auto worst = json.number("worst");
    if (!value) return std::nullopt;
    model::Score score{*value, {}, model::ScaleProof::standard};
    if (best) score.proof = model::ScaleProof::declared;
    score.scale.best = best.value_or(score.scale.best);
    score.scale.worst = worst.value_or(score.scale.worst);
    if (const auto why = score_fault(score)) return tl::make_unexpected(*why);
    return score;
}

tl::expected<model::Aggregate, std::string> read_aggregate(const JsonObject& json) {
    model::Aggregate aggregate;
    aggregate.count = json.whole("count");
    aggregate.histogram = json.wholes("histogram");
    aggregate.aspects = json.numbers("aspects");
    const auto score = read_score(json, "value");
    if (!score) return tl::make_unexpected(score.error());
    aggregate.score = *score;
    if (aggregate.count.value_or(0) < 0) return tl::make_unexpected("count is below zero");
    for (const auto& [range, count] : aggregate.histogram) {
        if (count < 0) return tl::make_unexpected("histogram \"" + range + "\" is below zero");
    }
    return aggregate;
}

std::optional<model::Aggregate> read_aggregate_of(const JsonObject& json, Refused& refused) {
    if (!json.has("aggregate")) return std::nullopt;
    const JsonObject object = json.object("aggregate");
    auto aggregate = read_aggregate(object);
    if (aggregate) return std::move(*aggregate);
    refused.push_back({"aggregate", aggregate.error()});
    return std::nullopt;
}

/// The date as precisely as both its text and `date_precision` allow.
tl::expected<std::optional<model::Date>, std::string> read_date(const JsonObject& json) {
    const std::string text = json.text("date");
    const std::string precision = json.text("date_precision");
    if (text.empty()) return std::nullopt;
    auto date = date_from_text(text);
    if (!date) return tl::make_unexpected("date \"" + text + "\" is impossible");
    if (precision.empty()) return date;
    using enum model::DatePrecision;
    for (const auto each : {year, month, day}) {
        if (to_string(each) != precision) continue;
        date->precision = std::min(date->precision, each);
        const std::string known = to_string(*date);
        return model::date_from_iso(known);
    }
    return tl::make_unexpected("date_precision \"" + precision + "\" is not day, month or year");
}

tl::expected<model::Review, std::string> read_review(const JsonObject& json) {
    model::Review review;
    review.id = json.text("id");
    review.grade = json.number("grade");
    review.title = json.text("title");
    review.text = json.text("text");
    review.praise = json.text("praise");
    review.criticism = json.text("criticism");
    if (review.text.empty()) review.text = text_of_boxes(review);
    review.lang = json.text("lang");
    review.aspects = json.numbers("aspects");
    review.owner_reply = json.flag("owner_reply");
    review.author_key = json.text("author_key");
    const auto score = read_score(json, "score");
    const auto date = read_date(json);
    if (!score) return tl::make_unexpected(score.error());
    if (!date) return tl::make_unexpected(date.error());
    review.score = *score;
    review.date = *date;
    if (review.grade && !(*review.grade >= 1 && *review.grade <= 10)) {
        return tl::make_unexpected("grade " + shortest(*review.grade) + " is outside 1 to 10");
    }
    return review;
}

void read_parts(const JsonObject& json, model::Listing& listing, Refused& refused) {
    for (const JsonObject& each : json.objects("reviews")) {
        auto review = read_review(each);
        if (review) listing.reviews.push_back(std::move(*review));
        if (!review) refused.push_back({"review", review.error()});
    }
    for (const JsonObject& each : json.objects("items")) {
        model::Item item;
        item.business = read_business(each, refused);
        item.url = each.text("url");
        item.aggregate = read_aggregate_of(each, refused);
        listing.items.push_back(std::move(item));
    }
    for (const JsonObject& each : json.objects("skipped")) {
        listing.skipped.push_back({each.text("what"), each.text("why")});
    }
}

model::Listing read_listing(const JsonObject& json, std::size_t* refusals) {
    model::Listing listing;
    Refused refused;
    listing.source = json.text("source");
    listing.recipe = json.text("recipe");
    listing.url = json.text("url");
    if (const std::string fetched = json.text("fetched"); !fetched.empty()) {
        const auto instant = model::instant_from_iso(fetched);
        if (!instant) refused.push_back({"fetched", "\"" + fetched + "\" is no moment in time"});
        listing.fetched = instant.value_or(model::Instant{});
    }
    listing.business = read_business(json.object("business"), refused);
    listing.aggregate = read_aggregate_of(json, refused);
    read_parts(json, listing, refused);
    const bool says_something = listing.aggregate || !listing.reviews.empty();
    if (says_something && listing.url.empty() && listing.business.name.empty()) {
        refused.push_back({"listing", "neither url nor business.name tells whose it is"});
    }
    listing.skipped.insert(listing.skipped.end(), refused.begin(), refused.end());
    if (refusals != nullptr) *refusals = refused.size();
    return listing;
}

}  // namespace

tl::expected<model::Listing, std::string> listing_from_json(std::string_view line,
                                                            std::size_t* refused) {
    std::string repaired;
    if (!is_valid_utf8(line)) {
        repaired = valid_utf8(line);
        line = repaired;
    }
    rapidjson::Document document;
    if (auto error = parse_json(line, document)) return tl::make_unexpected(std::move(*error));
    std::string error;
    model::Listing listing = read_listing(JsonObject{document, error}, refused);
    if (!error.empty()) return tl::make_unexpected(std::move(error));
    return listing;
}

}  // namespace store

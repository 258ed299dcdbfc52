#include "store/interchange.h"
#include "store/json.h"

namespace store {
namespace {

void write_text(JsonWriter& json, std::string_view key, std::string_view text) {
    json.key(key);
    json.text(text);
}

void write_number(JsonWriter& json, std::string_view key, std::optional<double> number) {
    json.key(key);
    json.number(number);
}

/// The members of a business, into an object that is already open.
void write_business(JsonWriter& json, const model::Business& business) {
    write_text(json, "name", business.name);
    write_text(json, "category", business.category);
    write_text(json, "address", business.address);
    write_text(json, "postcode", business.postcode);
    write_text(json, "city", business.city);
    write_text(json, "country", business.country);
    write_number(json, "lat", business.lat);
    write_number(json, "lon", business.lon);
    write_text(json, "phone", business.phone);
}

void write_score(JsonWriter& json, std::string_view key, const std::optional<model::Score>& score) {
    write_number(json, key, score ? std::optional{score->value} : std::nullopt);
    write_number(json, "best", score ? std::optional{score->scale.best} : std::nullopt);
    write_number(json, "worst", score ? std::optional{score->scale.worst} : std::nullopt);
}

void write_aggregate(JsonWriter& json, const std::optional<model::Aggregate>& aggregate) {
    json.key("aggregate");
    if (!aggregate) return json.null();
    json.begin_object();
    write_score(json, "value", aggregate->score);
    json.key("count");
    aggregate->count ? json.whole(*aggregate->count) : json.null();
    json.key("histogram");
    json.numbers(aggregate->histogram);
    json.key("aspects");
    json.numbers(aggregate->aspects);
    json.end_object();
}

void write_review(JsonWriter& json, const model::Review& review) {
    json.begin_object();
    write_text(json, "id", review.id);
    write_score(json, "score", review.score);
    write_number(json, "grade", review.grade);
    write_text(json, "date", review.date ? to_string(*review.date) : "");
    write_text(json, "date_precision", review.date ? to_string(review.date->precision) : "");
    write_text(json, "title", review.title);
    write_text(json, "text", review.text);
    if (!review.praise.empty() || !review.criticism.empty()) {
        write_text(json, "praise", review.praise);
        write_text(json, "criticism", review.criticism);
    }
    write_text(json, "lang", review.lang);
    json.key("aspects");
    json.numbers(review.aspects);
    json.key("owner_reply");
    json.flag(review.owner_reply);
    write_text(json, "author_key", review.author_key);
    json.end_object();
}

void write_item(JsonWriter& json, const model::Item& item) {
    json.begin_object();
    write_business(json, item.business);
    write_text(json, "url", item.url);
    write_aggregate(json, item.aggregate);
    json.end_object();
}

}  // namespace

std::string to_json(const model::Listing& listing) {
    JsonWriter json;
    json.begin_object();
    write_text(json, "source", listing.source);
    write_text(json, "recipe", listing.recipe);
    write_text(json, "url", listing.url);
    write_text(json, "fetched",
               listing.fetched == model::Instant{} ? "" : model::to_string(listing.fetched));
    json.key("business");
    json.begin_object();
    write_business(json, listing.business);
    json.end_object();
    write_aggregate(json, listing.aggregate);
    json.key("reviews");
    json.begin_array();
    for (const model::Review& review : listing.reviews) write_review(json, review);
    json.end_array();
    json.key("items");
    json.begin_array();
    for (const model::Item& item : listing.items) write_item(json, item);
    json.end_array();
    json.key("skipped");
    json.begin_array();
    for (const auto& [what, why] : listing.skipped) {
        json.begin_object();
        write_text(json, "what", what);
        write_text(json, "why", why);
        json.end_object();
    }
    json.end_array();
    json.end_object();
    return json.str();
}

}  // namespace store

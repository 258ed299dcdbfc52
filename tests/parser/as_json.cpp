#include "tests/parser/as_json.h"

#include <rapidjson/document.h>
#include <rapidjson/prettywriter.h>
#include <rapidjson/stringbuffer.h>

namespace {

using Writer = rapidjson::PrettyWriter<rapidjson::StringBuffer>;

void write(Writer& out, const char* key, const std::string& text) {
    if (text.empty()) return;
    out.Key(key);
    out.String(text.data(), static_cast<rapidjson::SizeType>(text.size()));
}

void write(Writer& out, const char* key, double number) {
    out.Key(key);
    const auto whole = static_cast<std::int64_t>(number);
    if (static_cast<double>(whole) == number)
        out.Int64(whole);
    else
        out.Double(number);
}

template <typename Number>
void write(Writer& out, const char* key, const std::map<std::string, Number>& numbers) {
    if (numbers.empty()) return;
    out.Key(key);
    out.StartObject();
    for (const auto& [name, number] : numbers)
        write(out, name.c_str(), static_cast<double>(number));
    out.EndObject();
}

void write(Writer& out, const char* key, const std::optional<model::Score>& score) {
    static constexpr const char* proofs[] = {"declared", "recipe", "standard"};
    if (!score) return;
    out.Key(key);
    out.StartObject();
    write(out, "value", score->value);
    write(out, "best", score->scale.best);
    write(out, "worst", score->scale.worst);
    write(out, "proof", proofs[static_cast<int>(score->proof)]);
    out.EndObject();
}

void write(Writer& out, const model::Business& business) {
    write(out, "name", business.name);
    write(out, "category", business.category);
    write(out, "address", business.address);
    write(out, "postcode", business.postcode);
    write(out, "city", business.city);
    write(out, "country", business.country);
    write(out, "phone", business.phone);
    if (business.lat) write(out, "lat", *business.lat);
    if (business.lon) write(out, "lon", *business.lon);
}

void write(Writer& out, const std::optional<model::Aggregate>& aggregate) {
    if (!aggregate) return;
    out.Key("aggregate");
    out.StartObject();
    write(out, "score", aggregate->score);
    if (aggregate->count) write(out, "count", static_cast<double>(*aggregate->count));
    write(out, "histogram", aggregate->histogram);
    write(out, "aspects", aggregate->aspects);
    out.EndObject();
}

void write(Writer& out, const model::Review& review) {
    out.StartObject();
    write(out, "id", review.id);
    write(out, "score", review.score);
    write(out, "overall", review.overall);
    if (review.date) write(out, "date", model::to_string(*review.date));
    write(out, "title", review.title);
    write(out, "text", review.text);
    write(out, "praise", review.praise);
    write(out, "criticism", review.criticism);
    write(out, "lang", review.lang);
    write(out, "aspects", review.aspects);
    if (review.owner_reply) write(out, "owner_reply", "yes");
    write(out, "author_key", review.author_key);
    out.EndObject();
}

void write(Writer& out, const model::Item& item) {
    out.StartObject();
    write(out, item.business);
    write(out, "url", item.url);
    write(out, item.aggregate);
    out.EndObject();
}

void write(Writer& out, const model::Skipped& skipped) {
    const std::string line = skipped.what + ": " + skipped.why;
    out.String(line.data(), static_cast<rapidjson::SizeType>(line.size()));
}

void write(Writer& out, const parser::Link& link) {
    const std::string line = (link.next ? "next " : "item ") + link.url;
    out.String(line.data(), static_cast<rapidjson::SizeType>(line.size()));
}

void write(Writer& out, const model::Listing& listing);

template <typename Value>
void write(Writer& out, const char* key, const std::vector<Value>& values) {
    if (values.empty()) return;
    out.Key(key);
    out.StartArray();
    for (const Value& value : values) write(out, value);
    out.EndArray();
}

void write(Writer& out, const model::Listing& listing) {
    out.StartObject();
    write(out, "source", listing.source);
    write(out, "recipe", listing.recipe);
    write(out, "url", listing.url);
    out.Key("business");
    out.StartObject();
    write(out, listing.business);
    out.EndObject();
    write(out, listing.aggregate);
    write(out, "reviews", listing.reviews);
    write(out, "items", listing.items);
    write(out, "skipped", listing.skipped);
    out.EndObject();
}

}  // namespace

std::string as_json(const parser::Extraction& extraction) {
    rapidjson::StringBuffer buffer;
    Writer out{buffer};
    out.SetIndent(' ', 2);
    out.StartObject();
    write(out, "listings", extraction.listings);
    write(out, "links", extraction.links);
    write(out, "problems", extraction.problems);
    write(out, "blocked", extraction.blocked);
    out.EndObject();
    return buffer.GetString();
}

std::string same_layout(std::string_view json) {
    rapidjson::Document document;
    document.Parse<rapidjson::kParseFullPrecisionFlag>(json.data(), json.size());
    if (document.HasParseError()) return "no JSON";
    rapidjson::StringBuffer buffer;
    Writer out{buffer};
    out.SetIndent(' ', 2);
    document.Accept(out);
    return buffer.GetString();
}

std::string test_author_key(std::string_view name) {
    unsigned long sum = 7;
    for (const char c : name) sum = (sum * 31 + static_cast<unsigned char>(c)) % 99991;
    return "key-" + std::to_string(sum);
}

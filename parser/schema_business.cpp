#include "parser/numbers.h"
#include "parser/schema_category.h"
#include "parser/schema_entity.h"

namespace parser::schema {
namespace {

std::string category_of_thing(const Graph& graph, Index thing) {
    std::string general;
    for (const auto& type : graph.types(thing)) {
        const auto category = category_of(type);
        if (category.empty()) continue;
        if (category != "business") return std::string{category};
        general = category;
    }
    return general;
}

void read_address(const Graph& graph, Index thing, model::Business& business) {
    auto place = thing;
    const auto nested = graph.things(thing, {"address", "adr"});
    if (!nested.empty()) place = nested.front();
    business.address = graph.text(place, {"streetaddress", "street-address"});
    business.postcode = graph.text(place, {"postalcode", "postal-code"});
    business.city = graph.text(place, {"addresslocality", "locality"});
    business.country = graph.text(place, {"addresscountry", "country-name"});
    if (business.address.empty() && nested.empty())
        business.address = graph.text(thing, {"address"});
}

std::optional<double> coordinate(const std::string& text, double most) {
    const auto number = read_number(text);
    return number && *number >= -most && *number <= most ? number : std::nullopt;
}

void read_place(const Graph& graph, Index thing, model::Business& business) {
    auto place = thing;
    const auto nested = graph.things(thing, {"geo"});
    if (!nested.empty()) place = nested.front();
    const auto lat = coordinate(graph.text(place, {"latitude"}), 90);
    const auto lon = coordinate(graph.text(place, {"longitude"}), 180);
    if (!lat || !lon || (*lat == 0 && *lon == 0)) return;
    business.lat = lat;
    business.lon = lon;
}

void fill(std::string& field, std::string& other) {
    if (field.empty()) field = std::move(other);
}

}  // namespace

model::Business read_business(const Graph& graph, Index thing) {
    model::Business business;
    business.name = graph.text(thing, {"name", "fn", "legalname", "itemreviewed", "headline"});
    business.category = category_of_thing(graph, thing);
    business.phone = graph.text(thing, {"telephone", "tel"});
    read_address(graph, thing, business);
    read_place(graph, thing, business);
    return business;
}

std::size_t Entity::review_count() const {
    std::size_t most = 0;
    for (const auto& [syntax, list] : reviews) most = std::max(most, list.size());
    return most;
}

void absorb(Entity& entity, Entity other) {
    auto& business = entity.business;
    fill(business.name, other.business.name);
    fill(business.address, other.business.address);
    fill(business.postcode, other.business.postcode);
    fill(business.city, other.business.city);
    fill(business.country, other.business.country);
    fill(business.phone, other.business.phone);
    const bool general = business.category.empty() || business.category == "business";
    if (general && !other.business.category.empty()) business.category = other.business.category;
    if (!business.lat) {
        business.lat = other.business.lat;
        business.lon = other.business.lon;
    }
    fill(entity.url, other.url);
    for (auto& [syntax, aggregate] : other.aggregates) {
        auto& mine = entity.aggregates.try_emplace(syntax, aggregate).first->second;
        if (!mine.count) mine.count = aggregate.count;
    }
    for (auto& [syntax, reviews] : other.reviews) {
        auto& mine = entity.reviews[syntax];
        std::move(reviews.begin(), reviews.end(), std::back_inserter(mine));
    }
    std::move(other.skipped.begin(), other.skipped.end(), std::back_inserter(entity.skipped));
    entity.listed = entity.listed && other.listed;
    entity.beside = entity.beside && other.beside;
    entity.main = entity.main || other.main;
}

}  // namespace parser::schema

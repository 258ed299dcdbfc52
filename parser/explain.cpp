#include "parser/explain.h"

#include <algorithm>
#include <functional>
#include <sstream>

#include "parser/listing.h"
#include "parser/opened.h"
#include "parser/place.h"

namespace parser {
namespace {

using Fields = std::vector<ExplainedField>;
using Outcome = ExplainedField::Outcome;

std::string shown(const std::optional<model::Score>& score) {
    static constexpr const char* proofs[] = {"declared", "by the recipe", "by default"};
    if (!score) return {};
    std::ostringstream out;
    out << score->value << " of " << score->scale.worst << " to " << score->scale.best << ", "
        << proofs[static_cast<int>(score->proof)];
    return out.str();
}

template <typename Number>
std::string shown(const std::map<std::string, Number>& numbers) {
    std::ostringstream out;
    for (const auto& [name, number] : numbers)
        out << (out.tellp() > 0 ? ", " : "") << name << ": " << number;
    return out.str();
}

template <typename Number>
std::string shown(const std::optional<Number>& number) {
    std::ostringstream out;
    if (number) out << *number;
    return out.str();
}

/// A field that the recipe asks for: its value, or where it is missed.
void tell(Fields& fields, const std::string& name, const Field& field, const std::string& value,
          bool needed = false) {
    if (field.empty()) return;
    if (value.empty())
        fields.push_back({name, Outcome::missed, "", field.line, needed});
    else
        fields.push_back({name, Outcome::found, value});
}

void tell_rows(Fields& fields, const std::string& name, const Rows& rows,
               const std::string& value) {
    if (rows.empty()) return;
    fields.push_back({name, value.empty() ? Outcome::missed : Outcome::found, value});
}

struct At {
    std::string prefix;   ///< "business.", "items[0]."
    bool needed = false;  ///< its name is
};

void tell_business(Fields& told, const At& at, const BusinessFields& fields,
                   const model::Business& business, const std::string& url) {
    const auto tell_one = [&](const char* name, const Field& field, const std::string& value) {
        tell(told, at.prefix + name, field, value);
    };
    tell(told, at.prefix + "name", fields.name, business.name, at.needed);
    tell_one("category", fields.category, business.category);
    tell_one("address", fields.address, business.address);
    tell_one("postcode", fields.postcode, business.postcode);
    tell_one("city", fields.city, business.city);
    tell_one("country", fields.country, business.country);
    tell_one("phone", fields.phone, business.phone);
    tell_one("lat", fields.lat, shown(business.lat));
    tell_one("lon", fields.lon, shown(business.lon));
    tell_one("url", fields.url, url);
}

void tell_aggregate(Fields& told, const std::string& at, const AggregateFields& fields,
                    const model::Aggregate& aggregate) {
    tell(told, at + "value", fields.score.value, shown(aggregate.score));
    tell(told, at + "count", fields.count, shown(aggregate.count));
    tell_rows(told, at + "histogram", fields.histogram, shown(aggregate.histogram));
    tell_rows(told, at + "aspects", fields.aspects, shown(aggregate.aspects));
}

using Has = std::function<bool(const model::Review&)>;

/// "8 of 10"; missed where there are reviews and none has it.
ExplainedField share(const std::string& name, const std::vector<model::Review>& reviews,
                     const Has& has) {
    const auto count = std::count_if(reviews.begin(), reviews.end(), has);
    return {"reviews." + name, count == 0 && !reviews.empty() ? Outcome::missed : Outcome::found,
            std::to_string(count) + " of " + std::to_string(reviews.size())};
}

void tell_share(Fields& told, const std::string& name, const Field& field,
                const std::vector<model::Review>& reviews, const Has& has) {
    if (field.empty()) return;
    ExplainedField& it = told.emplace_back(share(name, reviews, has));
    if (it.outcome != Outcome::missed) return;
    it.line = field.line;
    it.needed = name == "score";
}

void tell_reviews(Fields& told, const ReviewFields& fields,
                  const std::vector<model::Review>& reviews) {
    if (fields.score.value.empty() && !fields.has_text()) return;
    using Review = model::Review;
    told.push_back({"reviews", reviews.empty() ? Outcome::missed : Outcome::found,
                    std::to_string(reviews.size())});
    const auto tell_one = [&](const char* name, const Field& field, const Has& has) {
        tell_share(told, name, field, reviews, has);
    };
    tell_one("id", fields.id, [](const Review& r) { return !r.id.empty(); });
    tell_one("score", fields.score.value, [](const Review& r) { return r.score.has_value(); });
    tell_one("date", fields.date, [](const Review& r) { return r.date.has_value(); });
    tell_one("title", fields.title, [](const Review& r) { return !r.title.empty(); });
    tell_one("text", fields.text, [](const Review& r) { return !r.text.empty(); });
    tell_one("praise", fields.praise, [](const Review& r) { return !r.praise.empty(); });
    tell_one("criticism", fields.criticism, [](const Review& r) { return !r.criticism.empty(); });
    tell_one("lang", fields.lang, [](const Review& r) { return !r.lang.empty(); });
    tell_one("author", fields.author, [](const Review& r) { return !r.author_key.empty(); });
    if (!fields.owner_reply.empty()) {
        // That no owner answers is no fault of a recipe.
        told.push_back(
            share("owner_reply", reviews, [](const Review& r) { return r.owner_reply; }));
        told.back().outcome = Outcome::found;
    }
    if (!fields.aspects.empty())
        told.push_back(
            share("aspects", reviews, [](const Review& r) { return !r.aspects.empty(); }));
}

void tell_items(Fields& told, const Recipe& recipe, const model::Listing& listing) {
    if (!recipe.items.each) return;
    const auto& items = listing.items;
    told.push_back(
        {"items", items.empty() ? Outcome::missed : Outcome::found, std::to_string(items.size())});
    if (items.empty()) return;
    tell_business(told, {"items[0].", true}, recipe.items.business, items.front().business,
                  items.front().url);
    tell_aggregate(told, "items[0].", recipe.items.aggregate,
                   items.front().aggregate.value_or(model::Aggregate{}));
}

/// A page without any figure, review or list gives nothing to store.
void tell_emptiness(Fields& told, const model::Listing& listing) {
    const auto& aggregate = listing.aggregate;
    const bool figure =
        aggregate && (aggregate->score || aggregate->count || !aggregate->histogram.empty());
    if (!figure && listing.reviews.empty() && listing.items.empty())
        told.push_back({"any figure, review or item", Outcome::missed, "", 0, true});
}

void tell_listing(Fields& told, const Recipe& recipe, const model::Listing& listing) {
    tell_business(told, {"business.", listing.items.empty()}, recipe.business, listing.business,
                  listing.url);
    tell_aggregate(told, "aggregate.", recipe.aggregate,
                   listing.aggregate.value_or(model::Aggregate{}));
    tell_reviews(told, recipe.reviews, listing.reviews);
    tell_items(told, recipe, listing);
    tell_emptiness(told, listing);
    for (const auto& skipped : listing.skipped)
        told.push_back({skipped.what, Outcome::refused, skipped.why});
}

/// Why the only recipe does not fit an HTML page.
void tell_fingerprint(Fields& told, const Recipe& recipe, const Opened& opened) {
    if (recipe.json || !opened.document) return;
    const Place top{opened.document->root(), nullptr, {}};
    for (const Path& path : recipe.when.present)
        if (places(path, top).empty())
            told.push_back({"when.present " + path.text, Outcome::missed, "", 0, true});
}

Explanation unfitting(const Opened& opened, const Recipes& recipes) {
    Explanation it;
    const bool single = recipes.all().size() == 1;
    it.fields.push_back({"page", Outcome::refused,
                         single ? "the recipe " + recipes.all().front()->name + " does not fit"
                                : "no recipe fits this page"});
    if (single) tell_fingerprint(it.fields, *recipes.all().front(), opened);
    return it;
}

}  // namespace

bool Explanation::complete() const {
    return !recipe.empty() && std::none_of(fields.begin(), fields.end(),
                                           [](const ExplainedField& it) { return it.needed; });
}

Explanation explain(const Input& input, const Recipes& recipes) {
    constexpr std::size_t most = 3;
    const auto opened = open_input(input, recipes);
    if (!opened) return {"", "", {{opened.error().what, Outcome::refused, opened.error().why}}};
    if (!(*opened)->layout) return unfitting(**opened, recipes);
    const AuthorKey some_key = [](std::string_view) { return std::string{"key"}; };
    const Page page = page_of(**opened, input, some_key);
    const auto listings = read_listings(page);
    Explanation it{page.recipe.name, page.recipe.file, {}};
    if (listings.size() != 1)
        it.fields.push_back({"businesses", listings.empty() ? Outcome::missed : Outcome::found,
                             std::to_string(listings.size()), 0, listings.empty()});
    for (std::size_t i = 0; i < listings.size() && i < most; ++i)
        tell_listing(it.fields, page.recipe, listings[i]);
    const auto links = read_links(page);
    tell(it.fields, "next", page.recipe.next, links.empty() ? "" : links.front().url);
    return it;
}

}  // namespace parser

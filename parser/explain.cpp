#include "parser/explain.h"

#include <algorithm>
#include <functional>
#include <sstream>

#include "parser/listing.h"
#include "parser/opened.h"

namespace parser {
namespace {

using Lines = std::vector<std::string>;

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
void tell(Lines& lines, const std::string& name, const Field& field, const std::string& value) {
    if (field.empty()) return;
    lines.push_back(
        name + ": " +
        (value.empty() ? "NOT FOUND (line " + std::to_string(field.line) + ")" : value));
}

void tell_rows(Lines& lines, const std::string& name, const Rows& rows, const std::string& value) {
    if (!rows.empty()) lines.push_back(name + ": " + (value.empty() ? "NOT FOUND" : value));
}

void tell_business(Lines& lines, const std::string& at, const BusinessFields& fields,
                   const model::Business& business, const std::string& url) {
    tell(lines, at + "name", fields.name, business.name);
    tell(lines, at + "category", fields.category, business.category);
    tell(lines, at + "address", fields.address, business.address);
    tell(lines, at + "postcode", fields.postcode, business.postcode);
    tell(lines, at + "city", fields.city, business.city);
    tell(lines, at + "country", fields.country, business.country);
    tell(lines, at + "phone", fields.phone, business.phone);
    tell(lines, at + "lat", fields.lat, shown(business.lat));
    tell(lines, at + "lon", fields.lon, shown(business.lon));
    tell(lines, at + "url", fields.url, url);
}

void tell_aggregate(Lines& lines, const std::string& at, const AggregateFields& fields,
                    const model::Aggregate& aggregate) {
    tell(lines, at + "value", fields.score.value, shown(aggregate.score));
    tell(lines, at + "count", fields.count, shown(aggregate.count));
    tell_rows(lines, at + "histogram", fields.histogram, shown(aggregate.histogram));
    tell_rows(lines, at + "aspects", fields.aspects, shown(aggregate.aspects));
}

using Has = std::function<bool(const model::Review&)>;

/// "reviews.title: 8 of 10".
void tell_share(Lines& lines, const std::string& name, const Field& field,
                const std::vector<model::Review>& reviews, const Has& has) {
    if (field.empty()) return;
    const auto count = std::count_if(reviews.begin(), reviews.end(), has);
    std::string line =
        "reviews." + name + ": " + std::to_string(count) + " of " + std::to_string(reviews.size());
    if (count == 0 && !reviews.empty()) line += " (line " + std::to_string(field.line) + ")";
    lines.push_back(line);
}

void tell_reviews(Lines& lines, const ReviewFields& fields,
                  const std::vector<model::Review>& reviews) {
    if (fields.score.value.empty() && fields.text.empty()) return;
    using Review = model::Review;
    lines.push_back("reviews: " + std::to_string(reviews.size()));
    const auto tell_one = [&](const char* name, const Field& field, const Has& has) {
        tell_share(lines, name, field, reviews, has);
    };
    tell_one("id", fields.id, [](const Review& r) { return !r.id.empty(); });
    tell_one("score", fields.score.value, [](const Review& r) { return r.score.has_value(); });
    tell_one("date", fields.date, [](const Review& r) { return r.date.has_value(); });
    tell_one("title", fields.title, [](const Review& r) { return !r.title.empty(); });
    tell_one("text", fields.text, [](const Review& r) { return !r.text.empty(); });
    tell_one("lang", fields.lang, [](const Review& r) { return !r.lang.empty(); });
    tell_one("author", fields.author, [](const Review& r) { return !r.author_key.empty(); });
    tell_one("owner_reply", fields.owner_reply, [](const Review& r) { return r.owner_reply; });
    if (!fields.aspects.empty())
        lines.push_back(
            "reviews.aspects: " +
            std::to_string(std::count_if(reviews.begin(), reviews.end(),
                                         [](const Review& r) { return !r.aspects.empty(); })) +
            " of " + std::to_string(reviews.size()));
}

void tell_listing(Lines& lines, const Recipe& recipe, const model::Listing& listing) {
    tell_business(lines, "business.", recipe.business, listing.business, listing.url);
    tell_aggregate(lines, "aggregate.", recipe.aggregate,
                   listing.aggregate.value_or(model::Aggregate{}));
    tell_reviews(lines, recipe.reviews, listing.reviews);
    if (recipe.items.each) lines.push_back("items: " + std::to_string(listing.items.size()));
    if (!listing.items.empty()) {
        const model::Item& item = listing.items.front();
        tell_business(lines, "items[0].", recipe.items.business, item.business, item.url);
        tell_aggregate(lines, "items[0].", recipe.items.aggregate,
                       item.aggregate.value_or(model::Aggregate{}));
    }
    for (const auto& skipped : listing.skipped)
        lines.push_back("skipped " + skipped.what + ": " + skipped.why);
}

}  // namespace

std::vector<std::string> explain(const Input& input, const Recipes& recipes) {
    constexpr std::size_t told = 3;
    const auto opened = open_input(input, recipes);
    if (!opened) return {opened.error().what + ": " + opened.error().why};
    const auto& layout = (*opened)->layout;
    if (!layout) return {"no recipe fits this page"};
    const AuthorKey some_key = [](std::string_view) { return std::string{"key"}; };
    const Page page = page_of(**opened, input, some_key);
    const auto listings = read_listings(page);
    Lines lines{"recipe: " + page.recipe.name + " (" + page.recipe.file + ")"};
    if (listings.size() != 1) lines.push_back("businesses: " + std::to_string(listings.size()));
    for (std::size_t i = 0; i < listings.size() && i < told; ++i)
        tell_listing(lines, page.recipe, listings[i]);
    const auto links = read_links(page);
    tell(lines, "next", page.recipe.next, links.empty() ? "" : links.front().url);
    return lines;
}

}  // namespace parser

#include <algorithm>
#include <map>

#include "parser/ascii.h"
#include "parser/structured.h"

namespace parser {
namespace {

using Names = std::vector<std::string_view>;

bool has_class(Element element, std::string_view name) {
    auto classes = element.attribute("class");
    for (auto word = take_word(classes); !word.empty(); word = take_word(classes)) {
        if (equal_ignoring_case(word, name)) return true;
    }
    return false;
}

bool has_any(Element element, const Names& names) {
    return std::any_of(names.begin(), names.end(),
                       [&](std::string_view name) { return has_class(element, name); });
}

bool is_review(Element element) {
    return has_any(element, {"hreview", "hreview-aggregate", "h-review", "h-review-aggregate"});
}

/// Elements that all reviews together may look at. Each is asked for some thirty classes.
constexpr std::size_t most_visits = 1'500'000;

/// The first element inside of `scope` with one of these classes; other reviews, and what `skip`
/// holds, are not looked into.
Element find(Element scope, std::size_t& visits, const Names& names, const Names& skip = {}) {
    auto at = scope.first_child();
    while (at && ++visits < most_visits) {
        if (has_any(at, names)) return at;
        const bool closed = is_review(at) || has_any(at, skip);
        at = closed ? at.following_outside(scope) : at.following(scope);
    }
    return {};
}

/// The value of a property by microformats' rules: value-title, then an attribute that holds the
/// machine's form, then the text.
std::string value_of(Element element, std::size_t& visits) {
    if (!element) return {};
    const auto title = find(element, visits, {"value-title"});
    if (title && title.has("title")) return std::string{trim(title.attribute("title"))};
    const auto tag = element.tag();
    if (tag == "abbr" && element.has("title")) return std::string{trim(element.attribute("title"))};
    for (const auto* attribute : {"datetime", "content", "value", "alt"}) {
        if (element.has(attribute)) return std::string{trim(element.attribute(attribute))};
    }
    if (element.has_class("value-title")) return std::string{trim(element.attribute("title"))};
    const auto value = find(element, visits, {"value"});
    return value ? value_of(value, visits) : element.text();
}

class Reader {
  public:
    Reader(Element root, Things& things, std::size_t& visits)
        : root_{root}, things_{things}, visits_{visits} {}
    void read();

  private:
    bool is_aggregate() const {
        return has_any(root_, {"hreview-aggregate", "h-review-aggregate"});
    }
    std::size_t make(const char* type, Element element);
    void add(std::size_t owner, const char* name, std::string text);
    void link(std::size_t owner, const char* name, std::size_t thing);
    void read_rating(std::size_t owner);
    void read_item(std::size_t owner);
    void read_place(std::size_t thing, Element item);
    void read_words(std::size_t owner);
    std::string item_name(Element item) const;

    Element root_;
    Things& things_;
    std::size_t& visits_;
};

std::size_t Reader::make(const char* type, Element element) {
    Thing thing;
    thing.syntax = Syntax::hreview;
    thing.types = {type};
    thing.element = element;
    things_.all.push_back(std::move(thing));
    return things_.all.size() - 1;
}

void Reader::add(std::size_t owner, const char* name, std::string text) {
    if (text.empty()) return;
    add_property(things_, owner, name, {std::move(text), PropertyValue::no_thing, {}});
}

void Reader::link(std::size_t owner, const char* name, std::size_t thing) {
    add_property(things_, owner, name, {{}, thing, {}});
}

void Reader::read() {
    const auto review = make(is_aggregate() ? "AggregateRating" : "Review", root_);
    things_.roots.push_back(review);
    read_rating(review);
    read_item(review);
    if (!is_aggregate()) read_words(review);
}

void Reader::read_rating(std::size_t owner) {
    const auto rating = find(root_, visits_, {"rating", "p-rating"}, {"item", "p-item"});
    const auto scope = rating ? rating : root_;
    auto value = find(scope, visits_, {"average", "p-average", "value"});
    if (!value && is_aggregate()) value = find(root_, visits_, {"average", "p-average"});
    if (!value) value = rating;
    const auto target = is_aggregate() ? owner : make("Rating", rating);
    add(target, "ratingValue", value_of(value, visits_));
    for (const auto& [name, classes] : {std::pair{"bestRating", Names{"best", "p-best"}},
                                        {"worstRating", {"worst", "p-worst"}}}) {
        auto found = find(scope, visits_, classes);
        if (!found) found = find(root_, visits_, classes, {"item", "p-item"});
        add(target, name, value_of(found, visits_));
    }
    if (target != owner) return link(owner, "reviewRating", target);
    add(owner, "ratingCount", value_of(find(root_, visits_, {"votes", "p-votes"}), visits_));
    add(owner, "reviewCount", value_of(find(root_, visits_, {"count", "p-count"}), visits_));
}

std::string Reader::item_name(Element item) const {
    const auto inside = find(item, visits_, {"fn", "p-name", "org"});
    if (inside) return value_of(inside, visits_);
    if (has_any(item, {"p-item", "fn"})) return value_of(item, visits_);
    return {};
}

void Reader::read_item(std::size_t owner) {
    const auto item = find(root_, visits_, {"item", "p-item"});
    std::string name;
    if (item) name = item_name(item);
    if (name.empty())
        name = value_of(find(root_, visits_, {"fn"}, {"reviewer", "p-author", "author"}), visits_);
    if (name.empty()) return;
    const auto thing = make("Thing", item);
    add(thing, "name", std::move(name));
    if (item) read_place(thing, item);
    link(owner, "itemReviewed", thing);
}

void Reader::read_place(std::size_t thing, Element item) {
    for (const auto& [name, classes] : {std::pair{"telephone", Names{"tel", "p-tel"}},
                                        {"latitude", {"latitude", "p-latitude"}},
                                        {"longitude", {"longitude", "p-longitude"}},
                                        {"streetAddress", {"street-address", "p-street-address"}},
                                        {"postalCode", {"postal-code", "p-postal-code"}},
                                        {"addressLocality", {"locality", "p-locality"}},
                                        {"addressCountry", {"country-name", "p-country-name"}}})
        add(thing, name, value_of(find(item, visits_, classes), visits_));
    const auto url = find(item, visits_, {"url", "u-url"});
    if (url) add(thing, "url", std::string{url.attribute("href")});
}

void Reader::read_words(std::size_t owner) {
    const Names item = {"item", "p-item"};
    const auto author = find(root_, visits_, {"reviewer", "p-reviewer", "p-author"});
    if (author) {
        const auto name = find(author, visits_, {"fn", "p-name"});
        add(owner, "author", value_of(name ? name : author, visits_));
    }
    add(owner, "datePublished",
        value_of(find(root_, visits_, {"dtreviewed", "dt-reviewed", "dt-published"}, item),
                 visits_));
    add(owner, "name",
        value_of(find(root_, visits_, {"summary", "p-summary", "p-name"},
                      {"item", "p-item", "reviewer", "p-author"}),
                 visits_));
    auto body =
        find(root_, visits_,
             {"description", "e-content", "p-content", "e-description", "p-description"}, item);
    if (body) add(owner, "reviewBody", body.text());
    const std::string id{root_.attribute("id")};
    things_.all[owner].id = id;
}

}  // namespace

void read_hreviews(const std::vector<Element>& hreviews, Things& things) {
    std::size_t visits = 0;
    for (const auto& root : hreviews) {
        if (things.all.size() < most_things && has_room(things))
            Reader{root, things, visits}.read();
    }
}

}  // namespace parser

#include "parser/structured.h"

#include <algorithm>

#include "parser/ascii.h"

namespace parser {
namespace {

bool is_hreview(Element element) {
    auto classes = element.attribute("class");
    for (auto word = take_word(classes); !word.empty(); word = take_word(classes)) {
        if (to_lower(word.front()) != 'h') continue;
        const auto name = lower(word);
        if (name == "hreview" || name == "hreview-aggregate" || name == "h-review" ||
            name == "h-review-aggregate")
            return true;
    }
    return false;
}

bool is_json_ld(Element element) {
    if (element.tag() != "script") return false;
    const auto type = lower(element.attribute("type"));
    return type.find("ld+json") != std::string::npos;
}

constexpr std::size_t longest_name = 200;

}  // namespace

bool has_room(const Things& things) {
    return things.properties < most_properties && things.text < most_text;
}

void add_property(Things& things, std::size_t owner, std::string_view name, PropertyValue value) {
    const bool room = has_room(things) && value.text.size() <= most_text - things.text;
    ++things.properties;
    things.text += value.text.size();
    if (room && name.size() <= longest_name)
        things.all[owner].properties.emplace_back(name, std::move(value));
}

void add_types(Thing& thing, std::string_view types) {
    while (thing.types.size() < most_types) {
        const auto type = take_word(types);
        if (type.empty()) return;
        thing.types.emplace_back(type);
    }
}

MarkupPlaces find_markup(const Document& page) {
    MarkupPlaces places;
    const auto root = page.root();
    for (auto at = root; at; at = at.following(root)) {
        if (is_json_ld(at)) places.json_ld.push_back(at);
        if (at.has("itemscope")) places.items.push_back(at);
        if (at.has("typeof")) places.rdfa = true;
        if (is_hreview(at)) places.hreviews.push_back(at);
    }
    return places;
}

Things read_structured(const Document& page, std::vector<model::Skipped>& problems) {
    const auto places = find_markup(page);
    Things things;
    read_json_ld(places.json_ld, things, problems);
    read_microdata(page, places.items, things);
    if (places.rdfa) read_rdfa(page, things);
    read_hreviews(places.hreviews, things);
    return things;
}

std::string local_name(std::string_view name) {
    name = trim(name);
    while (name.ends_with('/') || name.ends_with('#')) name.remove_suffix(1);
    const auto cut = name.find_last_of("/#:");
    return lower(cut == std::string_view::npos ? name : name.substr(cut + 1));
}

}  // namespace parser

#include "parser/schema_graph.h"

#include <algorithm>

#include "parser/ascii.h"
#include "parser/text.h"

namespace parser::schema {
namespace {

bool has_markup(std::string_view text) {
    for (std::size_t i = 0; i + 1 < text.size(); ++i) {
        const char next = text[i + 1];
        if (text[i] == '<' && (is_alpha(next) || next == '/' || next == '!')) return true;
        if (text[i] == '&' && (is_alpha(next) || next == '#')) return true;
    }
    return false;
}

/// Links and pictures hold their address in the value; people read the words.
std::string words_of(const PropertyValue& value) {
    if (!value.element || value.element.has("content")) return value.text;
    const auto tag = value.element.tag();
    if (tag == "a" || tag == "area" || tag == "link") {
        auto words = value.element.text();
        return words.empty() ? value.text : words;
    }
    if (tag == "img") return std::string{value.element.attribute("alt")};
    return value.text;
}

/// What a page may cost grows with what it states, up to three times the largest page.
constexpr std::size_t free_steps = std::size_t{1} << 20;
constexpr std::size_t steps_a_byte = 8;
constexpr std::size_t most_steps = std::size_t{24} << 20;

constexpr auto by_name = [](const auto& a, const auto& b) { return a.first < b.first; };

}  // namespace

std::string plain_text(std::string_view text) {
    std::string current{text};
    // Entities that were escaped twice are met as often as once.
    for (int round = 0; round < 2 && has_markup(current); ++round) {
        const auto page = Document::parse("<!doctype html><body>" + current);
        if (!page) break;
        current = page->root().text();
    }
    return fold_lines(current);
}

Graph::Graph(const Things& things)
    : things_{things},
      types_(things.all.size()),
      properties_(things.all.size()),
      owners_(things.all.size()),
      left_(std::min(free_steps + steps_a_byte * (things.text + things.properties), most_steps)) {
    for (Index i = 0; i < things.all.size(); ++i) {
        for (const auto& type : things.all[i].types) types_[i].push_back(local_name(type));
        for (const auto& [name, value] : things.all[i].properties) {
            properties_[i].emplace_back(local_name(name), &value);
            if (value.thing != nothing)
                owners_[value.thing].emplace_back(i, properties_[i].back().first);
        }
        for (const auto inner : things.all[i].inside) owners_[inner].emplace_back(i, "");
        std::stable_sort(properties_[i].begin(), properties_[i].end(), by_name);
    }
}

bool Graph::spend(std::size_t steps) const {
    const bool enough = steps <= left_;
    left_ = enough ? left_ - steps : 0;
    return enough;
}

/// The properties of that name.
std::span<const Graph::Property> Graph::named(Index thing, std::string_view name) const {
    const auto& all = properties_[thing];
    const auto first = std::partition_point(all.begin(), all.end(),
                                            [&](const auto& one) { return one.first < name; });
    const auto end = std::find_if(first, all.end(),
                                  [&](const auto& one) { return one.first != name || !spend(1); });
    return {first, end};
}

bool Graph::is_a(Index thing, Names types) const {
    return std::any_of(types_[thing].begin(), types_[thing].end(), [&](const std::string& type) {
        return std::find(types.begin(), types.end(), type) != types.end();
    });
}

std::vector<const PropertyValue*> Graph::values(Index thing, Names names) const {
    std::vector<const PropertyValue*> found;
    for (const auto& wanted : names) {
        for (const auto& [name, value] : named(thing, wanted)) found.push_back(value);
        if (!found.empty()) break;
    }
    return found;
}

std::vector<Index> Graph::things(Index thing, Names names) const {
    std::vector<Index> found;
    for (const auto& wanted : names) {
        for (const auto& [name, value] : named(thing, wanted)) {
            if (value->thing != nothing) found.push_back(value->thing);
        }
    }
    return found;
}

std::string Graph::text(Index thing, Names names) const {
    for (const auto& wanted : names) {
        for (const auto* value : values(thing, {wanted})) {
            const bool deep = value->thing != nothing;
            std::string text;
            if (!deep) {
                text = words_of(*value);
            } else {
                for (const auto* name : values(value->thing, {"name", "fn", "ratingvalue"})) {
                    if (text.empty() && name->thing == nothing) text = words_of(*name);
                }
            }
            if (!spend(has_markup(text) ? 2 * text.size() : text.size())) return {};
            text = plain_text(text);
            if (!text.empty()) return text;
        }
    }
    return {};
}

std::string Graph::raw(Index thing, Names names) const {
    for (const auto* value : values(thing, names)) {
        if (value->thing == nothing && !value->text.empty()) return value->text;
        if (value->thing != nothing && !things_.all[value->thing].id.empty())
            return things_.all[value->thing].id;
    }
    return {};
}

}  // namespace parser::schema

#include "parser/field.h"

#include <algorithm>
#include <charconv>
#include <cmath>

#include "parser/ascii.h"
#include "parser/numbers.h"
#include "parser/url.h"

namespace parser {
namespace {

Place start_of(const Step& step, const Place& place, const Page& page) {
    Place start = step.from == Step::From::page ? page.root : place;
    switch (step.go) {
        case Step::Go::stay:
            break;
        case Step::Go::parent:
            start.element = start.element.parent();
            break;
        case Step::Go::next:
            start.element = start.element.next();
            break;
        case Step::Go::previous:
            start.element = start.element.previous();
            break;
    }
    return start;
}

/// Where a machine would look first: what the markup says beside the text that people read.
std::string visible_text(const Element& element) {
    if (element.tag() == "meta") return std::string{element.attribute("content")};
    if (element.tag() == "input") return std::string{element.attribute("value")};
    if (element.tag() == "time" && element.has("datetime"))
        return std::string{element.attribute("datetime")};
    return element.tag() == "script" ? element.raw_text() : element.text();
}

/// Cuts the texts of certain parts off the ends of a text: "Read more" behind a shortened one.
std::string cut(std::string text, const Path& without, const Place& place) {
    for (const Place& part : places(without, place)) {
        const std::string end{trim(part.element.text())};
        if (end.empty() || end.size() > text.size()) continue;
        if (text.compare(text.size() - end.size(), end.size(), end) == 0)
            text.resize(text.size() - end.size());
        else if (text.compare(0, end.size(), end) == 0)
            text.erase(0, end.size());
        text = std::string{trim(text)};
    }
    return text;
}

std::string raw_text(const Step& step, const Place& place) {
    if (step.key) return std::string{place.key};
    if (place.value) return text_of(*place.value);
    if (step.attribute.empty()) {
        std::string text{trim(visible_text(place.element))};
        return step.without ? cut(std::move(text), *step.without, place) : text;
    }
    return std::string{trim(place.element.attribute(step.attribute))};
}

/// The groups of the pattern's first match, or the whole match where it has no groups. Patterns are
/// for short texts: std::regex recurses once a character, so no more than the beginning is
/// searched.
std::string matched(const std::regex& pattern, const std::string& text) {
    constexpr std::size_t searched = 2000;
    std::size_t size = std::min(text.size(), searched);
    const auto inside_character = [&] {
        return (static_cast<unsigned char>(text[size]) >> 6U) == 2U;
    };
    while (size > 0 && size < text.size() && inside_character()) --size;
    std::smatch match;
    const std::string subject = text.substr(0, size);
    if (!std::regex_search(subject, match, pattern)) return {};
    if (match.size() == 1) return match.str();
    std::string groups;
    for (std::size_t i = 1; i < match.size(); ++i) groups += match.str(i);
    return std::string{trim(groups)};
}

std::string divided(const std::string& text, double by) {
    const auto number = read_number(text);
    if (!number) return {};
    char buffer[32];
    return {buffer, std::to_chars(buffer, buffer + sizeof buffer, *number / by).ptr};
}

std::string refined(const Step& step, std::string text) {
    if (step.match && !text.empty()) text = matched(*step.match, text);
    if (!step.words.empty()) {
        const auto meaning = step.words.find(lower(trim(text)));
        if (meaning != step.words.end()) text = meaning->second;
    }
    if (step.divide != 1 && !text.empty()) text = divided(text, step.divide);
    return text;
}

std::string joined(const Step& step, const Place& place, const Page& page) {
    std::string result;
    for (const Field& field : step.join) {
        const std::string text = find_text(field, place, page);
        if (!text.empty()) result += (result.empty() ? "" : step.with) + text;
    }
    return result;
}

std::string assembled(const Step& step, const Place& place, const Page& page) {
    std::string result;
    for (const auto& [text, field] : step.pieces) {
        result += text;
        if (field.empty()) continue;
        const std::string part = find_text(field, place, page);
        if (part.empty()) return {};
        result += part;
    }
    return result;
}

std::string composed(const Step& step, const Place& place, const Page& page) {
    if (step.literal) return *step.literal;
    if (!step.join.empty()) return joined(step, place, page);
    if (!step.pieces.empty()) return assembled(step, place, page);
    return step.from == Step::From::url ? page.url : page.lang;
}

bool is_composed(const Step& step) {
    return step.literal || !step.join.empty() || !step.pieces.empty() ||
           step.from == Step::From::url || step.from == Step::From::lang;
}

/// Whatever the step leads to, until `use` says that it has what it wants.
template <typename Use>
bool any_place(const Step& step, const Place& place, const Page& page, const Use& use) {
    const Place start = start_of(step, place, page);
    if (!start) return false;
    if (!step.select) return use(start);
    // Mostly the first one will do, and the rest need not be looked for.
    if (step.select->selector && !step.every) {
        const Place first{step.select->selector->first(start.element), nullptr, {}};
        if (!first) return false;
        if (!is_excluded(first, page) && use(first)) return true;
    }
    for (const Place& found : places(*step.select, start))
        if (!is_excluded(found, page) && use(found)) return true;
    return false;
}

std::string attempt(const Step& step, const Place& place, const Page& page) {
    if (is_composed(step)) return refined(step, composed(step, place, page));
    std::string text;
    any_place(step, place, page, [&](const Place& found) {
        const std::string part = refined(step, raw_text(step, found));
        text += (text.empty() || part.empty() ? "" : step.with) + part;
        return !text.empty() && !step.every;
    });
    return text;
}

bool holds_something(const Place& place) {
    if (!place.value) return true;
    if (place.value->IsString()) return place.value->GetStringLength() > 0;
    if (place.value->IsArray()) return !place.value->Empty();
    if (place.value->IsObject()) return !place.value->ObjectEmpty();
    return !place.value->IsNull() && !place.value->IsFalse();
}

}  // namespace

std::unordered_set<const GumboInternalNode*> excluded_elements(const Recipe& recipe,
                                                               const Place& root) {
    std::unordered_set<const GumboInternalNode*> excluded;
    for (const Path& path : recipe.exclude)
        for (const Place& place : places(path, root)) {
            const Element whole = place.element;
            // Once inside of another one, all of it is known.
            if (!excluded.insert(whole.node()).second) continue;
            for (Element at = whole.following(whole); at; at = at.following(whole))
                excluded.insert(at.node());
        }
    return excluded;
}

bool is_excluded(const Place& place, const Page& page) {
    return !page.excluded.empty() && page.excluded.count(place.element.node()) > 0;
}

std::optional<Found> find(const Field& field, const Place& place, const Page& page) {
    for (const Step& step : field.steps) {
        std::string text = attempt(step, place, page);
        if (!text.empty()) return Found{std::move(text), step.literal.has_value(), step.epoch};
    }
    return std::nullopt;
}

std::string find_text(const Field& field, const Place& place, const Page& page) {
    auto found = find(field, place, page);
    return found ? std::move(found->text) : std::string{};
}

bool is_there(const Field& field, const Place& place, const Page& page) {
    return std::any_of(field.steps.begin(), field.steps.end(), [&](const Step& step) {
        if (is_composed(step) || step.match) return !attempt(step, place, page).empty();
        const Place start = start_of(step, place, page);
        if (!step.select) return start && holds_something(start);
        const auto found = places(*step.select, start);
        return std::any_of(found.begin(), found.end(), holds_something);
    });
}

std::string find_url(const Field& field, const Place& place, const Page& page) {
    for (const Step& step : field.steps) {
        std::string url;
        if (is_composed(step)) {
            url = resolve(page.base, attempt(step, place, page));
        } else {
            any_place(step, place, page, [&](const Place& found) {
                const bool link = step.attribute.empty() && found.element.has("href");
                const std::string target =
                    link ? std::string{found.element.attribute("href")} : raw_text(step, found);
                const std::string text = refined(step, target);
                url = text.empty() ? "" : resolve(page.base, text);
                return !url.empty();
            });
        }
        if (!url.empty()) return url;
    }
    return {};
}

}  // namespace parser

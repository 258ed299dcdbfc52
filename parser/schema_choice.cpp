#include "parser/schema_choice.h"

#include <algorithm>
#include <cstring>
#include <map>

#include "parser/ascii.h"
#include "parser/schema_review.h"

namespace parser::schema {
namespace {

/// Headings beyond these name no page, nor do longer ones; businesses of one name beyond these are
/// not compared, nor what stands at the end of long addresses.
constexpr std::size_t most_titles = 20;
constexpr std::size_t longest_title = 1'000;
constexpr std::size_t longest_address = 2'000;
constexpr int most_namesakes = 20;

/// Without scheme, "www.", query, fragment and the slash at its end.
std::string bare_url(std::string_view url) {
    url = url.substr(0, longest_address);
    url = url.substr(0, url.find_first_of("?#"));
    for (const std::string_view front : {"https:", "http:", "//", "www."}) {
        if (url.starts_with(front)) url.remove_prefix(front.size());
    }
    while (url.ends_with('/')) url.remove_suffix(1);
    return lower(url);
}

bool is_page(const Entity& entity, const PageNames& page) {
    const auto url = bare_url(entity.url);
    const auto own = bare_url(page.url);
    if (url.empty() || own.empty()) return false;
    return url == own || (url.starts_with('/') && own.ends_with(url));
}

/// In linear time, which `find` does not promise.
bool holds(const std::string& text, const std::string& part) {
    return std::strstr(text.c_str(), part.c_str()) != nullptr;
}

std::string address_key(const Entity& entity) {
    return text_key(std::string_view{entity.business.address}.substr(0, longest_address));
}

bool in_titles(const Entity& entity, const PageNames& page) {
    const auto key = text_key(entity.business.name);
    return key.size() >= 3 && key.size() <= longest_title &&
           std::any_of(page.titles.begin(), page.titles.end(), [&](const std::string& title) {
               return holds(title, key) || (title.size() >= 6 && holds(key, title));
           });
}

/// Whether two entities of one name say different things, as two branches of a chain do.
bool clash(const Entity& a, const Entity& b) {
    for (const auto& [syntax, aggregate] : a.aggregates) {
        const auto other = b.aggregates.find(syntax);
        if (other == b.aggregates.end()) continue;
        const auto& mine = *aggregate.score;
        const auto& theirs = *other->second.score;
        if (mine.value != theirs.value || aggregate.count != other->second.count) return true;
    }
    const bool places = !a.business.address.empty() && !b.business.address.empty() &&
                        address_key(a) != address_key(b);
    return places || (a.listed && b.listed && bare_url(a.url) != bare_url(b.url));
}

std::vector<Entity> merged(std::vector<Entity> entities) {
    std::vector<Entity> result;
    std::multimap<std::string, std::size_t> names;
    for (auto& entity : entities) {
        const auto key = text_key(entity.business.name);
        const auto [begin, end] = names.equal_range(key);
        auto same = begin;
        int tried = 0;
        while (same != end && tried < most_namesakes &&
               (key.empty() || clash(result[same->second], entity))) {
            ++same;
            ++tried;
        }
        if (same != end && tried < most_namesakes) {
            absorb(result[same->second], std::move(entity));
        } else {
            names.emplace(key, result.size());
            result.push_back(std::move(entity));
        }
    }
    return result;
}

int points(const Entity& entity, const PageNames& page) {
    int sum = 0;
    if (in_titles(entity, page)) sum += 4;
    if (is_page(entity, page)) sum += 4;
    if (entity.main) sum += 3;
    if (!entity.reviews.empty()) sum += 3;
    if (!entity.aggregates.empty()) sum += 1;
    if (entity.business.category != "business" && !entity.business.category.empty()) sum += 1;
    if (entity.listed) sum -= 4;
    if (entity.beside) sum -= 6;
    return sum;
}

/// Ratings that belong to no name belong to what the page is about: the rated entity that leads, or
/// the one described without a rating, or something without a name.
void place_nameless(std::vector<Entity>& entities, const PageNames& page) {
    const auto nameless = std::find_if(entities.begin(), entities.end(), [](const Entity& entity) {
        return entity.business.name.empty() && entity.is_rated();
    });
    if (nameless == entities.end()) return;
    auto orphan = std::move(*nameless);
    entities.erase(nameless);
    const auto rank = [&](const Entity& entity) {
        const bool site = entity.business.category == "business" && !entity.is_rated();
        const bool fits =
            !entity.business.name.empty() && !site && !entity.listed && !clash(entity, orphan);
        return fits ? points(entity, page) : -100;
    };
    const auto best =
        std::max_element(entities.begin(), entities.end(),
                         [&](const Entity& a, const Entity& b) { return rank(a) < rank(b); });
    if (best != entities.end() && rank(*best) > 0) {
        absorb(*best, std::move(orphan));
    } else {
        entities.push_back(std::move(orphan));
    }
}

void keep_refusals(std::vector<Entity>& entities, Subject& subject) {
    for (auto& entity : entities)
        std::move(entity.skipped.begin(), entity.skipped.end(),
                  std::back_inserter(subject.skipped));
}

/// The seller's own rating matters only where nothing else is rated.
void leave_out_beside(std::vector<Entity>& rated, Subject& subject) {
    const auto aside = std::stable_partition(rated.begin(), rated.end(),
                                             [](const Entity& entity) { return !entity.beside; });
    if (aside == rated.begin()) return;
    std::vector<Entity> left_out{std::make_move_iterator(aside),
                                 std::make_move_iterator(rated.end())};
    keep_refusals(left_out, subject);
    rated.erase(aside, rated.end());
}

}  // namespace

PageNames names_of(const Document& page, const std::string& url) {
    PageNames names;
    names.url = url;
    std::string heading;
    std::string title;
    const auto root = page.root();
    for (auto at = root; at; at = at.following(root)) {
        const auto tag = at.tag();
        std::string name;
        if (tag == "link" && names.url.empty() &&
            equal_ignoring_case(at.attribute("rel"), "canonical"))
            names.url = at.attribute("href");
        if (tag == "meta" && at.attribute("property") == "og:title")
            name = names.best = plain_text(at.attribute("content"));
        if (tag == "title" && title.empty()) name = title = at.text();
        if (tag == "h1" && names.titles.size() < most_titles) name = at.text();
        if (tag == "h1" && heading.empty()) heading = name;
        if (!name.empty() && name.size() <= longest_title && names.titles.size() < most_titles)
            names.titles.push_back(text_key(name));
    }
    if (names.best.empty()) names.best = heading.empty() ? title : heading;
    return names;
}

Subject choose(std::vector<Entity> entities, const PageNames& page) {
    Subject subject;
    entities = merged(std::move(entities));
    place_nameless(entities, page);
    std::vector<Entity> rated;
    for (auto& entity : entities) {
        auto& into = entity.is_rated() ? rated : subject.items;
        into.push_back(std::move(entity));
    }
    keep_refusals(subject.items, subject);
    subject.items.clear();
    leave_out_beside(rated, subject);
    if (rated.empty()) return subject;
    std::vector<int> sums;
    for (const auto& entity : rated) sums.push_back(points(entity, page));
    const auto lead = std::max_element(sums.begin(), sums.end());
    const auto best = rated.begin() + (lead - sums.begin());
    const bool single = std::count(sums.begin(), sums.end(), *lead) == 1 && *lead >= 3;
    const bool one = rated.size() == 1 ? !best->listed : single;
    if (!one) {
        subject.items = std::move(rated);
        return subject;
    }
    subject.entity = std::move(*best);
    return subject;
}

}  // namespace parser::schema

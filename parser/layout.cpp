#include "parser/layout.h"

#include <algorithm>

#include "parser/ascii.h"
#include "parser/page_names.h"
#include "parser/url.h"

namespace parser {
namespace {

bool ends_with(std::string_view text, std::string_view end) {
    return text.size() >= end.size() && text.substr(text.size() - end.size()) == end;
}

/// "iens.nl" is that host and every one below it; "zoover.*" is Zoover's in any country.
bool is_host(std::string_view host, std::string_view pattern) {
    if (ends_with(pattern, ".*")) {
        pattern.remove_suffix(1);
        const auto at = host.find(pattern);
        return at == 0 || (at != std::string_view::npos && host[at - 1] == '.');
    }
    return host == pattern ||
           (ends_with(host, pattern) && host[host.size() - pattern.size() - 1] == '.');
}

bool names_host(const Recipe& recipe, const std::string& host) {
    const auto& hosts = recipe.when.hosts;
    return std::any_of(hosts.begin(), hosts.end(),
                       [&](const std::string& pattern) { return is_host(host, pattern); });
}

bool is_of_site(const Recipe& recipe, const std::string& url) {
    const std::string host = host_of(url);
    return !host.empty() && names_host(recipe, host);
}

/// All recipes, those that name the host first, and of these the ones that need only scripts.
std::vector<const Recipe*> in_order(const Recipes& recipes, const std::string& url) {
    std::vector<const Recipe*> ordered;
    for (const auto& recipe : recipes.all()) ordered.push_back(recipe.get());
    const auto others =
        std::stable_partition(ordered.begin(), ordered.end(),
                              [&](const Recipe* recipe) { return is_of_site(*recipe, url); });
    std::stable_partition(ordered.begin(), others,
                          [](const Recipe* recipe) { return needs_script_only(*recipe); });
    return ordered;
}

bool is_present(const Path& path, const Place& root) {
    if (path.selector && root.element) return static_cast<bool>(path.selector->first(root.element));
    return !places(path, root).empty();
}

bool fits(const Recipe& recipe, const Place& root, const std::string& url) {
    const auto& patterns = recipe.when.url;
    const bool url_fits =
        url.empty() || patterns.empty() ||
        std::any_of(patterns.begin(), patterns.end(), [&](const std::regex& pattern) {
            constexpr std::size_t longest = 2000;
            return std::regex_search(url.substr(0, longest), pattern);
        });
    const auto& needed = recipe.when.present;
    return url_fits && std::all_of(needed.begin(), needed.end(),
                                   [&](const Path& path) { return is_present(path, root); });
}

bool may_fit(const Recipe& recipe, const PageNames& names) {
    const auto& needed = recipe.when.present;
    return std::all_of(needed.begin(), needed.end(),
                       [&](const Path& path) { return names.may_match(path.text); });
}

/// The JSON that a page keeps in one of its elements.
std::optional<JsonDocument> json_of(const Recipe& recipe, const Document& page) {
    const Element element = recipe.script->selector->first(page.root());
    if (!element) return std::nullopt;
    const std::string text = recipe.script_attribute.empty()
                                 ? element.raw_text()
                                 : std::string{element.attribute(recipe.script_attribute)};
    auto json = JsonDocument::parse(text);
    if (!json) return std::nullopt;
    return std::move(*json);
}

std::optional<Layout> fit_script(const Recipe& recipe, const Document& page, const std::string& url,
                                 std::vector<JsonDocument>& scripts) {
    auto json = json_of(recipe, page);
    if (!json) return std::nullopt;
    scripts.push_back(std::move(*json));
    const Place root{{}, &scripts.back().root(), {}};
    if (fits(recipe, root, url)) return Layout{&recipe, root};
    scripts.pop_back();
    return std::nullopt;
}

}  // namespace

bool needs_script_only(const Recipe& recipe) {
    return recipe.json && recipe.script && !recipe.markup;
}

std::optional<Layout> layout_of_page(const Document& page, const std::string& url,
                                     const Recipes& recipes, std::vector<JsonDocument>& scripts) {
    const Place top{page.root(), nullptr, {}};
    const PageNames names{page};
    for (const Recipe* recipe : in_order(recipes, url)) {
        if (!recipe->json) {
            if (may_fit(*recipe, names) && fits(*recipe, top, url)) return Layout{recipe, top};
        } else if (recipe->script && names.may_match(recipe->script->text)) {
            if (auto layout = fit_script(*recipe, page, url, scripts)) return layout;
        }
    }
    return std::nullopt;
}

std::optional<Layout> layout_of_scripts(const std::function<const Document*()>& page,
                                        const std::string& url, const Recipes& recipes,
                                        std::vector<JsonDocument>& scripts) {
    for (const Recipe* recipe : in_order(recipes, url)) {
        if (!needs_script_only(*recipe) || !is_of_site(*recipe, url)) break;
        const Document* document = page();
        if (document == nullptr) break;
        if (auto layout = fit_script(*recipe, *document, url, scripts)) return layout;
    }
    return std::nullopt;
}

std::optional<Layout> layout_of_feed(const JsonDocument& feed, const std::string& url,
                                     const Recipes& recipes) {
    const Place root{{}, &feed.root(), {}};
    for (const Recipe* recipe : in_order(recipes, url))
        if (recipe->json && !recipe->script && fits(*recipe, root, url))
            return Layout{recipe, root};
    return std::nullopt;
}

}  // namespace parser

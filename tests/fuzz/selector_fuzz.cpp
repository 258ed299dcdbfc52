// A CSS selector, asked of one page.
#include <algorithm>
#include <string>

#include "parser/selector.h"
#include "tests/fuzz/fuzz.h"

namespace {

using parser::Element;
using parser::Selector;

const parser::Document& page() {
    static const auto document = parser::Document::parse(R"(<!DOCTYPE html><html lang="nl-NL">
<head><title>T</title><link rel="next" href="/2"></head><body class="a b">
<div id="x" class="review a" data-score="8,5"><h2>Goed</h2><p class="text">Een <b>dag</b> uit</p>
<ul><li class="a">1</li><li>2</li><li class="b a" title="Een twee">3</li><li></li></ul></div>
<div class="review" lang="en-GB"><a href="/h">h</a><a name="n">n</a><span itemprop="name">N</span>
<form><input type="checkbox" checked><input disabled><select><option selected>1</select></form>
<table><tr><td>1<td>2<tr><td colspan="2">3</table></div><svg viewBox="0"><g/></svg></body></html>)");
    return *document;
}

std::vector<Element> elements() {
    std::vector<Element> all;
    const auto root = page().root();
    for (auto at = root.following(root); at; at = at.following(root)) all.push_back(at);
    return all;
}

std::vector<Element> found(const std::string& text) {
    const auto selector = Selector::compile(text);
    fuzz::demand(selector.has_value(), "a good selector stays good in a list or in :is()");
    return selector->all(page().root());
}

/// Whether other selectors can be written around this one: it closes what it opens.
bool is_closed(std::string_view text) {
    return text.find_first_of("\\/\"'[(") == std::string_view::npos;
}

void check_kin(const std::string& text, const std::vector<Element>& matching) {
    fuzz::demand(found(text + "," + text) == matching, "a selector twice is that selector");
    fuzz::demand(found(" " + text + "\n") == matching, "white space around it says nothing");
    fuzz::demand(found(":is(" + text + ")") == matching, ":is() of a selector is that selector");
    auto rest = elements();
    const auto in = [&](Element element) {
        return std::find(matching.begin(), matching.end(), element) != matching.end();
    };
    rest.erase(std::remove_if(rest.begin(), rest.end(), in), rest.end());
    fuzz::demand(found(":not(" + text + ")") == rest, ":not() of a selector is all the rest");
}

}  // namespace

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string text{fuzz::text_of(data, size)};
    const auto selector = Selector::compile(text);
    if (!selector) {
        fuzz::demand(selector.error().starts_with("at "),
                     "a broken selector's error names its place");
        return 0;
    }
    const auto matching = selector->all(page().root());
    const auto first = selector->first(page().root());
    fuzz::demand(matching.empty() ? !first : first == matching.front(),
                 "the first of all is the first");
    const bool scoped =
        text.find("scope") != std::string::npos || text.find('\\') != std::string::npos;
    for (const auto element : elements()) {
        const bool in = std::find(matching.begin(), matching.end(), element) != matching.end();
        fuzz::demand(scoped || selector->matches(element) == in, "all() finds what matches()");
    }
    if (is_closed(text)) check_kin(text, matching);
    return 0;
}

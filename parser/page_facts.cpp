#include "parser/page_facts.h"

#include "parser/ascii.h"
#include "parser/url.h"

namespace parser {
namespace {

struct Raw {
    std::string_view canonical, og_url, base, next, next_anchor, lang, content_language;
};

bool same_word(std::string_view a, std::string_view b) {
    return a.size() == b.size() && equal_ignoring_case(a, b);
}

bool has_word(std::string_view list, std::string_view word) {
    while (!list.empty())
        if (same_word(take_word(list), word)) return true;
    return false;
}

void keep(std::string_view& field, std::string_view value) {
    if (field.empty()) field = trim(value);
}

void read_meta(Raw& raw, const Element& meta) {
    const auto content = meta.attribute("content");
    if (meta.attribute("property") == "og:url" || meta.attribute("name") == "og:url")
        keep(raw.og_url, content);
    if (same_word(meta.attribute("http-equiv"), "content-language"))
        keep(raw.content_language, content);
}

void read_link(Raw& raw, const Element& link) {
    const auto rel = link.attribute("rel");
    if (has_word(rel, "canonical")) keep(raw.canonical, link.attribute("href"));
    if (has_word(rel, "next")) keep(raw.next, link.attribute("href"));
}

Raw raw_facts(const Element& root) {
    Raw raw;
    raw.lang = trim(root.attribute("lang"));
    keep(raw.lang, root.attribute("xml:lang"));
    for (Element element = root; element; element = element.following(root)) {
        const auto tag = element.tag();
        if (tag == "meta") read_meta(raw, element);
        if (tag == "link") read_link(raw, element);
        if (tag == "base") keep(raw.base, element.attribute("href"));
        if (tag == "a" && has_word(element.attribute("rel"), "next"))
            keep(raw.next_anchor, element.attribute("href"));
    }
    return raw;
}

/// Many sites name their front page as canonical everywhere: that is no identity.
std::string identity_of(const std::string& url, const std::string& canonical) {
    const bool same_site = !canonical.empty() && host_of(canonical) == host_of(url);
    const bool front_page = resolve(canonical, "/") == canonical;
    return same_site && !front_page ? canonical : url;
}

}  // namespace

PageFacts facts_of(const Document& page, const std::string& given_url) {
    const Raw raw = raw_facts(page.root());
    PageFacts facts;
    facts.url = resolve("", given_url);
    if (facts.url.empty()) facts.url = resolve("", raw.canonical);
    if (facts.url.empty()) facts.url = resolve("", raw.og_url);
    facts.base = raw.base.empty() ? facts.url : resolve(facts.url, raw.base);
    if (facts.base.empty()) facts.base = facts.url;
    facts.identity = identity_of(facts.url, resolve(facts.base, raw.canonical));
    const std::string_view lang = raw.lang.empty() ? raw.content_language : raw.lang;
    facts.lang = lower(lang.substr(0, lang.find(',')));
    for (char& c : facts.lang)
        if (c == '_') c = '-';
    const std::string_view next = raw.next.empty() ? raw.next_anchor : raw.next;
    if (!next.empty()) facts.next = resolve(facts.base, next);
    return facts;
}

}  // namespace parser

#include "crawler/sitemap.h"

#include <algorithm>
#include <pugixml.hpp>
#include <set>

#include "crawler/gzip.h"
#include "crawler/text.h"

namespace crawler {
namespace {

/// Bytes of a body that its root element is looked for in.
constexpr std::size_t sniffed = 16u << 10;
/// Tags, and attributes, that are read: forty for each of the most entries. Without a limit, the
/// tree of 50 MiB of the shortest tags would take a gigabyte.
constexpr int max_marks = 2'000'000;

std::string_view local_name(pugi::xml_node node) {
    const std::string_view name = node.name();
    return name.substr(name.find(':') + 1);
}

std::string_view prefix(pugi::xml_node node) {
    const std::string_view name = node.name();
    return name.substr(0, name.find(':') + 1);
}

/// The texts and CDATA sections of an element, put together.
std::string text_of(pugi::xml_node node) {
    std::string text;
    for (const pugi::xml_node child : node.children())
        if (child.type() == pugi::node_pcdata || child.type() == pugi::node_cdata)
            text += child.value();
    return std::string(trimmed(text));
}

/// The first child of that local name in the namespace of the entry itself, so that an image's or
/// video's loc is not the page's.
pugi::xml_node own_child(pugi::xml_node entry, std::string_view name) {
    return entry.find_child([&](pugi::xml_node child) {
        return local_name(child) == name && prefix(child) == prefix(entry);
    });
}

/// What kind of file a root element makes; `none` for pages and everything else.
enum class Kind { none, urlset, index, rss, rdf, atom };

Kind kind_of(pugi::xml_node root) {
    const std::string_view name = local_name(root);
    if (name == "urlset") return Kind::urlset;
    if (name == "sitemapindex") return Kind::index;
    if (name == "rss") return Kind::rss;
    const auto in = [&](std::string_view space) {
        return std::any_of(root.attributes_begin(), root.attributes_end(),
                           [&](const pugi::xml_attribute& attribute) {
                               return std::string_view(attribute.value()).find(space) == 0;
                           });
    };
    if (name == "feed" && in("http://www.w3.org/2005/Atom")) return Kind::atom;
    if (name == "RDF" && in("http://purl.org/rss/")) return Kind::rdf;
    return Kind::none;
}

/// Where the sign stands that is one too many; npos: nowhere.
std::size_t nth(std::string_view text, char sign) {
    std::size_t at = text.find(sign);
    for (int count = 0; count < max_marks && at != std::string_view::npos; ++count)
        at = text.find(sign, at + 1);
    return at;
}

/// The body without gzip's packing and cut at what is too much to read.
Unpacked readable(std::string_view body, std::size_t limit) {
    Unpacked result;
    if (is_gzip(body))
        result = unpack(body, limit);
    else
        result.bytes = body.substr(0, limit);
    if (!is_gzip(body) && body.size() > limit) result.problem = "larger than 50 MiB";
    const auto end = std::min(nth(result.bytes, '<'), nth(result.bytes, '='));
    if (end == std::string::npos) return result;
    result.bytes.erase(end);
    result.problem = "too many elements";
    return result;
}

/// "www.example.org/x" as "//www.example.org/x": sites forget the scheme, and without this it would
/// be a relative path. Other texts as they are.
std::string with_authority(const std::string& text, const Url& where) {
    const std::string_view host = bare_host(where.host);
    const std::string_view start = bare_host(text);
    const bool no_scheme =
        start.substr(0, host.size()) == host && start.substr(host.size()).find_first_of("/:?") == 0;
    return no_scheme ? "//" + text : text;
}

/// Reads the entries of a file one by one.
class Reader {
  public:
    Reader(const Url& where, Sitemap& result) : where_(where), result_(result) {}

    void read_xml(const Unpacked& body);
    void read_list(std::string_view text);

  private:
    void read_entries(pugi::xml_node parent, std::string_view name);
    void read_feed(pugi::xml_node parent, std::string_view name);
    void read_atom(pugi::xml_node feed);
    bool add(const std::string& url, std::optional<model::Instant> lastmod);
    bool whole(pugi::xml_node node) const;
    std::string address(pugi::xml_node node) const;

    const Url& where_;
    Sitemap& result_;
    std::string_view source_;
    std::ptrdiff_t break_ = -1;  // where the XML could not be read on; -1: nowhere
    std::set<std::string> entities_;
};

/// The names that a DOCTYPE declares as entities.
std::set<std::string> declared(std::string_view doctype) {
    constexpr std::string_view mark = "<!ENTITY";
    std::set<std::string> names;
    for (auto at = doctype.find(mark); at != std::string_view::npos; at = doctype.find(mark, at)) {
        at += mark.size();
        const auto begin = std::min(doctype.find_first_not_of(" \t\r\n%", at), doctype.size());
        const auto end = std::min(doctype.find_first_of(" \t\r\n\"'>", begin), doctype.size());
        names.emplace(doctype.substr(begin, end - begin));
    }
    return names;
}

/// A node's text without references to entities of the file's own DTD: they are neither expanded
/// nor part of an address. Any other "&" is one that the site forgot to escape.
std::string Reader::address(pugi::xml_node node) const {
    std::string text = text_of(node);
    for (const std::string& name : entities_) {
        const std::string reference = '&' + name + ';';
        for (auto at = text.find(reference); at != std::string::npos; at = text.find(reference, at))
            text.erase(at, reference.size());
    }
    return text;
}

/// Whether an element was closed before the break: the last one may have lost its end.
bool Reader::whole(pugi::xml_node node) const {
    if (break_ < 0 || node.next_sibling() || node.parent().next_sibling()) return true;
    const auto begin = node.offset_debug();
    if (begin < 0 || begin > break_ || source_.empty()) return false;
    const std::string_view rest =
        source_.substr(static_cast<std::size_t>(begin), static_cast<std::size_t>(break_ - begin));
    return rest.find("</" + std::string(node.name())) != std::string_view::npos;
}

bool Reader::add(const std::string& text, std::optional<model::Instant> lastmod) {
    if (result_.entries.size() == max_sitemap_entries) {
        result_.problem = "more than 50,000 entries";
        return false;
    }
    // What is empty would be the sitemap itself; what is no URL of the web is no entry.
    const auto url = text.empty() ? std::nullopt : resolve(where_, with_authority(text, where_));
    if (url) result_.entries.push_back({url->text(), lastmod});
    return true;
}

void Reader::read_entries(pugi::xml_node parent, std::string_view name) {
    for (const pugi::xml_node entry : parent.children()) {
        if (local_name(entry) != name) continue;
        const auto loc = own_child(entry, "loc");
        if (!loc || !whole(loc)) continue;
        const auto lastmod = own_child(entry, "lastmod");
        const bool told = lastmod && whole(lastmod);
        if (!add(address(loc), told ? parse_lastmod(text_of(lastmod)) : std::nullopt)) return;
    }
}

void Reader::read_feed(pugi::xml_node parent, std::string_view name) {
    for (const pugi::xml_node item : parent.children()) {
        if (local_name(item) != name) continue;
        auto link = own_child(item, "link");
        // Without a link a guid is the address, even one that says that it is none.
        if (!link) link = own_child(item, "guid");
        if (!link || !whole(link)) continue;
        auto date = own_child(item, "pubDate");
        if (!date) date = item.child("dc:date");
        if (!add(address(link), parse_feed_date(text_of(date)))) return;
    }
}

void Reader::read_atom(pugi::xml_node feed) {
    for (const pugi::xml_node entry : feed.children()) {
        if (local_name(entry) != "entry") continue;
        const auto link = entry.find_child([&](pugi::xml_node child) {
            const std::string_view rel = child.attribute("rel").as_string("alternate");
            return local_name(child) == "link" && rel == "alternate" && child.attribute("href");
        });
        if (!link) continue;
        const auto updated = own_child(entry, "updated");
        const bool told = updated && whole(updated);
        if (!add(std::string(trimmed(link.attribute("href").value())),
                 told ? parse_lastmod(text_of(updated)) : std::nullopt))
            return;
    }
}

void Reader::read_xml(const Unpacked& body) {
    pugi::xml_document document;
    const auto parsed = document.load_buffer(body.bytes.data(), body.bytes.size(),
                                             pugi::parse_default | pugi::parse_doctype);
    if (!parsed) {
        break_ = parsed.offset;
        result_.problem = parsed.description();
        // Offsets of a text that pugixml recoded are not those of the body.
        if (parsed.encoding == pugi::encoding_utf8) source_ = body.bytes;
    }
    for (const pugi::xml_node node : document.children())
        if (node.type() == pugi::node_doctype) entities_ = declared(node.value());
    const pugi::xml_node root = document.document_element();
    const Kind kind = kind_of(root);
    result_.index = kind == Kind::index;
    if (kind == Kind::none) result_.problem = "no sitemap";
    if (kind == Kind::urlset) read_entries(root, "url");
    if (kind == Kind::index) read_entries(root, "sitemap");
    if (kind == Kind::rss) read_feed(root.child("channel"), "item");
    if (kind == Kind::rdf) read_feed(root, "item");
    if (kind == Kind::atom) read_atom(root);
}

/// A URL a line.
void Reader::read_list(std::string_view text) {
    while (!text.empty()) {
        const auto end = std::min(text.find_first_of("\r\n"), text.size());
        const std::string line(trimmed(text.substr(0, end)));
        text.remove_prefix(std::min(end + 1, text.size()));
        if (line.empty()) continue;
        const bool full = parse_url(line) || with_authority(line, where_) != line;
        if (!full || line.find_first_of(" \t") != std::string::npos)
            result_.problem = "a line is no URL";
        else if (!add(line, std::nullopt))
            return;
    }
}

std::string_view without_bom(std::string_view text) {
    return text.substr(0, 3) == "\xef\xbb\xbf" ? text.substr(3) : text;
}

bool looks_like_xml(std::string_view text) {
    // UTF-16 and UTF-32, with a mark or a zero beside the first sign, are for pugixml to tell.
    const std::string_view start = text.substr(0, 4);
    const std::string_view first = trimmed(without_bom(text)).substr(0, 1);
    return first == "<" || start.find('\0') != std::string_view::npos ||
           start.substr(0, 2) == "\xff\xfe" || start.substr(0, 2) == "\xfe\xff";
}

/// Whether every line that is there whole is a URL with its scheme.
bool is_list(std::string_view text) {
    bool found = false;
    text = trimmed(text);
    while (!text.empty()) {
        const auto end = std::min(text.find_first_of("\r\n"), text.size());
        const std::string_view line = trimmed(text.substr(0, end));
        text.remove_prefix(std::min(end + 1, text.size()));
        if (line.empty()) continue;
        if (line.find("http://") != 0 && line.find("https://") != 0) return false;
        if (line.find_first_of(" \t<>\"") != std::string_view::npos) return false;
        found = true;
    }
    return found;
}

}  // namespace

bool is_sitemap(std::string_view body) {
    const Unpacked start = readable(is_gzip(body) ? body : body.substr(0, sniffed), sniffed);
    if (!looks_like_xml(start.bytes)) return is_list(without_bom(start.bytes));
    // The start of a file breaks off somewhere; the root element is in the tree all the same.
    pugi::xml_document document;
    document.load_buffer(start.bytes.data(), start.bytes.size());
    return kind_of(document.document_element()) != Kind::none;
}

Sitemap read_sitemap(std::string_view body, const Url& where) {
    Sitemap result;
    Reader reader(where, result);
    Unpacked text = readable(body, max_sitemap_bytes);
    if (looks_like_xml(text.bytes))
        reader.read_xml(text);
    else
        reader.read_list(without_bom(text.bytes));
    // Why the file ends too early tells more than that its last element is not closed.
    if (!text.problem.empty()) result.problem = text.problem;
    return result;
}

}  // namespace crawler

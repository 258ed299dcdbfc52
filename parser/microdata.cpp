#include <map>
#include <set>
#include <unordered_map>
#include <utility>

#include "parser/ascii.h"
#include "parser/structured.h"
#include "parser/text.h"

namespace parser {
namespace {

/// Elements that all items together may visit: `itemref` can ask for the same part of a page again
/// and again.
constexpr std::size_t most_visits = 2'000'000;

std::string_view address_attribute(std::string_view tag) {
    if (tag == "a" || tag == "area" || tag == "link") return "href";
    if (tag == "object") return "data";
    if (tag == "img" || tag == "audio" || tag == "video" || tag == "embed" || tag == "iframe" ||
        tag == "source" || tag == "track")
        return "src";
    if (tag == "data" || tag == "meter") return "value";
    if (tag == "time") return "datetime";
    return {};
}

/// The standard's value of a property, but that `content` counts on any element: search engines
/// read it so, and pages rely on it.
std::string value_of(Element element, std::size_t& nodes) {
    if (element.has("content")) return std::string{trim(element.attribute("content"))};
    const auto tag = element.tag();
    if (tag == "meta") return {};
    const auto attribute = address_attribute(tag);
    if (!attribute.empty() && element.has(attribute))
        return std::string{trim(element.attribute(attribute))};
    return text_within(element, nodes);
}

class Reader {
  public:
    Reader(const Document& page, Things& things) : page_{page}, things_{things} {}
    void read(const std::vector<Element>& items);

  private:
    struct Item {
        Element element;
        std::size_t index;
    };
    std::size_t item_of(Element element);
    std::size_t item_around(Element element) const;
    void read_pending();
    void read_item(const Item& item);
    void read_part(Element scope, bool with_scope, std::size_t owner);
    bool visit(Element element, std::size_t owner);
    Element by_id(std::string_view id);

    const Document& page_;
    Things& things_;
    std::unordered_map<const GumboInternalNode*, std::size_t> known_;
    std::vector<Item> pending_;
    std::set<std::size_t> nested_;
    std::map<std::string_view, Element> ids_;
    bool ids_known_ = false;
    std::size_t visits_ = 0;
    std::size_t nodes_ = most_nodes;  ///< that texts may still be read from
};

/// Items that are properties of no item are none of the page's, by the standard. Only stray
/// aggregates are taken: they can but mean the page's subject.
void Reader::read(const std::vector<Element>& items) {
    std::vector<std::size_t> found;
    for (const bool stray : {false, true}) {
        for (const auto& element : items) {
            const bool top = !element.has("itemprop");
            const bool aggregate = local_name(element.attribute("itemtype")) == "aggregaterating";
            if (known_.contains(element.node()) || !(stray ? aggregate : top)) continue;
            if (things_.all.size() >= most_things) break;
            found.push_back(item_of(element));
            read_pending();
        }
    }
    for (const auto index : found) {
        if (nested_.contains(index)) continue;
        things_.roots.push_back(index);
        const auto around = item_around(things_.all[index].element);
        if (around != PropertyValue::no_thing) things_.all[around].inside.push_back(index);
    }
}

void Reader::read_pending() {
    while (!pending_.empty()) {
        const auto item = pending_.back();
        pending_.pop_back();
        read_item(item);
    }
}

std::size_t Reader::item_around(Element element) const {
    for (auto at = element.parent(); at; at = at.parent()) {
        const auto found = known_.find(at.node());
        if (found != known_.end()) return found->second;
    }
    return PropertyValue::no_thing;
}

std::size_t Reader::item_of(Element element) {
    const auto [place, fresh] = known_.emplace(element.node(), things_.all.size());
    if (!fresh) return place->second;
    Thing thing;
    thing.syntax = Syntax::microdata;
    thing.element = element;
    thing.id = trim(element.attribute("itemid"));
    add_types(thing, element.attribute("itemtype"));
    things_.all.push_back(std::move(thing));
    pending_.push_back({element, place->second});
    return place->second;
}

void Reader::read_item(const Item& item) {
    read_part(item.element, false, item.index);
    auto references = item.element.attribute("itemref");
    for (auto id = take_word(references); !id.empty() && ++visits_ < most_visits;
         id = take_word(references)) {
        const auto part = by_id(id);
        if (part && part != item.element) read_part(part, true, item.index);
    }
}

/// The properties that stand below `scope`, and on it where `with_scope`; those of items within
/// belong to them.
void Reader::read_part(Element scope, bool with_scope, std::size_t owner) {
    if (with_scope && visit(scope, owner)) return;
    auto at = scope.first_child();
    while (at && ++visits_ < most_visits)
        at = visit(at, owner) ? at.following_outside(scope) : at.following(scope);
}

/// Adds the properties that this element states; says whether an item of its own begins here.
bool Reader::visit(Element element, std::size_t owner) {
    const bool item = element.has("itemscope");
    auto names = element.attribute("itemprop");
    PropertyValue value;
    value.element = element;
    bool read = false;
    for (auto name = take_word(names); !name.empty() && has_room(things_);
         name = take_word(names)) {
        if (!read && item && things_.all.size() < most_things) {
            value.thing = item_of(element);
            nested_.insert(value.thing);
        } else if (!read && !item) {
            value.text = value_of(element, nodes_);
        }
        read = true;
        add_property(things_, owner, name, value);
    }
    return item;
}

Element Reader::by_id(std::string_view id) {
    if (!std::exchange(ids_known_, true)) {
        const auto root = page_.root();
        for (auto at = root; at; at = at.following(root)) {
            if (at.has("id")) ids_.emplace(at.attribute("id"), at);
        }
    }
    const auto found = ids_.find(id);
    return found == ids_.end() ? Element{} : found->second;
}

}  // namespace

void read_microdata(const Document& page, const std::vector<Element>& items, Things& things) {
    Reader{page, things}.read(items);
}

}  // namespace parser

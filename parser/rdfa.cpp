#include <map>

#include "parser/ascii.h"
#include "parser/structured.h"
#include "parser/text.h"

namespace parser {
namespace {

/// Longer texts are no names.
constexpr std::size_t most_words = 300;

/// RDFa Lite and, of the rest, what review pages use: rel, about, and names with prefixes, which
/// are taken as they stand.
class Reader {
  public:
    Reader(const Document& page, Things& things) : page_{page}, things_{things} {}
    void read();

  private:
    /// What an open element means for those inside.
    struct Frame {
        Element element;
        std::size_t subject = PropertyValue::no_thing;
        std::string_view relation;  ///< names that link the subject to the things inside
    };
    void enter(Element element);
    void enter_thing(Element element, const Frame& around);
    void add_value(Element element, const Frame& around);
    std::size_t thing_of(Element element, bool typed);

    const Document& page_;
    Things& things_;
    std::vector<Frame> frames_;
    std::size_t nodes_ = most_nodes;  ///< that texts may still be read from
    std::map<std::string, std::size_t, std::less<>> known_;
};

void Reader::read() {
    const auto root = page_.root();
    frames_.push_back({});
    auto at = root;
    while (at) {
        enter(at);
        if (const auto inside = at.first_child()) {
            at = inside;
            continue;
        }
        while (at) {
            if (frames_.back().element == at) frames_.pop_back();
            const auto next = at == root ? Element{} : at.next();
            if (next) {
                at = next;
                break;
            }
            at = at == root ? Element{} : at.parent();
        }
    }
}

void Reader::enter(Element element) {
    if (things_.all.size() >= most_things) return;
    const Frame around = frames_.back();
    if (element.has("typeof")) return enter_thing(element, around);
    if (element.has("property")) add_value(element, around);
    if (element.has("about") && !element.has("property")) {
        frames_.push_back({element, thing_of(element, false), {}});
    } else if (element.has("rel") && around.subject != PropertyValue::no_thing) {
        const auto names = element.attribute("rel");
        frames_.push_back({element, around.subject, names});
        // <h1 rel="v:name">: the words are meant, whatever RDFa says.
        if (names.find(':') == std::string_view::npos || element.has("href")) return;
        if (!has_room(things_)) return;
        if (auto words = text_within(element, nodes_); words.size() <= most_words)
            add_property(things_, around.subject, names,
                         {std::move(words), PropertyValue::no_thing, element});
        else
            things_.text += words.size();  // it was work all the same
    }
}

std::size_t Reader::thing_of(Element element, bool typed) {
    auto id = element.attribute("about");
    if (id.empty()) id = element.attribute("resource");
    if (!id.empty()) {
        const auto found = known_.find(id);
        if (found != known_.end()) return found->second;
        known_.emplace(id, things_.all.size());
    }
    Thing thing;
    thing.syntax = Syntax::rdfa;
    thing.element = element;
    thing.id = id;
    if (!typed) things_.roots.push_back(things_.all.size());
    things_.all.push_back(std::move(thing));
    return things_.all.size() - 1;
}

void Reader::enter_thing(Element element, const Frame& around) {
    const auto index = thing_of(element, true);
    add_types(things_.all[index], element.attribute("typeof"));
    auto names = element.attribute("property");
    if (names.empty()) names = element.attribute("rel");
    if (names.empty()) names = around.relation;
    if (names.empty() || around.subject == PropertyValue::no_thing || element.has("about")) {
        things_.roots.push_back(index);
    } else if (index != around.subject) {
        for (auto name = take_word(names); !name.empty() && has_room(things_);
             name = take_word(names))
            add_property(things_, around.subject, name, {{}, index, element});
    }
    frames_.push_back({element, index, {}});
}

std::string value_of(Element element, std::size_t& nodes) {
    for (const auto* attribute : {"content", "datetime", "resource", "href", "src"}) {
        if (element.has(attribute)) return std::string{trim(element.attribute(attribute))};
    }
    return text_within(element, nodes);
}

void Reader::add_value(Element element, const Frame& around) {
    auto subject = around.subject;
    if (element.has("about")) subject = thing_of(element, false);
    if (subject == PropertyValue::no_thing || !has_room(things_)) return;
    const PropertyValue value{value_of(element, nodes_), PropertyValue::no_thing, element};
    auto names = element.attribute("property");
    for (auto name = take_word(names); !name.empty() && has_room(things_); name = take_word(names))
        add_property(things_, subject, name, value);
}

}  // namespace

void read_rdfa(const Document& page, Things& things) {
    Reader{page, things}.read();
}

}  // namespace parser

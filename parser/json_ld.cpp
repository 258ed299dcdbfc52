#include <algorithm>
#include <map>
#include <rapidjson/document.h>
#include <rapidjson/error/en.h>

#include "parser/ascii.h"
#include "parser/json_ld_mend.h"
#include "parser/structured.h"

namespace parser {
namespace {

using Json = rapidjson::Value;

/// What JSON-LD needs is ten levels; each costs the parser memory.
constexpr std::size_t deepest = 500;
constexpr unsigned flags = rapidjson::kParseIterativeFlag | rapidjson::kParseNumbersAsStringsFlag |
                           rapidjson::kParseValidateEncodingFlag;

std::string_view text_of(const Json& value) {
    if (value.IsString()) return {value.GetString(), value.GetStringLength()};
    if (value.IsBool()) return value.GetBool() ? "true" : "false";
    return {};
}

const Json* member(const Json& object, const char* name) {
    const auto found = object.FindMember(name);
    return found == object.MemberEnd() ? nullptr : &found->value;
}

/// Turns one block's objects into things, without recursion.
class Reader {
  public:
    explicit Reader(Things& things) : things_{things} {}
    void read(const Json& top);

  private:
    /// A value that is being read, and what it is a property of.
    struct Pending {
        const Json* value;
        std::size_t owner;  ///< no_thing: it is a root
        std::string_view name;
        std::size_t depth;
        std::size_t next = 0;  ///< of an array's elements or a thing's members
        std::size_t thing = PropertyValue::no_thing;  ///< what an object was made
    };
    void take(const Pending& pending);
    void take_element(Pending pending);
    void take_member(Pending pending);
    void take_object(Pending pending);
    void push(const Json& value, const Pending& like);
    void add(const Pending& pending, PropertyValue value);

    Things& things_;
    std::vector<Pending> stack_;
};

void Reader::push(const Json& value, const Pending& like) {
    if (like.depth < deepest) stack_.push_back({&value, like.owner, like.name, like.depth + 1});
}

void Reader::read(const Json& top) {
    stack_.push_back({&top, PropertyValue::no_thing, {}, 0});
    while (!stack_.empty()) {
        const auto pending = stack_.back();
        stack_.pop_back();
        take(pending);
    }
}

void Reader::add(const Pending& pending, PropertyValue value) {
    if (pending.owner != PropertyValue::no_thing) {
        add_property(things_, pending.owner, pending.name, std::move(value));
    } else if (value.thing != PropertyValue::no_thing) {
        things_.roots.push_back(value.thing);
    }
}

void Reader::take(const Pending& pending) {
    if (things_.all.size() >= most_things || !has_room(things_)) return;
    const auto& value = *pending.value;
    if (value.IsArray()) {
        take_element(pending);
    } else if (pending.thing != PropertyValue::no_thing) {
        take_member(pending);
    } else if (value.IsObject()) {
        take_object(pending);
    } else if (!value.IsNull()) {
        add(pending, {std::string{text_of(value)}, PropertyValue::no_thing, {}});
    }
}

/// The next element of an array; the rest of it waits.
void Reader::take_element(Pending pending) {
    const auto& array = *pending.value;
    if (pending.next >= array.Size()) return;
    const auto& element = array[static_cast<rapidjson::SizeType>(pending.next++)];
    stack_.push_back(pending);
    push(element, pending);
}

/// The next member of an object that was made a thing; the rest of it waits.
void Reader::take_member(Pending pending) {
    const auto& object = *pending.value;
    if (pending.next >= object.MemberCount()) return;
    const auto member = object.MemberBegin() + static_cast<std::ptrdiff_t>(pending.next++);
    const std::string_view name{member->name.GetString(), member->name.GetStringLength()};
    stack_.push_back(pending);
    if (name.empty() || name.front() == '@') return;
    stack_.push_back({&member->value, pending.thing, name, pending.depth + 1});
}

std::vector<std::string> types_of(const Json& object) {
    std::vector<std::string> types;
    const auto* type = member(object, "@type");
    if (type != nullptr && type->IsArray()) {
        for (const auto& one : type->GetArray())
            if (types.size() < most_types) types.emplace_back(text_of(one));
    } else if (type != nullptr) {
        types.emplace_back(text_of(*type));
    }
    return types;
}

void Reader::take_object(Pending pending) {
    const auto& object = *pending.value;
    for (const char* wrapper : {"@value", "@list", "@set"}) {
        if (const auto* inside = member(object, wrapper)) return push(*inside, pending);
    }
    const auto* graph = member(object, "@graph");
    const auto* name = member(object, "name");
    if (graph != nullptr) push(*graph, {nullptr, PropertyValue::no_thing, {}, pending.depth});
    if (graph != nullptr && name == nullptr && object.MemberCount() <= 4) return;
    Thing thing;
    thing.types = types_of(object);
    if (const auto* id = member(object, "@id")) thing.id = text_of(*id);
    const auto index = things_.all.size();
    things_.all.push_back(std::move(thing));
    add(pending, {{}, index, {}});
    pending.thing = index;
    stack_.push_back(pending);
}

/// Things that are nothing but an id stand for those that carry it; parts of one thing that stand
/// in several places are put together.
void resolve_references(Things& things, std::size_t first) {
    std::map<std::string, std::size_t, std::less<>> known;
    std::vector<std::size_t> stands_for(things.all.size());
    for (std::size_t i = 0; i < things.all.size(); ++i) stands_for[i] = i;
    for (std::size_t i = first; i < things.all.size(); ++i) {
        auto& thing = things.all[i];
        if (thing.id.empty()) continue;
        const auto [place, fresh] = known.emplace(thing.id, i);
        if (fresh) continue;
        auto& whole = things.all[place->second];
        stands_for[i] = place->second;
        for (auto& type : thing.types)
            if (whole.types.size() < most_types) whole.types.push_back(std::move(type));
        std::move(thing.properties.begin(), thing.properties.end(),
                  std::back_inserter(whole.properties));
        thing.properties.clear();
        thing.types.clear();
    }
    for (std::size_t i = first; i < things.all.size(); ++i) {
        for (auto& [name, value] : things.all[i].properties) {
            if (value.thing != PropertyValue::no_thing) value.thing = stands_for[value.thing];
        }
    }
    for (auto& root : things.roots) root = stands_for[root];
}

/// What stands about a value: byte order marks, white space, semicolons.
std::string_view bare(std::string_view block) {
    if (block.starts_with("\xEF\xBB\xBF")) block.remove_prefix(3);
    block = trim(block);
    while (!block.empty() && (block.back() == ';' || is_space(block.back())))
        block.remove_suffix(1);
    return block;
}

std::string place_of(std::string_view block, std::string_view part, std::size_t offset,
                     const char* reason) {
    const auto before = static_cast<std::size_t>(part.data() - block.data());
    return "at byte " + std::to_string(before + offset) + ": " + reason;
}

/// How deep the brackets go, those in strings left out.
std::size_t depth_of(std::string_view json) {
    std::size_t depth = 0;
    std::size_t most = 0;
    bool quoted = false;
    for (std::size_t i = 0; i < json.size(); ++i) {
        const char c = json[i];
        if (quoted && c == '\\') ++i;
        if (c == '"') quoted = !quoted;
        if (quoted) continue;
        if (c == '{' || c == '[') most = std::max(most, ++depth);
        if ((c == '}' || c == ']') && depth > 0) --depth;
    }
    return most;
}

}  // namespace

void read_json_ld(std::string_view block, Things& things, std::vector<model::Skipped>& problems) {
    const auto part = bare(block);
    if (part.empty()) return;
    if (depth_of(part) > deepest) {
        problems.push_back({"json-ld", "nested deeper than 500 levels. Left out."});
        return;
    }
    rapidjson::Document json;
    json.Parse<flags>(part.data(), part.size());
    if (json.HasParseError()) {
        const auto reason = place_of(block, part, json.GetErrorOffset(),
                                     rapidjson::GetParseError_En(json.GetParseError()));
        const auto mended = mended_json(part);
        json.SetNull();
        json.Parse<flags>(mended.data(), mended.size());
        const bool lost = json.HasParseError();
        problems.push_back({"json-ld", reason + (lost ? " Left out." : " Mended.")});
        if (lost) return;
    }
    Reader{things}.read(json);
}

void read_json_ld(const std::vector<Element>& scripts, Things& things,
                  std::vector<model::Skipped>& problems) {
    const auto first = things.all.size();
    for (const auto& script : scripts) read_json_ld(script.raw_text(), things, problems);
    resolve_references(things, first);
}

}  // namespace parser

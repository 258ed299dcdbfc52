#include "parser/place.h"

#include <charconv>

namespace parser {
namespace {

using Part = Pointer::Part;

void all_inside(const Json& value, std::vector<Place>& found) {
    if (value.IsArray())
        for (const Json& element : value.GetArray()) found.push_back({{}, &element, {}});
    if (value.IsObject())
        for (const auto& member : value.GetObject())
            found.push_back(
                {{}, &member.value, {member.name.GetString(), member.name.GetStringLength()}});
}

void inside(const Json& value, std::string_view name, std::vector<Place>& found) {
    if (value.IsObject()) {
        const Json key{name.data(), static_cast<rapidjson::SizeType>(name.size())};
        const auto member = value.FindMember(key);
        if (member != value.MemberEnd())
            found.push_back(
                {{}, &member->value, {member->name.GetString(), member->name.GetStringLength()}});
    } else if (value.IsArray()) {
        rapidjson::SizeType index = 0;
        const char* const end = name.data() + name.size();
        const auto read = std::from_chars(name.data(), end, index);
        if (read.ec == std::errc{} && read.ptr == end && index < value.Size())
            found.push_back({{}, &value[index], {}});
    }
}

void all_where(const Json& value, const Part& part, std::vector<Place>& found) {
    std::vector<Place> candidates;
    all_inside(value, candidates);
    for (const Place& candidate : candidates) {
        std::vector<Place> member;
        if (candidate.value->IsObject()) inside(*candidate.value, part.name, member);
        if (!member.empty() && text_of(*member.front().value) == part.value)
            found.push_back(candidate);
    }
}

std::vector<Place> follow(const std::vector<Part>& parts, const Place& scope) {
    std::vector<Place> here{scope};
    for (const Part& part : parts) {
        std::string name = part.name;
        if (part.kind == Pointer::Kind::looked_up) {
            const auto named = follow(part.lookup, scope);
            if (named.empty()) return {};
            name = text_of(*named.front().value);
        }
        std::vector<Place> next;
        for (const Place& place : here) {
            if (part.kind == Pointer::Kind::any)
                all_inside(*place.value, next);
            else if (part.kind == Pointer::Kind::where)
                all_where(*place.value, part, next);
            else
                inside(*place.value, name, next);
        }
        here = std::move(next);
    }
    return here;
}

/// More than any page has that is not made to do harm; the rest is left out.
constexpr std::size_t most_places = 100'000;

}  // namespace

std::vector<Place> places(const Path& path, const Place& scope) {
    if (path.pointer && scope.value) return follow(path.pointer->parts, scope);
    std::vector<Place> found;
    if (path.selector && scope.element)
        for (const Element& element : path.selector->all(scope.element))
            found.push_back({element, nullptr, {}});
    return found;
}

std::vector<Place> each_place(const Path& path, const Place& scope) {
    std::vector<Place> found;
    if (path.selector && scope.element)
        for (const Element& element : path.selector->outermost(scope.element))
            found.push_back({element, nullptr, {}});
    if (path.pointer)
        for (const Place& place : places(path, scope)) all_inside(*place.value, found);
    if (found.size() > most_places) found.resize(most_places);
    return found;
}

}  // namespace parser

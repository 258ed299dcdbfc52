#include "parser/pointer.h"

namespace parser {
namespace {

/// The name of one part with its escapes undone: "~1" is "/", "~0" is "~".
tl::expected<std::string, std::string> unescaped(std::string_view text) {
    std::string name;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] != '~') {
            name += text[i];
            continue;
        }
        const char next = i + 1 < text.size() ? text[i + 1] : ' ';
        if (next != '0' && next != '1')
            return tl::unexpected(std::string{"'~' must be followed by 0 or 1"});
        name += next == '0' ? '~' : '/';
        ++i;
    }
    return name;
}

tl::expected<Pointer::Part, std::string> part_of(std::string_view text) {
    Pointer::Part part;
    if (text == "*") {
        part.kind = Pointer::Kind::any;
        return part;
    }
    if (text.size() > 2 && text.front() == '{' && text.back() == '}') {
        auto inner = Pointer::compile(text.substr(1, text.size() - 2));
        if (!inner) return tl::unexpected(inner.error());
        part.kind = Pointer::Kind::looked_up;
        part.lookup = std::move(inner->parts);
        return part;
    }
    if (!text.empty() && text.front() == '?') {
        const auto equals = text.find('=');
        if (equals == std::string_view::npos || equals == 1)
            return tl::unexpected(std::string{"'?' must be followed by name=value"});
        part.kind = Pointer::Kind::where;
        part.value = text.substr(equals + 1);
        text = text.substr(1, equals - 1);
    }
    auto name = unescaped(text);
    if (!name) return tl::unexpected(name.error());
    part.name = std::move(*name);
    return part;
}

}  // namespace

tl::expected<Pointer, std::string> Pointer::compile(std::string_view text) {
    constexpr std::size_t longest = 500;
    if (text.size() > longest) return tl::unexpected(std::string{"the pointer is too long"});
    if (!text.empty() && text.front() != '/')
        return tl::unexpected(std::string{"a JSON pointer is empty or begins with '/'"});
    Pointer pointer;
    while (!text.empty()) {
        int depth = 0;
        std::size_t end = 1;
        for (; end < text.size() && (depth > 0 || text[end] != '/'); ++end)
            depth += text[end] == '{' ? 1 : text[end] == '}' && depth > 0 ? -1 : 0;
        auto part = part_of(text.substr(1, end - 1));
        if (!part) return tl::unexpected(part.error());
        pointer.parts.push_back(std::move(*part));
        text.remove_prefix(end);
    }
    return pointer;
}

}  // namespace parser

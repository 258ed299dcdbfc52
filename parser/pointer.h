#pragma once

#include <string>
#include <string_view>
#include <tl/expected.hpp>
#include <vector>

namespace parser {

/// A JSON Pointer (RFC 6901), relative to the value at hand, with three additions: `*` is every
/// member or element, `?name=value` is those of them in which that member has that value, and
/// `{/other/pointer}` is a name that is looked up first.
struct Pointer {
    enum class Kind { name, any, where, looked_up };
    struct Part {
        Kind kind = Kind::name;
        std::string name;
        std::string value;
        std::vector<Part> lookup;
    };
    std::vector<Part> parts;

    static tl::expected<Pointer, std::string> compile(std::string_view text);
};

}  // namespace parser

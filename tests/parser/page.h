#pragma once

#include <string>

#include "parser/dom.h"
#include "tests/catch.h"

namespace parser_test {

inline parser::Document parse(std::string html) {
    auto page = parser::Document::parse(std::move(html));
    REQUIRE(page);
    return std::move(*page);
}

/// The first element of this id; no element where there is none.
inline parser::Element by_id(const parser::Document& page, std::string_view id) {
    const auto root = page.root();
    for (auto at = root; at; at = at.following(root)) {
        if (at.attribute("id") == id) return at;
    }
    return {};
}

}  // namespace parser_test

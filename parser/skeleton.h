#pragma once

#include <string>
#include <string_view>

namespace parser {

/// A page without its body: what it says of itself (`<html>`, `<base>`, `<meta>`, `<link>`,
/// `<a rel>`) and its scripts, in their order, so small that a tree of it costs next to nothing.
/// For recipes that need only the JSON in a script.
std::string skeleton_of(std::string_view page);

}  // namespace parser

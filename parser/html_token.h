#pragma once

#include <cstddef>
#include <gumbo.h>
#include <string_view>
#include <vector>

namespace parser {

/// An attribute as it stands in a page: its entities not resolved, its name in any case.
struct Attribute {
    std::string_view name;
    std::string_view value;
};

/// A start or end tag as it stands in a page, read as the HTML standard's tokenizer reads it.
struct Tag {
    GumboTag kind{};
    std::string_view name;  ///< as written
    bool self_closing = false;
    std::size_t attributes = 0;
    std::size_t end = 0;  ///< behind its '>'
    bool whole = false;   ///< false: the page ends within it, so that it is no tag
};

/// Reads the tag whose name begins at `name_begin`, and adds its first `keep` attributes to `kept`.
Tag read_tag(std::string_view page, std::size_t name_begin, std::size_t keep,
             std::vector<Attribute>& kept);

/// Whether text or an attribute's value stands in the page just as it is meant: no entities, no
/// line ends or characters that the HTML parser replaces.
bool is_plain(std::string_view text);

/// Where the end tag of `name` begins, at or behind `from`; the page's end where there is none.
std::size_t find_end_tag(std::string_view page, std::size_t from, std::string_view name);

/// Where the end tag of the script begins whose inside begins at `from`. A script that opens a
/// comment and in it another script does not end at the first end tag.
std::size_t find_script_end(std::string_view page, std::size_t from);

/// Behind the comment whose "<!--" begins at `from`; the page's end where it is never closed.
std::size_t find_comment_end(std::string_view page, std::size_t from);

}  // namespace parser

#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <tl/expected.hpp>
#include <vector>

#include "parser/html_token.h"
#include "parser/stand_in.h"

namespace parser {

/// The inside of a script or style that was cut out of a page; one space stands in its place.
struct Cut {
    std::size_t at = 0;        ///< where that space stands in `Scanned::html`
    std::string_view content;  ///< in the original page
};

/// A start tag whose attributes were left out: the HTML parser has no use for them. Only values
/// that it must decode are there, with their place among the tag's attributes for a name.
struct BareTag {
    std::size_t at = 0;     ///< where it stands in `Scanned::html`
    std::size_t first = 0;  ///< in `Scanned::attributes`
    std::size_t count = 0;
};

/// A page made safe and small for the HTML parser. What was left out points into the original page.
struct Scanned {
    std::string html;
    std::vector<Cut> cuts;      ///< in order of `at`
    std::vector<BareTag> tags;  ///< in order of `at`
    std::vector<Attribute> attributes;
    StandIns texts;
};

/// One linear pass over a page before the HTML parser sees it. Comments and the insides of scripts
/// and styles are cut out, and so are attributes and texts that stand as they are meant; white
/// space is shortened to one character, for it is folded when a text is read; attributes beyond 256
/// on one tag and formatting tags opened beyond 32 at a time are dropped. What would still cost the
/// parser more than about a second or 512 MB (it is quadratic in nesting) is refused with a reason.
tl::expected<Scanned, std::string> scan_html(std::string_view page);

}  // namespace parser

#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <tl/expected.hpp>
#include <vector>

namespace parser {

/// The inside of a script or style that was cut out of a page; one space stands in its place.
struct Cut {
    std::size_t at = 0;        ///< where that space stands in `Scanned::html`
    std::string_view content;  ///< in the original page
};

/// A page made safe and small for the HTML parser.
struct Scanned {
    std::string html;
    std::vector<Cut> cuts;  ///< in order of `at`
};

/// One linear pass over a page before the HTML parser sees it. Comments and the insides of scripts
/// and styles are cut out; attributes beyond 256 on one tag and formatting tags opened beyond 32 at
/// a time are dropped. What would still cost the parser more than about a second or 512 MB (it is
/// quadratic in nesting) is refused with a reason.
tl::expected<Scanned, std::string> scan_html(std::string_view page);

}  // namespace parser

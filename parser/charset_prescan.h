#pragma once

#include <string_view>

namespace parser {

/// The name of the encoding that a page declares in a <meta> or XML declaration; empty where it
/// declares none. First the standard's prescan of 1024 bytes, then the whole page, as a browser
/// would that meets a late declaration. A declared UTF-16 means UTF-8: it was read as ASCII.
std::string_view declared_encoding(std::string_view page);

/// The label in "text/html; charset=utf-8", as the HTML standard extracts it; empty where there is
/// none.
std::string_view charset_of(std::string_view content_type);

}  // namespace parser

#pragma once

#include <gumbo.h>

namespace parser {

/// Tags whose open elements the HTML parser repeats in every new block until they are closed.
bool is_formatting(GumboTag tag);
/// Elements without content: <br>, <img>, …
bool is_void(GumboTag tag);
/// Elements that the next one of their kind closes: <p>, <li>, <td>, …
bool closes_by_itself(GumboTag tag);
/// Elements whose inside is not markup: <script>, <title>, …
bool holds_raw_text(GumboTag tag);
/// Elements that stand on lines of their own.
bool is_block(GumboTag tag);

}  // namespace parser

#pragma once

#include <gumbo.h>

namespace parser {

/// Tags whose open elements the HTML parser repeats in every new block until they are closed.
bool is_formatting(GumboTag tag);
/// Elements without content: <br>, <img>, …
bool is_void(GumboTag tag);
/// Elements whose inside is not markup: <script>, <title>, …
bool holds_raw_text(GumboTag tag);
/// Elements through which an end tag does not reach what was opened outside of them.
bool bounds_scope(GumboTag tag);
/// What the HTML standard calls special: elements that end tags of others do not reach across.
bool is_special(GumboTag tag);
/// HTML elements that end the SVG or MathML that they are met in; <font> does so only sometimes.
bool ends_foreign(GumboTag tag);
/// SVG and MathML elements that may hold HTML.
bool holds_html(GumboTag tag);
/// Tags whose attributes decide what tree the HTML parser makes, or that it gathers from several
/// tags; of all others it only hands the attributes on, but that it asks whether an <input> is
/// hidden and renames what has a prefix in SVG and MathML.
bool minds_attributes(GumboTag tag);
/// Elements that stand on lines of their own.
bool is_block(GumboTag tag);

}  // namespace parser

#pragma once

#include <gumbo.h>
#include <span>

#include "parser/arena.h"
#include "parser/html_scan.h"

namespace parser {

/// Puts what the scan left out of a page into the tree that was made of the rest: texts,
/// attributes, and the insides of scripts and styles as the original text of their text nodes.
/// Names of unknown tags are lowered where they stand. From then on attributes are asked for with
/// `attributes_of` alone. Throws Arena::Full.
void restore(GumboNode* root, Scanned& scanned, Arena& arena);

/// An element's attributes in a restored tree. Where a name stands twice, the first one counts.
std::span<const Attribute> attributes_of(const GumboNode* element);

/// The name as the page writes it; gumbo keeps none for tags that it does not know.
std::string_view written_name(const GumboElement& element);

}  // namespace parser

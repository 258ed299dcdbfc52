#pragma once

#include <string>
#include <string_view>

#include "parser/parser.h"

/// An extraction as JSON text, two spaces a level; what is empty is left out.
std::string as_json(const parser::Extraction& extraction);

/// JSON text written as `as_json` writes it, so that two texts can be compared.
std::string same_layout(std::string_view json);

/// Stands in for the keyed hash: no name can be read back from it.
std::string test_author_key(std::string_view name);

#pragma once

#include "delight/lexicon_source.h"

namespace delight {

/// What stands before a line's colon: "+2 staff", "topic price", "not", "class drinks", …
LexiconLine read_head(std::string_view head);

}  // namespace delight

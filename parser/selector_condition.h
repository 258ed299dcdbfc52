#pragma once

#include "parser/dom.h"
#include "parser/selector_program.h"

namespace parser::css {

/// Conditions that an element answers by itself: its tag, id, classes, attributes, state.
bool test(const Simple& simple, Element element);

}  // namespace parser::css

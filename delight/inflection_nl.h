#pragma once

#include <string_view>
#include <vector>

#include "delight/inflection.h"

namespace delight {

/// "groot": "grote", "groter", "grootst", …
void add_dutch_adjective(std::string_view word, std::vector<Form>& forms);
/// "kamer": "kamers", "kamertje"; "vis": "vissen", "visje".
void add_dutch_noun(std::string_view word, std::vector<Form>& forms);
/// "smaken": "smaak", "smaakt", "smaakte", "gesmaakt"; weak verbs only.
void add_dutch_verb(std::string_view word, std::vector<Form>& forms);

}  // namespace delight

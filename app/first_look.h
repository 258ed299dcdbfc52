#pragma once

#include <string>

#include "app/config.h"
#include "app/world.h"
#include "parser/parser.h"

namespace app {

/// What can be read on the page that a watch is to begin with.
struct FirstLook {
    bool readable = false;
    std::string source;  ///< as the recipe names it; empty where none does
    std::string words;   ///< which recipe fits and what it reads, or why not and what to do
};

/// What a page's reading comes to, in words.
FirstLook describe(const parser::Extraction& extraction);

/// Fetches that page as a crawl would, robots.txt first, and reads it. Whatever goes wrong is told
/// in `words`.
FirstLook look_at(const std::string& url, const Config& config, World& world);

}  // namespace app

#pragma once

#include <string>
#include <vector>

#include "parser/parser.h"

namespace parser {

/// One field of a recipe on one page.
struct ExplainedField {
    enum class Outcome { found, missed, refused };

    std::string name;  ///< "business.city", "reviews.score", "items[0].url", …
    Outcome outcome = Outcome::found;
    std::string text;     ///< what was found ("8 of 10" reviews), or why it was refused
    int line = 0;         ///< of the recipe, where the field is missed; 0: none
    bool needed = false;  ///< what is missed is needed: without it the page is not read
};

/// What a recipe reads from a page, field by field, and what it misses.
struct Explanation {
    std::string recipe;  ///< empty: none fits
    std::string file;    ///< of the recipe
    std::vector<ExplainedField> fields;

    /// Whether a recipe fits and nothing that is needed is missed.
    bool complete() const;
};

/// What the recipe that fits these bytes reads from them. For who writes or mends a recipe; the
/// page's own markup is not asked, and no reviewer's name is shown. Where there is one recipe only
/// and it does not fit, what it misses of its fingerprint is told.
Explanation explain(const Input& input, const Recipes& recipes);

}  // namespace parser

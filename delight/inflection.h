#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "model/reading.h"

namespace delight {

/// What a word of the lexicon is, as its file marks it: `lekker/a`, `kamer/n`, `smaken/v`.
enum class WordKind { as_is, adjective, noun, verb };

/// One form of a word, in plain letters.
struct Form {
    std::string text;
    bool comparative = false;  ///< "lekkerder", "better"
};

/// The forms of a plain word in a language, itself first. They follow the rules of spelling only:
/// a form too many does no harm, an irregular one stands in the lexicon by itself.
std::vector<Form> forms_of(std::string_view word, WordKind kind, model::Language language);

}  // namespace delight

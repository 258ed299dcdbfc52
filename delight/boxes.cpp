#include "delight/boxes.h"

#include <algorithm>
#include <optional>

namespace delight {
namespace {

/// The token behind the lone " / ", if there is one.
std::optional<std::size_t> lone_slash(const std::vector<Token>& tokens) {
    std::optional<std::size_t> found;
    for (std::size_t i = 0; i < tokens.size(); ++i) {
        if (!tokens[i].slash) continue;
        if (found) return std::nullopt;
        found = i;
    }
    return found;
}

/// "prijs / kwaliteit", "and / or": pairs that are written with a stroke and are no boxes.
bool is_pair(const LookedUp& text, const Lexicon& lexicon, std::size_t at) {
    const auto in_class = [&](std::size_t i) {
        const auto atoms = lexicon.vocabulary().atoms(text.words[i], text.language);
        const Atom pair = lexicon.of(text.language).slash_pair;
        return std::find(atoms.begin(), atoms.end(), pair) != atoms.end();
    };
    return at > 0 && in_class(at - 1) && in_class(at);
}

}  // namespace

std::vector<Box> boxes_of(const LookedUp& text, const Lexicon& lexicon) {
    const auto slash = lone_slash(text.tokens.list);
    if (!slash || is_pair(text, lexicon, *slash)) return {{0, 0}};
    if (*slash == 0) return {{0, -1}};
    return {{0, 1}, {*slash, -1}};
}

}  // namespace delight

#pragma once

#include <functional>
#include <optional>
#include <span>

#include "delight/heard.h"
#include "delight/voices.h"
#include "store/store.h"

namespace app {

/// The polarity of a review's words, -1 to 1, from the words and what was read in them; nothing
/// where it cannot be told. It is asked from several threads.
using Tone = std::function<std::optional<double>(const store::Wording&, const model::Reading&)>;

/// What the lexicon says (sure_polarity()); nothing of a text that was not read, nor of boxes for
/// praise and blame: who is asked for what was bad does not speak against a nine.
std::optional<double> tone_of_lexicon(const store::Wording& wording, const model::Reading& reading);

/// What one walk over the words of all reviews brings: the traces that patterns are looked for in,
/// and what reviewers say.
struct Listened {
    delight::Traces traces;
    delight::Hearing hearing;
};

/// Reads the words of all reviews of the dossiers as they stood on that day, on all cores, some at
/// a time. What counts later is traced and not heard. A review that the dossiers know no grade of
/// counts among the words. What was learned of words until that day is used where it may be, and
/// `tone` where it may not.
Listened listen(const store::Store& store, std::span<const model::Dossier> dossiers,
                model::Day as_of, const Tone& tone = tone_of_lexicon);

}  // namespace app

#pragma once

#include "delight/sentence.h"

namespace delight {

/// Whether a negation turns this opinion: before it in its clause, in its gaps, or, for a verb,
/// behind it ("smaakte niet").
bool is_negated(const Sentence& sentence, const Hit& hit);

/// How much the words, capitals and signs around an opinion strengthen it: 1 is not at all.
double emphasis(const Sentence& sentence, const Hit& hit);

/// Whether a wish or a condition governs it: "would be nice if", "als het schoon was".
bool is_wished(const Sentence& sentence, const Hit& hit);

}  // namespace delight

#pragma once

#include <vector>

#include "delight/sentence.h"

namespace delight {

/// What an opinion is about: the noun that it stands before ("friendly staff"), else what was named
/// before it in its clause ("the staff were friendly"), else what follows. Empty where the sentence
/// does not say. Topics that are joined ("food and service") are all meant.
std::vector<Topic> targets_of(const Sentence& sentence, const Hit& opinion);

/// What is joined to the noun that a phrase begins with: in "food and service was great", where
/// "service was great" is the phrase, the food.
std::vector<Topic> joined_before(const Sentence& sentence, const Hit& opinion);

}  // namespace delight

#pragma once

#include <span>
#include <vector>

#include "delight/delight.h"
#include "delight/words.h"

namespace delight {

/// What sets the delightful apart, by segment in the judging's order: every signal with both signs,
/// in the texts of the segment's businesses with verdict delight (`here`), and in those of all its
/// others (`segment`). Empty where either wrote nothing that was read.
std::vector<std::vector<model::SignalShare>> signals_of_the_delightful(
    const Told& told, std::span<const model::Dossier> dossiers, const Judged& judged);

}  // namespace delight

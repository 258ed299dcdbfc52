#pragma once

#include "report/edition.h"

namespace report {

/// What is unusual about a business's reviews, what became of them, and the verdict without: with
/// the evidence, in neutral words. Nothing where there is nothing to tell.
void fill_patterns(Fields page, const Edition& edition, const model::Judged& judged);

}  // namespace report

#pragma once

#include "model/judgement.h"
#include "report/template.h"
#include "report/words.h"

namespace report {

/// Fills "views.html": what every source by itself tells, raw and equated, as paired dots with
/// their figures. Meant for businesses that stand on more than one source.
void fill_source_views(Fields chart, const Words& words, const model::Judgement& judgement);

}  // namespace report

#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "model/spoken.h"
#include "report/template.h"
#include "report/words.h"

namespace report {

/// "46 %", or a dash where there is nothing to take a share of.
std::string share_text(const Words& words, const model::SpokenShare& share);
/// "38–54 %; 55 van 120"; empty where there is nothing to take a share of.
std::string doubt_text(const Words& words, const model::SpokenShare& share);

/// Whether a whole interval lies above (below) another share's mean.
bool clearly_above(const model::SpokenShare& share, const model::SpokenShare& other);
bool clearly_below(const model::SpokenShare& share, const model::SpokenShare& other);

/// One thing that is spoken well and ill of.
struct SaidRow {
    std::string label;
    std::string about;  ///< what belongs to it; may be empty
    const model::PraiseAndBlame* here = nullptr;
    const model::PraiseAndBlame* segment = nullptr;  ///< the same in the segment; may be null
};

/// What stands above a chart, and what a reader who cannot see it is told.
struct ChartTexts {
    std::string finding;
    std::string description;
    std::string head;  ///< of the rows' names
    /// What the marks are of: "said" of the segment, "rest" of a segment's other businesses.
    std::string beside = "said";
};

/// Fills "said.html": praise and blame as two bars a row, with their intervals and the segment's
/// marks. The figures stand beside the bars, so the chart is its own table. `steps` draws a pyramid
/// before the rows, the first at its top.
void fill_said(Fields chart, const Words& words, const ChartTexts& texts,
               std::span<const SaidRow> rows, bool steps = false);

/// One share on an axis of 0 to 100 %.
struct ShareRow {
    std::string label;
    std::string about;
    model::SpokenShare share;
    std::optional<double> segment;  ///< the same share of the whole segment
};

/// Fills "shares.html": a dot with its interval a row, the segment's share as a mark.
void fill_shares(Fields chart, const Words& words, const ChartTexts& texts,
                 std::span<const ShareRow> rows);

/// Fills "range.html" with such a share, as a row of "shares.html" does.
void fill_share_dot(Fields dot, std::string_view label, const Words& words,
                    const model::SpokenShare& share, std::optional<double> segment);

}  // namespace report

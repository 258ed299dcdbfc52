#pragma once

#include <optional>
#include <string>

#include "report/edition.h"
#include "report/template.h"

namespace report {

/// Whether enough texts were read for a picture: as many as a verdict asks of ratings.
bool enough_texts(const Edition& edition, const model::Spoken& spoken);

/// Fill a chart of what the words say, here beside the segment (null: nothing to set beside).
void fill_pyramid(Fields chart, const Words& words, const model::Spoken& here,
                  const model::Spoken* segment);
void fill_basics(Fields chart, const Words& words, const model::Spoken& here,
                 const model::Spoken* segment);
void fill_axes_shares(Fields chart, const Words& words, const model::Spoken& here,
                      const model::Spoken* segment);
void fill_ambassadors(Fields chart, const Words& words, const model::Spoken& here,
                      const model::Spoken* segment);
void fill_price(Fields chart, const Words& words, const model::Spoken& here);
/// All signals with both signs, those nobody speaks of left out.
void fill_signals(Fields chart, const Words& words, const model::Spoken& here);
/// The same of the delightful businesses of a segment, beside its others.
void fill_delightful(Fields chart, const Words& words,
                     const std::vector<model::SignalShare>& signals);

/// Tells how many eights have the words of nines and how many nines and tens those of sevens, where
/// that is known; `proven`: so many eights as earn a badge.
void fill_eights_and_tens(Fields voice, const Words& words, const model::Spoken& spoken,
                          bool proven);

/// How often it is talked of, as a sentence.
std::string talk_sentence(const Words& words, const model::Talk& talk);

/// How what the guests write is shown: in charts with their tables, or each as one line.
enum class VoiceForm { charts, lines };

/// Fills the part of a business on what its guests write, all of it.
void fill_voice(Fields page, const Edition& edition, std::size_t index,
                VoiceForm form = VoiceForm::charts);

}  // namespace report

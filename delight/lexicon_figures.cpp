#include "delight/lexicon_figures.h"

#include <algorithm>

#include "delight/spoken.h"

namespace delight {
namespace {

constexpr std::array signs_of_delight{model::Signal::surprise, model::Signal::personal,
                                      model::Signal::ambassador, model::Signal::comes_back,
                                      model::Signal::feeling};

}  // namespace

LexiconFigures figures_of(const model::Reading& reading) {
    LexiconFigures figures{reading.polarity, 0, 0, 0};
    const SpokenReview review{std::nullopt, reading};
    for (std::size_t i = 0; i < model::signal_names.size(); ++i) {
        const auto signal = static_cast<model::Signal>(i);
        const bool delight = std::find(signs_of_delight.begin(), signs_of_delight.end(), signal) !=
                             signs_of_delight.end();
        if (review.says(signal, true)) figures.at(delight ? 1 : 2) += 1;
        if (review.says(signal, false)) figures[3] += 1;
    }
    return figures;
}

}  // namespace delight

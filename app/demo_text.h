#pragma once

#include <string>

#include "app/demo_dice.h"
#include "app/demo_phrases.h"
#include "app/demo_town.h"

namespace app {

/// Writes the reviews' words: what is said fits the score, the kind of business and the month.
class DemoWriter {
  public:
    DemoWriter();

    /// Fills in title, text, company, author and the owner's answer of a review that has its site,
    /// score and dates.
    void write(DemoReview& review, const DemoBusiness& business, model::Day today,
               Dice& dice) const;

    const Phrases& phrases() const { return phrases_; }

  private:
    std::string text(int score, const std::vector<std::string>& tags, Words& words,
                     Dice& dice) const;
    std::string author(const DemoReview& review, Dice& dice) const;
    void answer(DemoReview& review, Words& words, model::Day today, Dice& dice) const;

    Phrases phrases_;
    Phrases plans_;
};

/// "januari" … "december" for 1 to 12.
std::string_view dutch_month(unsigned month);

}  // namespace app

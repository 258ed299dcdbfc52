#pragma once

#include <span>

#include "delight/opinions.h"

namespace delight {

/// Weighs the opinions of a text to one figure.
class Polarity {
  public:
    void clear() { *this = {}; }
    /// `weight` is more than 1 for what counts more, as after a "but".
    void add(const Opinion& opinion, double weight);
    void add(double strength) { add_strong(strength); }
    /// −1 to 1: (good − bad) / (good + bad + 1), where what is bad counts somewhat more, because
    /// people say good things more readily (the Pollyanna effect; Boucher and Osgood, 1969). Words
    /// that only lean count where there is nothing else. 0 where nothing was said.
    double value() const;

  private:
    void add_strong(double strength);

    double good_ = 0;
    double bad_ = 0;
    double leaning_ = 0;
    double last_ = 0;
};

/// The weight of an opinion for where it stands: less before a "but", more after it.
double weight_at(const Sentence& sentence, std::uint16_t token);

}  // namespace delight

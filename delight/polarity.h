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
    /// A hint that is no opinion, as a negation that denies none.
    void lean(double strength) { leaning_ += strength; }
    /// What follows is another sentence. The verdict of a text stands at its beginning and, more
    /// often, at its end, so these sentences count more.
    void end_sentence();
    /// −1 to 1: (good − bad) / (good + bad + 1), where what is bad counts somewhat more, because
    /// people say good things more readily (the Pollyanna effect; Boucher and Osgood, 1969). Words
    /// that only lean count little where there is anything else. 0 where nothing was said.
    double value() const;

  private:
    struct Sums {
        double good = 0;
        double bad = 0;

        bool empty() const { return good == 0 && bad == 0; }
        void add(const Sums& other, double weight) {
            good += weight * other.good;
            bad += weight * other.bad;
        }
    };
    void add_strong(double strength);

    Sums sentence_;
    Sums all_;
    Sums first_;
    Sums last_;
    int sentences_ = 0;
    double leaning_ = 0;
    double last_said_ = 0;
};

/// The polarity of a text as far as it can be held against a number. The lexicon misreads single
/// words: where fewer than two places carry a signal of its sign, or one carries a signal of the
/// other, it is kept within -0.4 to 0.4.
double sure_polarity(const model::Reading& reading);

/// The weight of what is said at `token` for where it stands: less before a "but" and in what is
/// conceded, more after a "but". `opinions`: all of the sentence.
double weight_at(const Sentence& sentence, std::uint16_t token, std::span<const Opinion> opinions);

}  // namespace delight

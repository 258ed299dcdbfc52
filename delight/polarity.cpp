#include "delight/polarity.h"

#include <algorithm>
#include <cmath>

namespace delight {
namespace {

constexpr double bad_counts = 1.25;
constexpr double before_but = 0.7;
constexpr double after_but = 1.3;

}  // namespace

void Polarity::add(const Opinion& opinion, double weight) {
    if (opinion.leans) {
        leaning_ += opinion.strength * weight;
    } else {
        add_strong(opinion.strength * weight);
    }
}

void Polarity::add_strong(double strength) {
    if (strength == 0) return;
    (strength > 0 ? good_ : bad_) += std::abs(strength);
    last_ = strength;
}

double Polarity::value() const {
    const double bad = bad_counts * bad_;
    if (good_ + bad > 0) {
        const double value = (good_ - bad) / (good_ + bad + 1);
        // Where both weigh alike, what was said last decides.
        if (std::abs(value) >= 0.01) return value;
        return std::copysign(0.01, last_);
    }
    return std::clamp(leaning_ / (std::abs(leaning_) + 1), -1.0, 1.0);
}

double weight_at(const Sentence& sentence, std::uint16_t token) {
    double weight = 1;
    for (const Hit& hit : sentence.hits())
        if (hit.rule->kind == RuleKind::but && hit.first() > 0)
            weight = token < hit.first() ? before_but : after_but;
    return weight;
}

}  // namespace delight

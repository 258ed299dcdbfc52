#include "delight/polarity.h"

#include <algorithm>
#include <cmath>

namespace delight {
namespace {

// The weights were chosen on reviews with grades and on our own labelled ones. Only `bad_counts` is
// sharp: it trades praise that is read right for blame that is.
constexpr double bad_counts = 1.4;
constexpr double before_but = 0.6;
constexpr double after_but = 1.3;
/// All of a sentence that begins with "but".
constexpr double but_first = 1.4;
/// Praise before a "but" behind which nothing is said that the lexicon knows.
constexpr double unanswered = 0.35;
constexpr double conceded = 0.6;
/// What is said of something that is none of the business's.
constexpr double aside = 0.4;
/// The first and the last sentence that say something, of three or more.
constexpr double opening = 1.3;
constexpr double closing = 1.2;
constexpr double leaning_counts = 0.4;
/// A leaning is a hint, however often it comes.
constexpr double most_leaning = 2;
constexpr double unsure = 0.4;

bool is_conceded(const Sentence& sentence, const Hit& hit, std::uint16_t token) {
    if (token < hit.first()) return false;
    for (std::size_t i = hit.first() + 1U; i <= token; ++i)
        if (sentence.comma(i)) return false;
    return true;
}

/// Whether no opinion follows a "but" that much follows: what it takes back is not said in words
/// that the lexicon has.
bool is_unanswered(const Sentence& sentence, const Hit& but, std::span<const Opinion> opinions) {
    return sentence.size() - but.last() > 4 &&
           std::none_of(opinions.begin(), opinions.end(), [&](const Opinion& opinion) {
               return !opinion.leans && opinion.first >= but.first();
           });
}

}  // namespace

void Polarity::add(const Opinion& opinion, double weight) {
    if (opinion.leans) {
        leaning_ += opinion.strength * weight;
    } else {
        add_strong(opinion.strength * weight * (opinion.aside ? aside : 1));
    }
}

void Polarity::add_strong(double strength) {
    if (strength == 0) return;
    (strength > 0 ? sentence_.good : sentence_.bad) += std::abs(strength);
    last_said_ = strength;
}

void Polarity::end_sentence() {
    if (sentence_.empty()) return;
    if (sentences_ == 0) first_ = sentence_;
    last_ = sentence_;
    all_.add(sentence_, 1);
    sentence_ = {};
    ++sentences_;
}

double Polarity::value() const {
    Sums sums = all_;
    if (sentences_ > 2) {
        sums.add(first_, opening - 1);
        sums.add(last_, closing - 1);
    }
    if (sums.empty()) return std::clamp(leaning_ / (std::abs(leaning_) + 1), -1.0, 1.0);
    const double bad = bad_counts * sums.bad;
    const double lean = leaning_counts * std::clamp(leaning_, -most_leaning, most_leaning);
    const double value = (sums.good - bad + lean) / (sums.good + bad + std::abs(lean) + 1);
    // Where both weigh alike, what was said last decides.
    if (std::abs(value) >= 0.01) return value;
    return std::copysign(0.01, last_said_);
}

double sure_polarity(const model::Reading& reading) {
    const bool good = reading.polarity > 0;
    const auto same = std::count_if(reading.signals.begin(), reading.signals.end(),
                                    [&](const auto& hit) { return hit.positive == good; });
    const bool sure = same >= 2 && static_cast<std::size_t>(same) == reading.signals.size();
    return sure ? reading.polarity : std::clamp(reading.polarity, -unsure, unsure);
}

double weight_at(const Sentence& sentence, std::uint16_t token, std::span<const Opinion> opinions) {
    double weight = 1;
    for (const Hit& hit : sentence.hits()) {
        if (hit.rule->kind == RuleKind::though && is_conceded(sentence, hit, token))
            return conceded;
        if (hit.rule->kind != RuleKind::but) continue;
        weight = hit.first() == 0                         ? but_first
                 : token >= hit.first()                   ? after_but
                 : is_unanswered(sentence, hit, opinions) ? unanswered
                                                          : before_but;
    }
    return weight;
}

}  // namespace delight

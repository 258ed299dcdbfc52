#pragma once

#include <array>
#include <cstdint>

#include "model/reading.h"

namespace delight {

/// What a pattern of the lexicon does where it is met.
enum class RuleKind : std::uint8_t {
    opinion,      ///< says something good or bad
    topic,        ///< names what an opinion is about
    negator,      ///< turns what follows
    intensifier,  ///< strengthens what stands beside it
    diminisher,   ///< weakens it
    but,          ///< what follows counts more than what went before
    though,       ///< what follows, to the next comma, is conceded and counts less
    also,         ///< joins: "and", "or"
    wish,         ///< what is praised in this clause is not there
    skip,         ///< means nothing, whatever its words mean alone: "not only"
    praise_box,   ///< heading of what was good: "Pluspunten:"
    blame_box,    ///< heading of what was bad
    nothing       ///< "nothing", "n/a": an empty box
};

/// What an opinion is about; `other` is nothing of the business's.
struct Topic {
    model::Signal signal = model::Signal::promise;
    bool other = false;
};

struct SignalMark {
    model::Signal signal = model::Signal::promise;
    bool positive = true;
};

struct Rule {
    RuleKind kind = RuleKind::opinion;
    /// −3 to 3; under 0.5 it only counts in a text that has nothing stronger.
    float strength = 0;
    bool fixed = false;    ///< a negation does not turn it
    bool late = false;     ///< a verb: the negation may follow it ("smaakte niet")
    bool mute = false;     ///< carries no signal
    bool to_noun = false;  ///< a negator that ends at the noun behind it: "no", "geen"
    std::uint8_t signal_count = 0;
    std::array<SignalMark, 3> signals{};  ///< none: the topic beside it decides
    Topic topic;

    bool leans() const { return strength > -0.5F && strength < 0.5F; }
};

}  // namespace delight

#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "model/date.h"
#include "model/estimate.h"
#include "model/reading.h"

namespace model {

/// How many of some reviews carry a thing, as a share with its 90 % interval (Wilson).
struct SpokenShare {
    long n = 0;                     ///< the reviews it is a share of
    long count = 0;                 ///< those that carry it
    std::optional<Estimate> share;  ///< 0 to 1; none where n is 0
};

/// What reviews say well and ill of one thing, as shares of all of them.
struct PraiseAndBlame {
    SpokenShare praise;
    SpokenShare blame;
};

/// The steps of the Service Excellence Model (ISO 23592), lowest first: the promise kept, the
/// problem solved, the personal service, the surprise.
using Pyramid = std::array<PraiseAndBlame, 4>;

/// The three basics of being helped.
struct Basics {
    PraiseAndBlame adequately;  ///< promise, recovery
    PraiseAndBlame kindly;      ///< staff, personal
    PraiseAndBlame in_time;     ///< speed
};

/// The two axes that must go together: of the reviews that speak of it, those that do so well.
struct Axes {
    SpokenShare excellence;  ///< operational: promise, recovery, speed, effort
    SpokenShare intimacy;    ///< with the guest: staff, personal, surprise, feeling
};

/// Those who send others, and those who come back; as shares, so a hundredfold is "in a hundred".
struct Ambassadors {
    PraiseAndBlame recommend;
    PraiseAndBlame come_back;
};

/// The customer delight factor: of those who speak of the price, the share that finds it good,
/// among the delighted and the satisfied.
struct PriceTolerance {
    SpokenShare delighted;
    SpokenShare satisfied;
};

/// How often it is talked of: dated reviews in the last year (with text or not), a month.
struct Talk {
    long reviews = 0;                 ///< in that year
    std::optional<Estimate> a_month;  ///< with the 90 % interval of a Poisson rate
    double segment = 0;               ///< the median business of its segment, a month
    std::optional<double> rank;       ///< 0 (least) to 1 (most talked of) in its segment
};

/// A signal or word that separates the nines and tens from the sevens and eights.
struct Separation {
    std::string term;      ///< the word as it is read; of a signal its name
    Estimate log_odds;     ///< over 0: the nines and tens say it more; with its 90 % interval
    double z = 0;          ///< the log-odds in its standard errors
    long tens = 0;         ///< nines and tens that say it
    long sevens = 0;       ///< sevens and eights that say it
    bool positive = true;  ///< of a signal: its sign
};

/// What separates the nines and tens of a business or a segment from its sevens and eights.
struct RoadToTen {
    bool enough_texts = false;        ///< otherwise the lists are empty
    long tens = 0;                    ///< texts with a nine or ten
    long sevens = 0;                  ///< texts with a seven or eight
    std::vector<Separation> signals;  ///< the most separating first; only whose interval leaves 0
    std::vector<Separation> words;    ///< the same
};

/// One signal with one sign, here and in the whole segment.
struct SignalShare {
    Signal signal = Signal::promise;
    bool positive = true;
    SpokenShare here;
    SpokenShare segment;
};

/// The nine elements of the Service Excellence Model (ISO 23592), in its order.
enum class Element : std::uint8_t {
    vision,      ///< not visible from outside
    leadership,  ///< not visible from outside
    /// Steadiness of warmth over time: the share of its half-years with ten texts or more in which
    /// praise of staff or of personal care was not clearly rarer than it usually is, here and in
    /// the segment. Seen from three such half-years on.
    culture,
    engagement,     ///< the share of texts that praise the staff
    understanding,  ///< of needs: the share that praises personal care
    outstanding,    ///< experiences: the share that tells of a surprise
    innovation,     ///< the share that speaks of what is new or was renewed
    processes,      ///< the share that praises promise, speed, effort or recovery
    monitoring      ///< the share of reviews, with text or not, that the owner answered
};
inline constexpr std::array<std::string_view, 9> element_names{
    "vision",      "leadership", "culture",   "engagement", "understanding",
    "outstanding", "innovation", "processes", "monitoring"};

/// What reviews show of one element from outside.
struct ElementView {
    Element element = Element::vision;
    bool visible = false;             ///< false: not visible from outside, or nothing to see it by
    SpokenShare share;                ///< what it is judged by, as the element's docs say
    std::optional<Estimate> segment;  ///< the same share over the whole segment
    std::optional<double> days;       ///< monitoring: median days until an answer was seen
};

/// What the words say of the numbers.
enum class WordsBadge : std::uint8_t {
    not_enough_texts,
    none,
    words_agree,  ///< the delighted speak of surprise, personal care, recommending, coming back
    hollow_tens   ///< they hardly do
};

/// The clause of a review that shows a signal: short, without names, one a reviewer.
struct Quote {
    Signal signal = Signal::promise;
    bool positive = true;
    std::string text;
    std::string lang;  ///< ISO 639-1
    std::optional<double> grade;
    std::optional<Date> date;
    std::string source;
    std::string url;  ///< of the listing it stands at; may be empty
};

/// All that the words of the reviews of one business, or of a whole segment, say.
struct Spoken {
    long texts = 0;  ///< reviews with text
    long read = 0;   ///< of these, those in a language that could be read
    Pyramid pyramid;
    Basics basics;
    Axes axes;
    Ambassadors ambassadors;
    Talk talk;
    PriceTolerance price;
    WordsBadge badge = WordsBadge::not_enough_texts;
    SpokenShare hidden_delight;  ///< of its eights: those with the words of nines
    /// Of its nines and tens that a learned model could tell of: those with the words of sevens.
    SpokenShare hollow_tens;
    SpokenShare good_unscored;         ///< of its texts without a score, good or bad: the good ones
    std::vector<SignalShare> signals;  ///< every signal with both signs, in their order
    std::vector<SignalShare> broken_promises;  ///< promise and recovery, −, where any says so
    RoadToTen road;
    std::vector<ElementView> elements;  ///< all nine, in their order
    std::vector<Quote> quotes;          ///< by signal and sign, the best first; of a segment: none
};

}  // namespace model

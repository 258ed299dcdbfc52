#include "delight/pyramid.h"

#include <algorithm>
#include <vector>

namespace delight {
namespace {

using model::PraiseAndBlame;
using model::Signal;
using model::WordsBadge;
using Reviews = std::span<const SpokenReview>;

constexpr std::array signs_of_delight{Signal::surprise, Signal::personal, Signal::ambassador,
                                      Signal::comes_back, Signal::feeling};
constexpr double delighted_from = 8.5;
constexpr double satisfied_from = 6.5;
constexpr double eight_from = 7.5;
constexpr long fewest_delighted = 10;
constexpr long fewest_eights = 10;

template <std::size_t Count>
PraiseAndBlame both(Reviews reviews, const std::array<Signal, Count>& signals) {
    return {share_that_say(reviews, signals, true), share_that_say(reviews, signals, false)};
}

std::vector<SpokenReview> graded(Reviews reviews, double from, double below) {
    std::vector<SpokenReview> chosen;
    std::copy_if(reviews.begin(), reviews.end(), std::back_inserter(chosen),
                 [&](const SpokenReview& review) {
                     return review.grade() && *review.grade() >= from && *review.grade() < below;
                 });
    return chosen;
}

}  // namespace

model::Pyramid pyramid_of(Reviews reviews) {
    return {both(reviews, std::array{Signal::promise}), both(reviews, std::array{Signal::recovery}),
            both(reviews, std::array{Signal::staff, Signal::personal}),
            both(reviews, std::array{Signal::surprise})};
}

model::Basics basics_of(Reviews reviews) {
    return {both(reviews, std::array{Signal::promise, Signal::recovery}),
            both(reviews, std::array{Signal::staff, Signal::personal}),
            both(reviews, std::array{Signal::speed})};
}

model::Axes axes_of(Reviews reviews) {
    constexpr std::array excellence{Signal::promise, Signal::recovery, Signal::speed,
                                    Signal::effort};
    constexpr std::array intimacy{Signal::staff, Signal::personal, Signal::surprise,
                                  Signal::feeling};
    return {share_that_praise(reviews, excellence), share_that_praise(reviews, intimacy)};
}

model::Ambassadors ambassadors_of(Reviews reviews) {
    return {both(reviews, std::array{Signal::ambassador}),
            both(reviews, std::array{Signal::comes_back})};
}

model::PriceTolerance price_tolerance_of(Reviews reviews) {
    constexpr std::array price{Signal::price};
    return {share_that_praise(graded(reviews, delighted_from, 11), price),
            share_that_praise(graded(reviews, satisfied_from, delighted_from), price)};
}

WordsBadge words_badge_of(Reviews reviews) {
    const std::vector<SpokenReview> delighted = graded(reviews, delighted_from, 11);
    const SpokenShare share = share_that_say(delighted, signs_of_delight, true);
    if (share.n < fewest_delighted) return WordsBadge::not_enough_texts;
    if (share.share->low >= 1.0 / 3) return WordsBadge::words_agree;
    if (share.share->high <= 1.0 / 6) return WordsBadge::hollow_tens;
    return WordsBadge::none;
}

SpokenShare words_of_nines(Reviews reviews, double from, double below) {
    std::vector<SpokenReview> chosen = graded(reviews, from, below);
    // A review that is delighted in its words is marked by one signal, so that it can be counted.
    for (SpokenReview& review : chosen) {
        const auto signs = std::count_if(signs_of_delight.begin(), signs_of_delight.end(),
                                         [&](Signal sign) { return review.says(sign, true); });
        bool blames = false;
        for (std::size_t i = 0; i < model::signal_names.size(); ++i)
            blames = blames || review.says(static_cast<Signal>(i), false);
        SpokenReview marked;
        const bool nines = review.likeness() == Likeness::untold
                               ? signs >= 2 && !blames
                               : review.likeness() == Likeness::of_nines;
        if (nines) marked.set(Signal::feeling, true);
        review = marked;
    }
    return share_that_say(chosen, std::array{Signal::feeling}, true);
}

SpokenShare hidden_delight_of(Reviews reviews) {
    return words_of_nines(reviews, eight_from, delighted_from);
}

SpokenShare hollow_tens_of(Reviews reviews) {
    long n = 0;
    long hollow = 0;
    for (const SpokenReview& review : graded(reviews, delighted_from, 11)) {
        n += review.likeness() != Likeness::untold ? 1 : 0;
        hollow += review.likeness() == Likeness::of_sevens ? 1 : 0;
    }
    return spoken_share(hollow, n);
}

SpokenShare good_unscored_of(Reviews reviews) {
    long n = 0;
    long good = 0;
    for (const SpokenReview& review : reviews) {
        if (review.grade() || review.tone() == 0) continue;
        ++n;
        good += review.tone() > 0 ? 1 : 0;
    }
    return spoken_share(good, n);
}

bool is_hidden_delight(const SpokenShare& here, const SpokenShare& segment,
                       const SpokenShare& nines) {
    if (here.n < fewest_eights || !segment.share || !nines.share) return false;
    return here.share->low > segment.share->mean && here.share->mean >= nines.share->mean;
}

}  // namespace delight

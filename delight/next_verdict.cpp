#include "delight/next_verdict.h"

#include <algorithm>
#include <cmath>
#include <functional>

#include "delight/bands.h"

namespace delight {
namespace {

using model::Judgement;
using model::NextVerdict;
using model::Verdict;

constexpr long far_away = 500;
constexpr std::size_t nine = index(Band::delighted);
constexpr std::size_t seven = index(Band::satisfied);
constexpr std::size_t six = index(Band::disappointed);

int worth(Verdict verdict) {
    switch (verdict) {
        case Verdict::too_little_evidence:
            return -1;
        case Verdict::cold_shower:
            return 0;
        case Verdict::mediocre_seven:
        case Verdict::hot_and_cold:
            return 1;
        case Verdict::promising:
            return 2;
        case Verdict::delight:
            break;
    }
    return 3;
}

/// So many ratings of one band as if they had been of another. Their weight is the band's mean.
Standing turned(Standing standing, std::size_t from, std::size_t to, long ratings) {
    if (ratings == 0) return standing;
    const auto n = static_cast<double>(ratings);
    const double weight = standing.weighted.at(from) / standing.counts.at(from);
    standing.counts.at(from) -= n;
    standing.counts.at(to) += n;
    standing.weighted.at(from) = std::max(standing.weighted.at(from) - n * weight, 0.0);
    standing.weighted.at(to) += n * weight;
    return standing;
}

Standing with_more(Standing standing, std::size_t band, double ratings) {
    standing.counts.at(band) += ratings;
    standing.weighted.at(band) += ratings;
    return standing;
}

/// The smallest number from 1 to `most` at which something holds that then goes on to hold.
std::optional<long> fewest(long most, const std::function<bool(long)>& holds) {
    long high = 1;
    while (high < most && !holds(high)) high *= 2;
    high = std::min(high, most);
    if (high < 1 || !holds(high)) return std::nullopt;
    long low = high / 2;
    while (high - low > 1) {
        const long middle = (low + high) / 2;
        (holds(middle) ? high : low) = middle;
    }
    return high;
}

/// Whether the delighted share's interval can be wider than allowed: a normal one is 3.29 standard
/// deviations wide, and a beta one hardly wider.
bool may_be_wide(const Shares& posterior, const Rules& rules) {
    const double share = posterior[nine] / sum(posterior);
    return 3.29 * std::sqrt(share * (1 - share) / (sum(posterior) + 1)) > 0.8 * rules.max_width;
}

/// Asks what would become of one business.
struct Asking {
    const Judgement& judgement;
    const Standing& standing;
    const Rules& rules;

    bool better(const Standing& other) const {
        return worth(decide(other, rules).verdict) > worth(judgement.verdict);
    }
    long whole(std::size_t band) const {
        return static_cast<long>(std::floor(standing.counts.at(band) + 1e-9));
    }
    std::optional<long> sevens(const Standing& from) const {
        return fewest(whole(seven), [&](long n) { return better(turned(from, seven, nine, n)); });
    }
    std::optional<long> sixes() const {
        return fewest(whole(six), [&](long n) {
            const Standing fewer = turned(standing, six, seven, n);
            return better(fewer) || better(turned(fewer, seven, nine, whole(seven)));
        });
    }
    void fill(NextVerdict& next) const;
    void fill_more(NextVerdict& next) const;
};

void Asking::fill(NextVerdict& next) const {
    Standing reached = standing;
    next.nines = fewest(far_away, [&](long n) {
        return better(with_more(standing, nine, static_cast<double>(n)));
    });
    next.sevens = sevens(standing);
    if (next.sevens) {
        reached = turned(standing, seven, nine, *next.sevens);
    } else if ((next.sixes = sixes())) {
        reached = turned(standing, six, seven, *next.sixes);
        if (!better(reached) && (next.sevens = sevens(reached)))
            reached = turned(reached, seven, nine, *next.sevens);
    } else if (next.nines) {
        reached = with_more(standing, nine, static_cast<double>(*next.nines));
    }
    next.verdict = decide(reached, rules).verdict;
}

/// Where there is too little evidence: how many ratings as the present ones, or as the prior
/// where there are none, make a verdict possible.
void Asking::fill_more(NextVerdict& next) const {
    const Shares mix{standing.prior[0] + standing.weighted[0],
                     standing.prior[1] + standing.weighted[1],
                     standing.prior[2] + standing.weighted[2]};
    const auto with = [&](long n) {
        Standing more = standing;
        for (std::size_t k = 0; k < mix.size(); ++k)
            more = with_more(more, k, static_cast<double>(n) * mix.at(k) / sum(mix));
        return decide(more, rules).verdict;
    };
    next.more = fewest(far_away, [&](long n) { return with(n) != Verdict::too_little_evidence; });
    if (next.more) next.verdict = with(*next.more);
}

/// With how many more of a band the verdict is another, and worth less.
std::optional<long> loses_after(const Asking& ask, std::size_t band) {
    return fewest(far_away, [&](long n) {
        const auto then = with_more(ask.standing, band, static_cast<double>(n));
        return worth(decide(then, ask.rules).verdict) < worth(ask.judgement.verdict);
    });
}

}  // namespace

Finding decide(const Standing& standing, const Rules& rules) {
    Judgement figures;
    figures.bar = standing.bar;
    figures.effective_n = sum(standing.weighted) + 1e-9;  // parts of ten may add up to less
    const Shares posterior = standing.posterior();
    fill_chances(figures, posterior, rules);
    if (may_be_wide(posterior, rules))
        figures.delighted = share_estimate(posterior, nine);
    else
        figures.delighted.low = figures.delighted.high = figures.delighted.mean;
    return decide(figures, standing.estimated, rules);
}

Shares Standing::posterior() const {
    return {prior[0] + weighted[0], prior[1] + weighted[1], prior[2] + weighted[2]};
}

std::optional<NextVerdict> next_verdict(const Judgement& judgement, const Standing& standing,
                                        const Rules& rules) {
    if (judgement.verdict == Verdict::delight) return std::nullopt;
    NextVerdict next;
    next.verdict = judgement.verdict;
    const Asking ask{judgement, standing, rules};
    if (judgement.verdict == Verdict::too_little_evidence) {
        ask.fill_more(next);
    } else {
        ask.fill(next);
    }
    if (next.verdict == judgement.verdict) return std::nullopt;
    if (next.sevens) next.worth = worth_of(static_cast<double>(*next.sevens), judgement.n, rules);
    return next;
}

std::optional<model::Worth> worth_of(double ratings, double n, const Rules& rules) {
    if (rules.customer_value <= 0 || n <= 0) return std::nullopt;
    const double value = 100 * ratings / n * rules.customer_value;
    return model::Worth{value * rules.bond_low, value * rules.bond_high};
}

std::optional<model::Fall> fall(const Judgement& judgement, const Standing& standing,
                                const Rules& rules) {
    if (worth(judgement.verdict) <= 0) return std::nullopt;
    const Asking ask{judgement, standing, rules};
    model::Fall lost{judgement.verdict, loses_after(ask, seven), loses_after(ask, six)};
    if (!lost.sixes && !lost.sevens) return std::nullopt;
    const bool by_sixes = lost.sixes && (!lost.sevens || *lost.sixes <= *lost.sevens);
    const auto n = static_cast<double>(by_sixes ? *lost.sixes : *lost.sevens);
    lost.verdict = decide(with_more(standing, by_sixes ? six : seven, n), rules).verdict;
    return lost;
}

}  // namespace delight

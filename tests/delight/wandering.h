#pragma once

#include <algorithm>
#include <chrono>
#include <cmath>
#include <random>
#include <vector>

#include "delight/statistics.h"
#include "tests/delight/town.h"

/// Businesses whose delighted share wanders over the years, with the truth about them.
namespace wandering {

constexpr double years = 6;

/// How a made-up kind of business is.
struct Kind {
    double share = 0.4;  ///< mean of the delighted share
    double rate = 0;     ///< of its wandering, a year; 0: it stays as it is
    int ratings = 60;    ///< each, over six years
};

/// A business with the truth about it today.
struct Known {
    model::Dossier dossier;
    double share = 0;
    double nps = 0;
};

/// A beta distribution of precision 10 by normal deviates from -4 to 4.
using Quantiles = std::vector<double>;

inline Quantiles quantiles_of(double mean) {
    Quantiles table;
    for (int i = 0; i <= 80; ++i)
        table.push_back(
            delight::beta_quantile(10 * mean, 10 * (1 - mean), delight::normal_below(0.1 * i - 4)));
    return table;
}

/// A share that wanders as a beta distribution of precision 10 does in a Gaussian copula.
class Wandering {
  public:
    Wandering(const Kind& kind, const Quantiles& table, std::mt19937& random)
        : kind_{kind}, table_{&table}, random_{&random}, place_{normal_(random)}, share_{share()} {}

    double go_to(double time) {
        if (kind_.rate <= 0) return share_;
        const double kept = std::exp(-kind_.rate * (time - time_));
        place_ = kept * place_ + std::sqrt(1 - kept * kept) * normal_(*random_);
        time_ = time;
        return share_ = share();
    }

  private:
    double share() const {
        const double step =
            std::clamp((place_ + 4) / 8, 0.0, 0.999) * static_cast<double>(table_->size() - 1);
        const auto below = static_cast<std::size_t>(step);
        const double part = step - static_cast<double>(below);
        return (1 - part) * table_->at(below) + part * table_->at(below + 1);
    }

    Kind kind_;
    const Quantiles* table_;
    std::mt19937* random_;
    std::normal_distribution<double> normal_;
    double place_;
    double time_ = 0;
    double share_;
};

inline Known draw(const Kind& kind, const Quantiles& table, std::mt19937& random) {
    std::uniform_real_distribution<double> even;
    std::vector<double> times(static_cast<std::size_t>(kind.ratings));
    for (double& time : times) time = even(random) * years;
    std::sort(times.begin(), times.end());
    Wandering delighted{kind, table, random};
    const double bad = 0.05 + 0.3 * even(random);  // of those not delighted
    Known known{town::business(1, "hotel", "Ommen"), 0, 0};
    auto made = town::listing("zoover");
    for (const double time : times) {
        const double share = delighted.go_to(time);
        const double chance = even(random);
        const double grade = chance < share ? 9 : chance < share + (1 - share) * bad ? 5 : 7.5;
        const auto ago = std::chrono::days{std::lround((years - time) * 365.2425)};
        made.tallies.push_back({grade, model::Date{town::today - ago}, town::today - ago});
    }
    known.dossier.listings = {std::move(made)};
    known.share = delighted.go_to(years);
    known.nps = 100 * (known.share - (1 - known.share) * bad);
    return known;
}

inline std::vector<Known> draw(const Kind& kind, int businesses, unsigned seed) {
    std::mt19937 random{seed};
    const Quantiles table = quantiles_of(kind.share);
    std::vector<Known> made;
    for (int i = 0; i < businesses; ++i) made.push_back(draw(kind, table, random));
    return made;
}

}  // namespace wandering

#include "delight/cross_fit.h"

#include <algorithm>
#include <limits>
#include <map>
#include <tuple>

#include "delight/calibration.h"
#include "delight/held_out.h"

namespace delight {
namespace {

/// In the place of a fold that is kept out: none is.
constexpr std::size_t no_fold = 0xFF;

/// Held-out log-odds beside their answers.
struct Foretold {
    std::vector<double> log_odds;
    std::vector<std::uint8_t> answers;
};

/// Models without one fold or two of them, each fitted once: the one without folds 1 and 2 tells of
/// 2 what a fit that may not see 1 needs to know, and the other way round.
class FoldFits {
  public:
    FoldFits(const LogisticProblem& problem, std::span<const std::uint8_t> folds, std::size_t size)
        : problem_{problem}, folds_{folds.first(size)} {}

    std::size_t size() const { return folds_.size(); }

    /// What is foretold of every example outside fold `out`, by models that saw neither that fold
    /// nor the example's own.
    Foretold without(std::size_t out, double c) {
        Foretold foretold;
        for (std::size_t row = 0; row < size(); ++row) {
            if (folds_[row] == out) continue;
            const std::size_t other = out == no_fold ? folds_[row] : out;
            foretold.log_odds.push_back(fits(other, folds_[row], c)[row]);
            foretold.answers.push_back(problem_.positive(row) ? 1 : 0);
        }
        return foretold;
    }

    /// By example: the log-odds for those in fold `a` or `b`, by the model without both.
    const std::vector<double>& fits(std::size_t a, std::size_t b, double c) {
        if (a > b) std::swap(a, b);
        const auto [place, fresh] = fits_.try_emplace({a, b, c});
        if (fresh) place->second = fit(a, b, c);
        return place->second;
    }

  private:
    std::vector<double> fit(std::size_t a, std::size_t b, double c) const {
        const auto out = [&](std::size_t row) { return folds_[row] == a || folds_[row] == b; };
        std::vector<std::uint32_t> rows;
        for (std::size_t row = 0; row < size(); ++row)
            if (!out(row)) rows.push_back(static_cast<std::uint32_t>(row));
        const LinearModel model = problem_.fit(rows, c);
        std::vector<double> log_odds(size(), 0);
        for (std::size_t row = 0; row < size(); ++row)
            if (out(row)) log_odds[row] = problem_.log_odds(row, model);
        return log_odds;
    }

    const LogisticProblem& problem_;
    std::span<const std::uint8_t> folds_;
    std::map<std::tuple<std::size_t, std::size_t, double>, std::vector<double>> fits_;
};

double calibrated_loss(const Foretold& foretold) {
    const Calibration calibration = calibrate(foretold.log_odds, foretold.answers);
    double loss = 0;
    for (std::size_t i = 0; i < foretold.log_odds.size(); ++i)
        loss += log_loss(calibration.log_odds(foretold.log_odds[i]), foretold.answers[i] != 0);
    return loss;
}

double choose_c(FoldFits& fits, std::size_t out, std::span<const double> grid) {
    double chosen = grid.front();
    double least = std::numeric_limits<double>::infinity();
    for (const double c : grid) {
        if (grid.size() == 1) break;
        const double loss = calibrated_loss(fits.without(out, c));
        if (loss >= least) continue;
        least = loss;
        chosen = c;
    }
    return chosen;
}

std::vector<std::uint32_t> rows_without(std::span<const std::uint8_t> folds, std::size_t out) {
    std::vector<std::uint32_t> rows;
    for (std::uint32_t row = 0; row < folds.size(); ++row)
        if (folds[row] != out) rows.push_back(row);
    return rows;
}

/// The calibration becomes part of the model.
LinearModel calibrated(LinearModel model, const Calibration& calibration) {
    for (double& weight : model.weights) weight *= calibration.slope;
    model.bias = calibration.log_odds(model.bias);
    return model;
}

}  // namespace

CrossFit cross_fit(const LogisticProblem& problem, std::span<const std::uint8_t> folds,
                   std::span<const double> grid, std::size_t most_to_choose) {
    FoldFits whole{problem, folds, problem.size()};
    FoldFits part{problem, folds, std::min(problem.size(), most_to_choose)};
    FoldFits& choosing = part.size() < whole.size() ? part : whole;
    CrossFit made;
    made.held_out.resize(problem.size());
    const std::size_t count = 1U + *std::max_element(folds.begin(), folds.end());
    for (std::size_t fold = 0; fold <= count; ++fold) {
        const std::size_t out = fold < count ? fold : no_fold;
        const double c = choose_c(choosing, out, grid);
        const Foretold foretold = whole.without(out, c);
        const LinearModel model = calibrated(problem.fit(rows_without(folds, out), c),
                                             calibrate(foretold.log_odds, foretold.answers));
        for (std::size_t row = 0; row < problem.size(); ++row)
            if (folds[row] == out) made.held_out[row] = problem.log_odds(row, model);
        made.models.push_back(model);
    }
    return made;
}

}  // namespace delight

#include "delight/held_out.h"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <random>
#include <vector>

namespace delight {
namespace {

constexpr double least_chance = 1e-6;
constexpr int flips = 9999;
constexpr std::uint64_t seed = 20261121;

/// The area under the ROC curve as the Mann-Whitney statistic; ties count half.
double auc_of(std::span<const double> log_odds, std::span<const std::uint8_t> answers) {
    std::vector<std::size_t> order(log_odds.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::sort(order.begin(), order.end(),
              [&](std::size_t a, std::size_t b) { return log_odds[a] < log_odds[b]; });
    double below = 0;
    double placed = 0;
    double positives = 0;
    for (std::size_t i = 0; i < order.size();) {
        double yes = 0;
        double no = 0;
        const double here = log_odds[order[i]];
        for (; i < order.size() && log_odds[order[i]] == here; ++i)
            (answers[order[i]] != 0 ? yes : no) += 1;
        placed += yes * (below + no / 2);
        below += no;
        positives += yes;
    }
    return positives > 0 && below > 0 ? placed / (positives * below) : 0.5;
}

}  // namespace

double log_loss(double log_odds, bool positive) {
    const double against = positive ? -log_odds : log_odds;
    // ln(1 + e^x), which is x itself where e^x is beyond all numbers.
    const double loss = against > 30 ? against : std::log1p(std::exp(against));
    return std::min(loss, -std::log(least_chance));
}

model::HeldOut figures_of(std::span<const double> log_odds, std::span<const std::uint8_t> answers) {
    if (log_odds.empty()) return {};
    model::HeldOut figures;
    for (std::size_t i = 0; i < log_odds.size(); ++i) {
        figures.accuracy += (log_odds[i] >= 0) == (answers[i] != 0) ? 1 : 0;
        figures.log_loss += log_loss(log_odds[i], answers[i] != 0);
    }
    figures.accuracy /= static_cast<double>(log_odds.size());
    figures.log_loss /= static_cast<double>(log_odds.size());
    figures.auc = auc_of(log_odds, answers);
    return figures;
}

double sign_flip_p(std::span<const double> leads, std::span<const std::uint32_t> groups) {
    std::vector<double> sums;
    for (std::size_t i = 0; i < leads.size(); ++i) {
        if (groups[i] >= sums.size()) sums.resize(groups[i] + 1, 0);
        sums[groups[i]] += leads[i];
    }
    std::erase(sums, 0.0);
    const double lead = std::accumulate(sums.begin(), sums.end(), 0.0);
    std::mt19937_64 random{seed};
    int as_large = 1;
    for (int flip = 0; flip < flips; ++flip) {
        double sum = 0;
        std::uint64_t bits = 0;
        for (std::size_t i = 0; i < sums.size(); ++i) {
            if (i % 64 == 0) bits = random();
            sum += (bits >> (i % 64) & 1) != 0 ? sums[i] : -sums[i];
        }
        // Sums of the same parts in another order differ by their last digits.
        as_large += sum >= lead - 1e-9 * std::abs(lead) ? 1 : 0;
    }
    return static_cast<double>(as_large) / (flips + 1);
}

}  // namespace delight

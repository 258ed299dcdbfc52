#include "delight/equate.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <set>

#include "delight/statistics.h"

namespace delight {
namespace {

using Matrix = std::vector<std::vector<double>>;
using Group = std::vector<Sighting>;

/// The sightings by business, of those on two known sources or more.
std::vector<Group> shared(std::span<const Sighting> sightings, const std::vector<Bias>& found) {
    std::map<std::size_t, Group> groups;
    for (const Sighting& one : sightings)
        if (found[one.source].known) groups[one.business].push_back(one);
    std::vector<Group> kept;
    for (auto& [business, group] : groups)
        if (group.size() > 1) kept.push_back(std::move(group));
    return kept;
}

/// Leaves out the source with the fewest shared businesses until all that stay have enough.
std::vector<Group> enough_shared(std::span<const Sighting> sightings, int min_shared,
                                 std::vector<Bias>& found) {
    for (Bias& one : found) one.known = true;
    for (;;) {
        std::vector<Group> groups = shared(sightings, found);
        for (Bias& one : found)
            if (one.known) one.businesses = 0;
        for (const Group& group : groups)
            for (const Sighting& one : group) ++found[one.source].businesses;
        Bias* poorest = nullptr;
        for (Bias& one : found)
            if (one.known && (poorest == nullptr || one.businesses < poorest->businesses))
                poorest = &one;
        if (poorest == nullptr || poorest->businesses >= min_shared) return groups;
        poorest->known = false;
    }
}

/// Inverts a symmetric positive definite matrix by Gauss and Jordan.
Matrix inverted(Matrix matrix) {
    const std::size_t n = matrix.size();
    Matrix inverse(n, std::vector<double>(n, 0.0));
    for (std::size_t i = 0; i < n; ++i) inverse[i][i] = 1;
    for (std::size_t i = 0; i < n; ++i) {
        const double pivot = matrix[i][i];
        for (std::size_t k = 0; k < n; ++k) {
            matrix[i][k] /= pivot;
            inverse[i][k] /= pivot;
        }
        for (std::size_t j = 0; j < n; ++j) {
            if (j == i) continue;
            const double factor = matrix[j][i];
            for (std::size_t k = 0; k < n; ++k) {
                matrix[j][k] -= factor * matrix[i][k];
                inverse[j][k] -= factor * inverse[i][k];
            }
        }
    }
    return inverse;
}

/// For each source the first one that shared businesses link it with.
std::vector<std::size_t> links_of(const std::vector<Group>& groups, std::size_t sources) {
    std::vector<std::size_t> link(sources);
    for (std::size_t s = 0; s < sources; ++s) link[s] = s;
    for (const Group& group : groups)
        for (const Sighting& one : group) {
            const std::size_t a = std::min(link[one.source], link[group.front().source]);
            const std::size_t b = std::max(link[one.source], link[group.front().source]);
            std::replace(link.begin(), link.end(), b, a);
        }
    return link;
}

struct Solution {
    std::vector<double> biases;
    Matrix covariance;
    double squares = 0;  ///< weighted, of the residuals
};

double weighted_mean(const Group& group, double tau2) {
    double top = 0;
    double whole = 0;
    for (const Sighting& one : group) {
        top += one.value / (one.variance + tau2);
        whole += 1 / (one.variance + tau2);
    }
    return top / whole;
}

/// The normal equations with the businesses' levels taken out, and, so that they have one
/// solution, with the sum over each link's sources held at zero.
Solution solve(const std::vector<Group>& groups, const std::vector<std::size_t>& link,
               double tau2) {
    const std::size_t n = link.size();
    Matrix matrix(n, std::vector<double>(n, 0.0));
    std::vector<double> right(n, 0.0);
    for (std::size_t s = 0; s < n; ++s)
        for (std::size_t t = 0; t < n; ++t) matrix[s][t] = link[s] == link[t] ? 1 : 0;
    for (const Group& group : groups) {
        double whole = 0;
        for (const Sighting& one : group) whole += 1 / (one.variance + tau2);
        const double mean = weighted_mean(group, tau2);
        for (const Sighting& one : group) {
            const double weight = 1 / (one.variance + tau2);
            right[one.source] += weight * (one.value - mean);
            matrix[one.source][one.source] += weight;
            for (const Sighting& two : group)
                matrix[one.source][two.source] -= weight / (two.variance + tau2) / whole;
        }
    }
    Solution found{std::vector<double>(n, 0.0), inverted(std::move(matrix)), 0};
    for (std::size_t s = 0; s < n; ++s)
        for (std::size_t t = 0; t < n; ++t) found.biases[s] += found.covariance[s][t] * right[t];
    for (Group group : groups) {
        for (Sighting& one : group) one.value -= found.biases[one.source];
        const double level = weighted_mean(group, tau2);
        for (const Sighting& one : group)
            found.squares += (one.value - level) * (one.value - level) / (one.variance + tau2);
    }
    return found;
}

double degrees_of_freedom(const std::vector<Group>& groups, const std::vector<std::size_t>& link) {
    double df = 0;
    std::map<std::size_t, std::size_t> linked;
    for (const Group& group : groups) df += static_cast<double>(group.size()) - 1;
    for (const std::size_t one : link) ++linked[one];
    for (const auto& [first, size] : linked) df -= static_cast<double>(size) - 1;
    return df;
}

Solution fit(const std::vector<Group>& groups, const std::vector<std::size_t>& link) {
    const double df = degrees_of_freedom(groups, link);
    Solution found = solve(groups, link, 0);
    if (found.squares <= df) return found;
    double low = 0;
    double high = 1;
    while (solve(groups, link, high).squares > df && high < 1e6) high *= 2;
    for (int round = 0; round < 30; ++round) {
        const double middle = (low + high) / 2;
        (solve(groups, link, middle).squares > df ? low : high) = middle;
    }
    return solve(groups, link, high);
}

double logit(double share) {
    const double kept = std::clamp(share, 1e-6, 1 - 1e-6);
    return std::log(kept / (1 - kept));
}

double share_of(double log_odds) {
    return 1 / (1 + std::exp(-log_odds));
}

/// The interval's ends moved by a bias whose own doubt is added to theirs.
model::Estimate moved(const model::Estimate& value, const Bias& bias) {
    const double half = normal_quantile(0.95) * bias.error;
    return {value.mean - bias.mean,
            value.mean - bias.mean - std::hypot(value.mean - value.low, half),
            value.mean - bias.mean + std::hypot(value.high - value.mean, half)};
}

}  // namespace

std::vector<Bias> biases(std::span<const Sighting> sightings, std::size_t sources, int min_shared) {
    std::vector<Bias> found(sources);
    const auto groups = enough_shared(sightings, min_shared, found);
    if (groups.empty()) return found;
    const auto link = links_of(groups, sources);
    const Solution solution = fit(groups, link);
    for (std::size_t s = 0; s < sources; ++s) {
        if (!found[s].known) continue;
        // What holds the sum at zero stands in the inverse as 1 / (number linked)^2.
        const auto linked = static_cast<double>(std::count(link.begin(), link.end(), link[s]));
        found[s].mean = solution.biases[s];
        found[s].error =
            std::sqrt(std::max(solution.covariance[s][s] - 1 / (linked * linked), 0.0));
    }
    return found;
}

LogOdds log_odds(double hits, double n) {
    const double yes = hits + 0.5;
    const double no = n - hits + 0.5;
    return {std::log(yes / no), 1 / yes + 1 / no};
}

model::Estimate equated_share(const model::Estimate& share, const Bias& bias) {
    const auto [mean, low, high] =
        moved({logit(share.mean), logit(share.low), logit(share.high)}, bias);
    return {share_of(mean), share_of(low), share_of(high)};
}

model::Estimate equated_grade(const model::Estimate& grade, const Bias& bias) {
    const auto [mean, low, high] = moved(grade, bias);
    return {std::clamp(mean, 1.0, 10.0), std::max(low, 1.0), std::min(high, 10.0)};
}

}  // namespace delight

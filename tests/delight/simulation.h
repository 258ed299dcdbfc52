#pragma once

#include <random>

#include "delight/statistics.h"

/// Draws for simulations; the same seed gives the same town.
namespace simulation {

inline delight::Shares draw_dirichlet(const delight::Shares& alpha, std::mt19937& random) {
    delight::Shares drawn{};
    for (std::size_t k = 0; k < 3; ++k)
        drawn.at(k) = std::gamma_distribution<double>{alpha.at(k), 1}(random);
    const double whole = delight::sum(drawn);
    return {drawn[0] / whole, drawn[1] / whole, drawn[2] / whole};
}

inline delight::Shares draw_counts(const delight::Shares& shares, int n, std::mt19937& random) {
    delight::Shares counts{};
    std::discrete_distribution<std::size_t> band{shares.begin(), shares.end()};
    for (int i = 0; i < n; ++i) counts.at(band(random)) += 1;
    return counts;
}

}  // namespace simulation

#include "delight/average.h"

#include <algorithm>
#include <cmath>
#include <vector>

#include "delight/bands.h"

namespace delight {
namespace {

/// The grades of all whole steps of a scale.
std::vector<double> grades_of(const model::Scale& scale) {
    std::vector<double> grades;
    const double width = std::min(scale.best - scale.worst, 1000.0);
    for (int i = 0; i <= static_cast<int>(width + 1e-9); ++i)
        grades.push_back(grade({scale.worst + i, scale}));
    return grades;
}

/// Probabilities of the grades when the normal distribution lies around `centre`.
std::vector<double> normal_on(const std::vector<double>& grades, double centre, double sd) {
    std::vector<double> chances;
    double nearest = 1e300;
    for (const double one : grades) nearest = std::min(nearest, std::abs(one - centre));
    double whole = 0;
    for (const double one : grades) {
        const double far = std::abs(one - centre);
        chances.push_back(std::exp((nearest * nearest - far * far) / (2 * sd * sd)));
        whole += chances.back();
    }
    for (double& chance : chances) chance /= whole;
    return chances;
}

double mean_of(const std::vector<double>& grades, const std::vector<double>& chances) {
    double mean = 0;
    for (std::size_t i = 0; i < grades.size(); ++i) mean += grades[i] * chances[i];
    return mean;
}

/// Moves the centre until the mean on the scale's steps is the one that is known.
std::vector<double> with_mean(const std::vector<double>& grades, double mean, double sd) {
    double low = -90;
    double high = 110;
    for (int round = 0; round < 60; ++round) {
        const double centre = (low + high) / 2;
        const bool below = mean_of(grades, normal_on(grades, centre, sd)) < mean;
        (below ? low : high) = centre;
    }
    return normal_on(grades, (low + high) / 2, sd);
}

}  // namespace

Shares shares_of_average(const model::Score& average, const Rules& rules) {
    const auto grades = grades_of(average.scale);
    const double step = 9.0 / std::max(average.scale.best - average.scale.worst, 1.0);
    const auto chances = with_mean(grades, grade(average), std::max(1.4, 1.2 * step));
    Shares shares{};
    for (std::size_t i = 0; i < grades.size(); ++i)
        shares.at(index(band_of(grades[i], rules))) += chances[i];
    return shares;
}

double average_worth(double count) {
    return 1 / (1 / count + 1 / 25.0);
}

}  // namespace delight

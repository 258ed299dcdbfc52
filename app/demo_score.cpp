#include "app/demo_score.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <string>

namespace app {
namespace {

struct AskedAspect {
    std::string_view label;
    double left_out;  ///< how often a guest gives no figure
};

constexpr AskedAspect of_rooms[] = {
    {"Ligging", 0.02}, {"Service", 0.02}, {"Prijs / kwaliteit", 0.05},
    {"Eten", 0.15},    {"Kamers", 0.05},  {"Kindvriendelijk", 0.5},
    {"Zwembad", 0.7}};
constexpr AskedAspect of_grounds[] = {
    {"Ligging", 0.02}, {"Service", 0.02}, {"Prijs / kwaliteit", 0.05},
    {"Eten", 0.4},     {"Sanitair", 0.1}, {"Kindvriendelijk", 0.25},
    {"Zwembad", 0.3}};

int near(int score, Dice& dice) {
    static constexpr std::array<double, 5> weights = {1, 4, 8, 4, 1};
    return std::clamp(score - 2 + static_cast<int>(dice.weighted(weights)), 1, 10);
}

int band(int score) {
    return score >= 9 ? 2 : score >= 7 ? 1 : 0;
}

}  // namespace

int draw_score(double delighted, double disappointed, Dice& dice) {
    const double bands[] = {delighted, 1 - delighted - disappointed, disappointed};
    switch (dice.weighted(bands)) {
        case 0:
            return dice.chance(0.38) ? 10 : 9;
        case 1:
            return dice.chance(0.55) ? 8 : 7;
        default:
            break;
    }
    static constexpr std::array<double, 6> low = {0.07, 0.06, 0.09, 0.14, 0.22, 0.42};
    return static_cast<int>(dice.weighted(low)) + 1;
}

std::vector<DemoAspect> stay_aspects(int score, std::string_view kind, Dice& dice) {
    std::vector<DemoAspect> aspects;
    const bool grounds = kind == "camping" || kind == "vakantiepark";
    for (const auto& [label, left_out] : grounds ? of_grounds : of_rooms) {
        aspects.push_back({std::string{label}, dice.chance(left_out) ? 0 : near(score, dice)});
    }
    return aspects;
}

std::vector<DemoAspect> table_aspects(int score, Dice& dice) {
    std::vector<DemoAspect> aspects;
    for (int tries = 0; tries < 30; ++tries) {
        aspects = {{"Eten", near(score, dice)},
                   {"Service", near(score, dice)},
                   {"Decor", near(score, dice)}};
        if (band(rounded_mean(aspects)) == band(score)) return aspects;
    }
    for (DemoAspect& aspect : aspects) aspect.value = score;
    return aspects;
}

int rounded_mean(const std::vector<DemoAspect>& aspects) {
    int sum = 0;
    int given = 0;
    for (const DemoAspect& aspect : aspects) {
        sum += aspect.value;
        given += aspect.value > 0;
    }
    return given == 0 ? 0 : (2 * sum + given) / (2 * given);
}

}  // namespace app

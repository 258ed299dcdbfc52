#include "app/demo_town.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <utility>

#include "app/demo_dice.h"
#include "app/demo_score.h"
#include "app/demo_text.h"

namespace app {
namespace {

using std::chrono::days;

/// How many of a group of businesses have each nature; the rest are sevens.
constexpr std::pair<DemoNature, int> some_natures[] = {{DemoNature::delightful, 4},
                                                       {DemoNature::promising, 3},
                                                       {DemoNature::hot_and_cold, 3},
                                                       {DemoNature::cold_shower, 4},
                                                       {DemoNature::newcomer, 4}};

struct Shares {
    double least_delighted, most_delighted, least_disappointed, most_disappointed;
};

Shares shares_of(DemoNature nature) {
    switch (nature) {
        case DemoNature::delightful:
            return {0.58, 0.78, 0.02, 0.08};
        case DemoNature::promising:
            return {0.44, 0.52, 0.04, 0.12};
        case DemoNature::seven:
            return {0.08, 0.28, 0.08, 0.22};
        case DemoNature::hot_and_cold:
            return {0.42, 0.52, 0.28, 0.38};
        case DemoNature::cold_shower:
            return {0.03, 0.12, 0.42, 0.65};
        case DemoNature::newcomer:
            break;
    }
    return {0.15, 0.70, 0.04, 0.25};
}

/// Natures for `count` businesses, in the proportions above.
std::vector<DemoNature> natures(std::size_t count, Dice& dice) {
    std::vector<DemoNature> all;
    for (const auto& [nature, of_36] : some_natures) {
        all.insert(all.end(), (static_cast<std::size_t>(of_36) * count + 18) / 36, nature);
    }
    all.resize(count, DemoNature::seven);
    dice.shuffle(all);
    return all;
}

/// Numbers of reviews, a few large and many small: the quantiles of a Pareto distribution from 40
/// up, cut off at 400, in random order.
std::vector<int> sizes(std::size_t count, Dice& dice) {
    std::vector<int> all;
    for (std::size_t i = 0; i < count; ++i) {
        const double u = (static_cast<double>(i) + 0.5) / static_cast<double>(count);
        all.push_back(static_cast<int>(std::min(400.0, 40 * std::pow(1 - u, -0.75))));
    }
    dice.shuffle(all);
    return all;
}

void move_in(DemoBusiness& business, std::size_t number, const Phrases& phrases, Dice& dice) {
    constexpr std::string_view letters = "ABCEGHJKLMNPRTVWXZ";
    business.slug = slug(business.name);
    business.id = 20'000 + static_cast<long>(number) * 137 + dice.whole(0, 99);
    business.street = dice.pick(phrases.lines("street"));
    business.number = static_cast<int>(number) * 2 + dice.whole(1, 2);
    business.postcode = std::string{"4599 "} + letters[dice.below(letters.size())] +
                        letters[dice.below(letters.size())];
    business.phone =
        "0119 55 " + std::to_string(dice.whole(10, 99)) + ' ' + std::to_string(dice.whole(10, 99));
    const Shares shares = shares_of(business.nature);
    business.true_delighted = dice.between(shares.least_delighted, shares.most_delighted);
    business.true_disappointed = dice.between(shares.least_disappointed, shares.most_disappointed);
}

/// Yesterday or earlier, mostly recent; a newcomer has only reviews of its first months.
model::Day some_day(const DemoBusiness& business, model::Day today, Dice& dice) {
    const double longest = business.nature == DemoNature::newcomer ? 150 : 1461;
    const double u = dice.uniform();
    return today - days{1 + static_cast<int>(longest * u * std::sqrt(u))};
}

bool is_winter(model::Day day) {
    const unsigned month{std::chrono::year_month_day{day}.month()};
    return month >= 11 || month <= 2;
}

/// When a review was written and when its guest was there; few people camp in winter.
void give_dates(DemoReview& review, const DemoBusiness& business, model::Day today, Dice& dice) {
    for (int tries = 0; tries < 5; ++tries) {
        review.date = some_day(business, today, dice);
        review.visited = review.date - days{dice.whole(1, 21)};
        if (business.kind != "camping" || !is_winter(review.visited)) return;
    }
}

DemoReview some_review(const DemoBusiness& business, model::Day today, Dice& dice) {
    DemoReview review;
    const bool zoover = business.sites.size() == 1 || dice.chance(0.6);
    review.site = zoover ? business.sites.front() : business.sites.back();
    give_dates(review, business, today, dice);
    const int drawn = draw_score(business.true_delighted, business.true_disappointed, dice);
    review.aspects = review.site == DemoSite::zoover ? stay_aspects(drawn, business.kind, dice)
                                                     : table_aspects(drawn, dice);
    review.score = review.site == DemoSite::zoover ? drawn : rounded_mean(review.aspects);
    return review;
}

void fill_with_reviews(DemoBusiness& business, int count, const DemoWriter& writer,
                       model::Day today, Dice& dice) {
    for (int i = 0; i < count; ++i) business.reviews.push_back(some_review(business, today, dice));
    std::stable_sort(business.reviews.begin(), business.reviews.end(),
                     [](const auto& a, const auto& b) { return a.date > b.date; });
    long id = business.id * 500 + count;
    for (DemoReview& review : business.reviews) {
        review.id = id--;
        writer.write(review, business, today, dice);
    }
}

/// One list of names, one kind of business.
std::vector<DemoBusiness> named(const Phrases& phrases) {
    std::vector<DemoBusiness> all;
    for (const Phrases::Section& section : phrases.sections("name")) {
        for (const std::string_view name : section.lines) {
            DemoBusiness& business = all.emplace_back();
            business.name = name;
            business.kind = section.tags.at(0);
            if (section.tags.size() > 1) business.kitchen = section.tags[1];
            business.sites = {business.kind == "restaurant" ? DemoSite::iens : DemoSite::zoover};
        }
    }
    return all;
}

/// Natures by group, and the restaurants of a few hotels.
void give_natures(std::vector<DemoBusiness>& businesses, Dice& dice) {
    for (const bool restaurants : {false, true}) {
        std::vector<DemoBusiness*> group;
        for (DemoBusiness& business : businesses) {
            if ((business.kind == "restaurant") == restaurants) group.push_back(&business);
        }
        const auto drawn = natures(group.size(), dice);
        for (std::size_t i = 0; i < group.size(); ++i) group[i]->nature = drawn[i];
    }
    int left = 4;
    for (DemoBusiness& business : businesses) {
        if (business.kind != "hotel" || business.nature == DemoNature::newcomer) continue;
        if (left-- > 0) business.sites.push_back(DemoSite::iens);
    }
}

}  // namespace

Town make_town(std::uint64_t seed, model::Day today) {
    const DemoWriter writer;
    Dice dice{part_of_seed(seed, 0)};
    Town town;
    town.name = writer.phrases().lines("town").at(0);
    town.region = writer.phrases().lines("region").at(0);
    town.today = today;
    town.businesses = named(writer.phrases());
    give_natures(town.businesses, dice);
    const auto counts = sizes(town.businesses.size(), dice);
    for (std::size_t i = 0; i < town.businesses.size(); ++i) {
        DemoBusiness& business = town.businesses[i];
        Dice own{part_of_seed(seed, i + 1)};
        business.place = town.name;
        business.region = town.region;
        move_in(business, i, writer.phrases(), own);
        const bool newcomer = business.nature == DemoNature::newcomer;
        fill_with_reviews(business, newcomer ? own.whole(3, 9) : counts[i], writer, today, own);
    }
    return town;
}

std::string slug(std::string_view name) {
    std::string slug;
    for (std::size_t i = 0; i < name.size(); ++i) {
        const char c = name[i];
        if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9')) {
            slug += c;
        } else if (c >= 'A' && c <= 'Z') {
            slug += static_cast<char>(c - 'A' + 'a');
        } else if (name.substr(i, 2) == "é" || name.substr(i, 2) == "è") {
            slug += 'e';
            ++i;
        } else if (!slug.empty() && slug.back() != '-') {
            slug += '-';
        }
    }
    if (slug.ends_with('-')) slug.pop_back();
    return slug;
}

}  // namespace app

#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "model/date.h"

namespace app {

/// The two made-up review sites.
enum class DemoSite { zoover, iens };

/// A part of a review's score: "Ligging" 8. A value of 0 means that it was not given.
struct DemoAspect {
    std::string label;
    int value = 0;
};

struct DemoReview {
    DemoSite site = DemoSite::zoover;
    long id = 0;    ///< unique on its site
    int score = 0;  ///< 1 to 10; on the Iens-like site the aspects' mean, rounded half up
    std::vector<DemoAspect> aspects;
    model::Day date;      ///< of writing
    model::Day visited;   ///< some days before
    std::string company;  ///< "met mijn vrouw"
    std::string title;    ///< empty on the Iens-like site
    std::string text;
    std::string author;  ///< invented
    bool owner_reply = false;
    std::string reply;      ///< the owner's words, where there is one
    model::Day reply_date;  ///< never after the town's today
};

/// What a business is like, which nobody in the town knows but we.
enum class DemoNature { delightful, promising, seven, hot_and_cold, cold_shower, newcomer };

struct DemoBusiness {
    std::string name;     ///< unique in the town
    std::string kind;     ///< "hotel", "camping", "vakantiepark", …, "restaurant"
    std::string kitchen;  ///< of a restaurant: "vis"; empty otherwise
    std::string street;
    int number = 0;
    std::string postcode;
    std::string place;
    std::string region;
    std::string phone;
    std::string slug;  ///< the name as it stands in a URL
    long id = 0;
    DemoNature nature = DemoNature::seven;
    double true_delighted = 0;     ///< the share of nines and tens that its reviews are drawn from
    double true_disappointed = 0;  ///< the share of sixes and lower
    std::vector<DemoSite> sites;   ///< where it stands: one or both
    std::vector<DemoReview> reviews;  ///< newest first
};

struct Town {
    std::string name;
    std::string region;
    model::Day today;
    std::vector<DemoBusiness> businesses;
};

/// An invented Dutch town of 76 businesses with some 7,500 reviews of the four years before
/// `today`, most of them recent. The same seed and day give the same town on every machine. Every
/// score is drawn from its business's true shares.
Town make_town(std::uint64_t seed, model::Day today);

/// A name as a URL shows it: lower case, no accents, hyphens between words.
std::string slug(std::string_view name);

}  // namespace app

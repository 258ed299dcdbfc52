#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "model/date.h"
#include "model/score.h"

namespace model {

/// One business as one source shows it. Empty strings mean "the source does not say".
struct Business {
    std::string name;
    std::string category;  ///< our word for it: "hotel", "camping", "restaurant", …
    std::string address;   ///< street and number
    std::string postcode;
    std::string city;
    std::string country;
    std::string phone;
    std::optional<double> lat;
    std::optional<double> lon;
};

/// The site's own headline figure.
struct Aggregate {
    std::optional<Score> score;  ///< nothing where the site shows a count or a histogram only
    std::optional<long> count;   ///< ratings it rests on, as the site tells
    /// Raw scores or ranges of them ("10", "9-10", "<7") to numbers of ratings. Empty: not shown.
    std::map<std::string, long> histogram;
    std::map<std::string, double> aspects;
};

/// One opinion. No reviewer's name is ever kept, only `author_key`, a keyed hash.
struct Review {
    std::string id;                ///< the source's own id; empty where it shows none
    std::optional<Score> score;    ///< as marked up; nothing where the review carries no score
    std::optional<Score> overall;  ///< made from the aspects that the recipe names, where it does
    std::optional<double> grade;   ///< 1 to 10 in hundredths; filled in by delight::grade
    std::optional<Date> date;
    std::string title;
    std::string text;       ///< whole: where praise and criticism stand apart, both of them
    std::string praise;     ///< what stands in a box of its own for it; empty where there is none
    std::string criticism;  ///< the same
    std::string lang;       ///< ISO 639-1, empty where unknown
    std::map<std::string, double> aspects;
    bool owner_reply = false;
    std::string author_key;
};

/// The text of a review that consists of boxes, praise first.
std::string text_of_boxes(const Review& review);

/// A business on a list page, with the little that the list tells.
struct Item {
    Business business;
    std::string url;
    std::optional<Aggregate> aggregate;
};

/// Something that stood on the page and was refused, and why.
struct Skipped {
    std::string what;  ///< "review", "aggregate", "json-ld", …
    std::string why;
};

/// All that one page or feed element tells of one business.
struct Listing {
    std::string source;  ///< "zoover", "iens", …; the host's name where no recipe names it
    std::string recipe;  ///< the recipe that read it, or "schema.org", "hreview"
    std::string url;
    Instant fetched{};
    Business business;
    std::optional<Aggregate> aggregate;
    std::vector<Review> reviews;
    std::vector<Item> items;
    std::vector<Skipped> skipped;
};

}  // namespace model

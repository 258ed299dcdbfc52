#include "delight/match.h"

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <map>

#include "delight/match_blocks.h"
#include "delight/match_fields.h"
#include "delight/trades.h"

namespace delight {
namespace {

/// ln of the odds that two listings which were brought together at random from two sources are one
/// business: about one in two thousand pairs of a region.
constexpr double prior = -7.5;
/// A source tells its own listings apart, mostly.
constexpr double same_source = -8.0;
/// The weight of an address from which on it is one house.
constexpr double same_house = 6.0;

std::string trade_in(const Words& words) {
    for (const std::string& word : words) {
        if (!trade_of(word).empty()) return std::string{trade_of(word)};
    }
    return {};
}

/// The trade that a category stands for; its own words where it stands for none that is known.
std::string trade_told(const std::string& category) {
    const Words words = words_of(category);
    const std::string group = trade_in(words);
    return group.empty() ? joined(words) : group;
}

std::optional<double> metres(std::optional<double> lat_a, std::optional<double> lon_a,
                             std::optional<double> lat_b, std::optional<double> lon_b) {
    if (!lat_a || !lon_a || !lat_b || !lon_b) return std::nullopt;
    return metres_between(*lat_a, *lon_a, *lat_b, *lon_b);
}

/// The fields that tell the place say the same thing more than once.
double place_weight(const Likeness& likeness) {
    const bool one_house = likeness.of(Field::address).weight >= same_house;
    double best = 0;
    double worst = 0;
    for (const Field field : {Field::address, Field::postcode, Field::coordinates, Field::city}) {
        double weight = likeness.of(field).weight;
        // One house in two cities: a suburb or a village that goes by its town's name.
        if (field == Field::city && one_house) weight = std::max(weight, -1.5);
        best = std::max(best, weight);
        worst = std::min(worst, weight);
    }
    return best + worst;
}

Likeness weigh(const Prepared& a, const Prepared& b) {
    Likeness likeness;
    likeness.fields = {weigh_name(a.name, b.name),
                       weigh_address(a.address, b.address),
                       weigh_postcode(a.postcode, b.postcode),
                       weigh_distance(metres(a.lat, a.lon, b.lat, b.lon)),
                       weigh_city(a.city, b.city),
                       weigh_phone(a.phone, b.phone, std::max(a.phone_chance, b.phone_chance)),
                       weigh_trade(a.trade, b.trade, a.trade_told && b.trade_told)};
    likeness.log_odds = prior + (a.source == b.source ? same_source : 0) + place_weight(likeness) +
                        likeness.of(Field::name).weight + likeness.of(Field::phone).weight +
                        likeness.of(Field::category).weight;
    return likeness;
}

/// How many listings of one source have each number.
class PhoneCounts {
  public:
    void add(const std::string& source, const std::string& phone) {
        if (!phone.empty()) ++counts_[source][hash_of(phone)];
        ++listings_[source];
    }
    double chance(const std::string& source, const std::string& phone) const {
        if (phone.empty()) return 0;
        return chance_of_another(counts_.at(source).at(hash_of(phone)), listings_.at(source));
    }

  private:
    std::map<std::string, HashCounts> counts_;
    std::map<std::string, long> listings_;
};

}  // namespace

std::string_view to_string(Field field) {
    constexpr std::array<std::string_view, field_count> names{
        "name", "address", "postcode", "coordinates", "city", "phone", "category"};
    return names.at(static_cast<std::size_t>(field));
}

double Likeness::probability() const {
    return 1 / (1 + std::exp(-log_odds));
}

std::string Likeness::because() const {
    std::string text;
    for (std::size_t i = 0; i < field_count; ++i) {
        if (fields.at(i).level.empty()) continue;
        std::array<char, 32> number{};
        std::snprintf(number.data(), number.size(), " %+.1f", fields.at(i).weight);
        text += (text.empty() ? "" : ", ") + std::string{to_string(static_cast<Field>(i))} + ' ' +
                std::string{fields.at(i).level} + number.data();
    }
    return text;
}

model::ListingWalk walk_over(std::span<const model::ListingFacts> listings) {
    return
        [listings](const auto& visit) { std::for_each(listings.begin(), listings.end(), visit); };
}

Matcher::Matcher(const model::ListingWalk& listings) {
    NameCounts names;
    PhoneCounts phones;
    std::map<std::string, std::size_t> sources;
    listings([&](const model::ListingFacts& listing) {
        names.add(listing.business.name, listing.business.city, listing.source);
        phones.add(listing.source, phone_key(listing.business.phone));
        sources.try_emplace(listing.source, sources.size());
    });
    listings([&](const model::ListingFacts& listing) {
        const model::Business& business = listing.business;
        Prepared made;
        made.source = sources.at(listing.source);
        made.name = names.prepare(business.name, business.city, listing.source);
        made.address = address_of(business.address, business.city);
        made.postcode =
            business.postcode.empty() ? made.address.postcode : postcode_key(business.postcode);
        made.city = city_key(business.city);
        made.phone = phone_key(business.phone);
        made.phone_chance = phones.chance(listing.source, made.phone);
        made.trade = trade_told(business.category);
        made.trade_told = !made.trade.empty();
        if (!made.trade_told) made.trade = trade_in(words_of(business.name));
        made.lat = business.lat;
        made.lon = business.lon;
        shelf_.add(made);
    });
}

Matcher::Matcher(std::span<const model::ListingFacts> listings) : Matcher{walk_over(listings)} {}

Likeness Matcher::compare(std::size_t a, std::size_t b) const {
    return weigh(shelf_.at(a), shelf_.at(b));
}

bool Matcher::are_of_one_source(std::size_t a, std::size_t b) const {
    return shelf_.at(a).source == shelf_.at(b).source;
}

void Matcher::compare_candidates(const Compared& tell) const {
    const Blocks blocks{shelf_};
    blocks.each([&](std::size_t first, std::span<const std::uint32_t> others) {
        const Prepared listing = shelf_.at(first);
        for (const std::uint32_t other : others)
            tell(first, other, weigh(listing, shelf_.at(other)));
    });
}

Likeness compare(const model::Business& a, const model::Business& b) {
    const std::array<model::ListingFacts, 2> listings{{{1, "a", "", a}, {2, "b", "", b}}};
    return Matcher{listings}.compare(0, 1);
}

}  // namespace delight

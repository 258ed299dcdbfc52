#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "delight/match_address.h"
#include "delight/match_name.h"

namespace delight {

/// A listing made ready for comparison.
struct Prepared {
    std::size_t source = 0;
    Name name;
    Address address;
    std::string postcode;
    std::string city;
    std::string phone;
    double phone_chance = 0;  ///< that another business of its source has this number
    std::string trade;
    bool trade_told = false;  ///< by the category; else guessed from the name
    std::optional<double> lat;
    std::optional<double> lon;
};

/// Prepared listings, each packed into some 200 bytes, for as a `Prepared` one takes four times
/// that and a country has fifty thousand.
class Shelf {
  public:
    void add(const Prepared& listing);
    Prepared at(std::size_t place) const;
    std::size_t size() const { return packed_.size(); }

  private:
    std::vector<std::string> packed_;
};

}  // namespace delight

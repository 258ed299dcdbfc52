#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "delight/match.h"

namespace delight {

/// The evidence of each field; docs/matching.md tells where the weights come from. A field that one
/// of the two leaves out says nothing.
Agreement weigh_name(const Name& a, const Name& b);
Agreement weigh_address(const Address& a, const Address& b);
Agreement weigh_postcode(std::string_view a, std::string_view b);
/// `metres` between them.
Agreement weigh_distance(std::optional<double> metres);
Agreement weigh_city(std::string_view a, std::string_view b);
/// `chance` is that of two businesses with one number.
Agreement weigh_phone(std::string_view a, std::string_view b, double chance);
/// Groups of trades; `told`: by the sources, and not only by the names.
Agreement weigh_trade(std::string_view a, std::string_view b, bool told);

}  // namespace delight

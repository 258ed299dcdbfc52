#pragma once

#include <string>
#include <string_view>

#include "delight/plain_text.h"

namespace delight {

/// A street address, taken apart for comparison.
struct Address {
    Words street;          ///< words that tell the street apart: no kinds, no compass points
    std::string way;       ///< the same without spaces
    std::string full_way;  ///< with the compass points, for "Northpoint" is "North Point"
    long number = 0;       ///< 0: none
    long number_to = 0;    ///< of a range ("12-14"), else `number`
    std::string addition;  ///< "a", "hs", …
    std::string postcode;  ///< where one stands in the address
};

/// Reads "Burg. v.d. Venstr. 12-A, 7772 AB Ommen" as it reads "435 S. La Cienega Blvd.":
/// abbreviations are written out, numbered streets made alike ("3rd", "third"), cross streets
/// ("near …", "between …") and a city or country behind it left out.
Address address_of(std::string_view address, std::string_view city);

/// A postcode without spaces, in lower case ("7772ab").
std::string postcode_key(std::string_view postcode);

/// The last nine digits of a telephone number without its country or trunk prefix: +31 (0)529
/// 123456, 0031529123456 and 0529-123456 are alike. Empty where there are fewer than seven; of
/// several numbers the first counts.
std::string phone_key(std::string_view phone);

enum class AddressLevel { unknown, house, other_addition, street, other_number, elsewhere };

AddressLevel agree(const Address& a, const Address& b);

/// Metres between two places on the sphere (haversine; mean radius 6,371,009 m).
double metres_between(double lat_a, double lon_a, double lat_b, double lon_b);

}  // namespace delight

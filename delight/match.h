#pragma once

#include <string>
#include <string_view>

#include "model/listing.h"

namespace delight {

/// Text as names are compared: Latin letters without accents, lower case, digits, single spaces;
/// everything else dropped ("Café 't Hoekje & Zn." becomes "cafe t hoekje en zn").
std::string plain_name(std::string_view utf8);

/// The identity by which listings of several sources are taken for one business without asking:
/// equal keys join. Conservative, as a wrong join spoils two verdicts and a missed one is only
/// counted twice: the name without legal forms, the words for its trade at the front and its own
/// city at the end; the city by one of its names; and the trade, where it is known. Empty where
/// name or city is unknown or nothing tells it apart: such a listing is a business of its own.
/// A branch of a chain in another place has another city and so another key.
std::string same_business_key(const model::Business& business);

}  // namespace delight

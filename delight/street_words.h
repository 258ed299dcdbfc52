#pragma once

#include <string>
#include <string_view>

namespace delight {

/// A word of a street's name, written out: "kerkstr" is "kerkstraat", "burg" is "burgemeester",
/// "blvd" is "boulevard", "third" and "3e" are "3". `at` is its place among `count` words, for "St"
/// at the front is a saint and at the end a street.
std::string street_word(std::string_view word, std::size_t at, std::size_t count);

/// "3rd", "54th", "1e", "2de", "third", "eerste".
bool is_numbered_street(std::string_view word);

/// Words that every second street has: "straat", "avenue", "van", "de".
bool is_street_kind(std::string_view word);

/// "n", "noord", "west", …
bool is_compass(std::string_view word);

/// Words that begin a cross street or a landmark: "between", "near", "hoek", …
bool is_cross_word(std::string_view word);

bool is_country(std::string_view word);

}  // namespace delight

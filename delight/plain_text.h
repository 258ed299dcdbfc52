#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace delight {

using Words = std::vector<std::string>;

/// The words of a text as names are compared: Latin letters without accents (Greek and Cyrillic
/// ones in Latin), lower case, and digits; "&", "+" and "and" are "en"; dots and apostrophes join
/// ("B.V." is "bv"), everything else parts. Broken UTF-8 parts too.
Words words_of(std::string_view utf8);

std::string joined(const Words& words, std::string_view between = " ");

/// The words with single spaces between: "Café 't Hoekje & Zn." becomes "cafe t hoekje en zn".
std::string plain_name(std::string_view utf8);

/// The Jaro-Winkler similarity of two words, 0 to 1 (W. E. Winkler, String Comparator Metrics and
/// Enhanced Decision Rules in the Fellegi-Sunter Model of Record Linkage, 1990; a common prefix of
/// up to four letters counts 0.1 a letter). Letters beyond the 64th are not seen.
double jaro_winkler(std::string_view a, std::string_view b);

/// Whether one letter that is wrong, missing or in the place of its neighbour parts two words, or
/// nothing does.
bool one_slip_apart(std::string_view a, std::string_view b);

}  // namespace delight

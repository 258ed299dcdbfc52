#pragma once

#include <string>

namespace delight {

/// A figure in so many decimals that it does not read as the limit it misses.
std::string figure(double value, double limit, int decimals = 2);

/// A limit or another figure that is compared with nothing.
std::string plain(double value);

/// "P(D >= 0.40) = 0.97 >= 0.90".
std::string compared(const std::string& what, double value, double limit);

}  // namespace delight

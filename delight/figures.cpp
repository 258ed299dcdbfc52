#include "delight/figures.h"

#include <array>
#include <cstdio>

namespace delight {

std::string figure(double value, double limit, int decimals) {
    std::array<char, 64> text{};
    std::array<char, 64> other{};
    for (; decimals < 6; ++decimals) {
        std::snprintf(text.data(), text.size(), "%.*f", decimals, value);
        std::snprintf(other.data(), other.size(), "%.*f", decimals, limit);
        if (value == limit || text != other) break;
    }
    return text.data();
}

std::string plain(double value) {
    return figure(value, value);
}

std::string compared(const std::string& what, double value, double limit) {
    return what + " = " + figure(value, limit) + (value >= limit ? " >= " : " < ") + plain(limit);
}

}  // namespace delight

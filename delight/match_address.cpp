#include "delight/match_address.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <numbers>
#include <utility>

#include "delight/street_words.h"
#include "delight/trades.h"

namespace delight {
namespace {

bool is_digit(char c) {
    return c >= '0' && c <= '9';
}

std::size_t digits_of(const std::string& word) {
    return static_cast<std::size_t>(std::find_if_not(word.begin(), word.end(), is_digit) -
                                    word.begin());
}

bool is_number(const std::string& word) {
    return digits_of(word) > 0 && !is_numbered_street(word) && word.size() <= 8;
}

long number_of(const std::string& word) {
    long number = 0;
    std::from_chars(word.data(), word.data() + std::min<std::size_t>(word.size(), 8), number);
    return number;
}

void erase(Words& words, std::size_t from, std::size_t to) {
    words.erase(words.begin() + static_cast<std::ptrdiff_t>(from),
                words.begin() + static_cast<std::ptrdiff_t>(to));
}

/// "7772ab", or "7772" and "ab": Dutch; five digits: American, German, French.
std::size_t postcode_words(const Words& words, std::size_t i) {
    const std::string& word = words[i];
    const auto letters = [](std::string_view text) {
        return text.size() == 2 && std::none_of(text.begin(), text.end(), is_digit);
    };
    const std::size_t digits = digits_of(word);
    if (digits == 4 && word.size() == 6 && letters(std::string_view{word}.substr(4))) return 1;
    if (digits == 4 && word.size() == 4 && i + 1 < words.size() && letters(words[i + 1])) return 2;
    return digits == 5 && word.size() == 5 ? 1 : 0;
}

/// Takes a postcode out, with the city and whatever stands behind it. Never the first word, which
/// may be a house number.
std::string take_postcode(Words& words) {
    for (std::size_t i = words.size(); i-- > 1;) {
        const std::size_t length = postcode_words(words, i);
        // "12345 Main St" in the middle of an address is a house number.
        if (length == 0 || (length == 1 && words[i].size() == 5 && i + 3 < words.size())) continue;
        const std::string code = words[i] + (length == 2 ? words[i + 1] : "");
        erase(words, i, words.size());
        return code;
    }
    return {};
}

/// Drops the city where it ends the address, with a state's two letters behind it.
void drop_city(Words& words, const Words& city) {
    if (city.empty() || words.size() <= city.size()) return;
    for (const std::size_t behind : {0, 1}) {
        if (words.size() <= city.size() + behind) return;
        if (behind == 1 && words.back().size() != 2) return;
        const std::size_t at = words.size() - city.size() - behind;
        if (!std::equal(city.begin(), city.end(), words.begin() + static_cast<std::ptrdiff_t>(at)))
            continue;
        words.resize(at);
        return;
    }
}

/// What stands behind a number and "near" or the like is another street.
void drop_cross_street(Words& words) {
    bool numbered = false;
    for (std::size_t i = 0; i < words.size(); ++i) {
        numbered = numbered || digits_of(words[i]) > 0;
        if (i < 2 || !numbered || !is_cross_word(words[i])) continue;
        words.resize(i);
        return;
    }
}

/// The American order: the number, then the street.
void take_front_number(Words& words, Address& address) {
    address.number = number_of(words[0]);
    address.addition = words[0].substr(digits_of(words[0]));
    std::size_t used = 1;
    if (words.size() > 2 && words[1].size() == 1 && !is_compass(words[1])) {
        address.addition += words[1];
        used = 2;
    } else if (words.size() > 2 && is_number(words[1]) && number_of(words[1]) > address.number) {
        address.number_to = number_of(words[1]);
        used = 2;
    }
    erase(words, 0, used);
}

/// The European order: the street, the number, what is added to it.
void take_back_number(Words& words, Address& address) {
    std::size_t at = words.size() - 1;
    // "Kerkstraat 12e" is a house, "1e Kerkstraat" a street.
    const bool lettered = digits_of(words[at]) > 0 && words[at].size() == digits_of(words[at]) + 1;
    while (at > 0 && !lettered && !is_number(words[at])) --at;
    if (at == 0) return;
    long last = 0;
    if (at > 1 && is_number(words[at - 1])) {
        last = number_of(words[at]);
        --at;
    }
    address.number = number_of(words[at]);
    address.addition = words[at].substr(digits_of(words[at]));
    if (last > address.number) {
        address.number_to = last;
    } else {
        for (std::size_t i = at + 1; i < words.size() && words[i].size() <= 3; ++i)
            address.addition += words[i];
    }
    words.resize(at);
}

void take_number(Words& words, Address& address) {
    if (words.size() > 1 && is_number(words[0])) {
        take_front_number(words, address);
    } else if (words.size() > 1) {
        take_back_number(words, address);
    }
    if (address.number_to == 0) address.number_to = address.number;
}

void keep_street(const Words& words, Address& address) {
    Words all;
    for (std::size_t i = 0; i < words.size(); ++i) {
        const std::string word = street_word(words[i], i, words.size());
        all.push_back(word);
        if (!is_street_kind(word)) address.full_way += word;
        if (!is_street_kind(word) && !is_compass(word)) address.street.push_back(word);
    }
    if (address.street.empty()) address.street = std::move(all);
    address.way = joined(address.street, "");
}

bool holds_all(const Words& all, const Words& some) {
    return std::all_of(some.begin(), some.end(), [&](const std::string& word) {
        return std::find(all.begin(), all.end(), word) != all.end();
    });
}

bool same_street(const Address& a, const Address& b) {
    if (a.way == b.way || (!a.full_way.empty() && a.full_way == b.full_way)) return true;
    if (holds_all(a.street, b.street) || holds_all(b.street, a.street)) return true;
    if (a.way.size() < 5 || b.way.size() < 5) return false;
    return jaro_winkler(a.way, b.way) >= 0.93;
}

}  // namespace

Address address_of(std::string_view text, std::string_view city) {
    Address address;
    Words words = words_of(text);
    while (words.size() > 1 && is_country(words.back())) words.pop_back();
    address.postcode = take_postcode(words);
    drop_city(words, words_of(city));
    drop_cross_street(words);
    if (words.empty()) return address;
    take_number(words, address);
    keep_street(words, address);
    return address;
}

std::string postcode_key(std::string_view postcode) {
    return joined(words_of(postcode), "");
}

std::string phone_key(std::string_view phone) {
    std::string digits;
    for (std::size_t i = 0; i < phone.size(); ++i) {
        // "+31 (0)529": the zero is dialled within the country only.
        if (phone.substr(i, 3) == "(0)" && !digits.empty()) {
            i += 2;
        } else if (is_digit(phone[i])) {
            digits += phone[i];
        } else if (digits.size() >= 9 &&
                   std::string_view{",;|/eExX"}.find(phone[i]) != std::string_view::npos) {
            break;
        }
    }
    digits.erase(0, std::min(digits.find_first_not_of('0'), digits.size()));
    if (digits.size() < 7) return {};
    return digits.size() > 9 ? digits.substr(digits.size() - 9) : digits;
}

AddressLevel agree(const Address& a, const Address& b) {
    if (a.way.empty() || b.way.empty()) return AddressLevel::unknown;
    if (!same_street(a, b)) return AddressLevel::elsewhere;
    if (a.number == 0 || b.number == 0) return AddressLevel::street;
    if (a.number_to < b.number || b.number_to < a.number) return AddressLevel::other_number;
    const bool parted = !a.addition.empty() && !b.addition.empty() && a.addition != b.addition;
    return parted ? AddressLevel::other_addition : AddressLevel::house;
}

double metres_between(double lat_a, double lon_a, double lat_b, double lon_b) {
    constexpr double radian = std::numbers::pi / 180;
    constexpr double diameter = 2 * 6'371'009.0;
    const double up = std::sin((lat_b - lat_a) * radian / 2);
    const double across = std::sin((lon_b - lon_a) * radian / 2);
    const double chord =
        up * up + std::cos(lat_a * radian) * std::cos(lat_b * radian) * across * across;
    return diameter * std::asin(std::sqrt(std::min(1.0, chord)));
}

}  // namespace delight

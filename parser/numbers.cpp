#include "parser/numbers.h"

#include <array>
#include <charconv>
#include <cmath>
#include <limits>
#include <string>

#include "parser/ascii.h"

namespace parser {
namespace {

/// A number as it stands in a text: "1.234,5".
struct Written {
    std::size_t begin = 0;
    std::size_t end = 0;
    std::string digits;     ///< without its separators
    std::size_t whole = 0;  ///< how many of them stand before the decimal mark
    bool negative = false;
    std::size_t last_group = 0;  ///< digits behind the last separator
    char last_mark = '\0';       ///< that separator
    std::size_t marks = 0;
};

/// Bytes of a space or apostrophe that can set thousands apart.
std::size_t gap_size(std::string_view text) {
    for (const std::string_view gap :
         {" ", "'", "\xC2\xA0", "\xE2\x80\xAF", "\xE2\x80\x89", "\xE2\x80\x99"}) {
        if (text.starts_with(gap)) return gap.size();
    }
    return 0;
}

std::size_t digits_at(std::string_view text) {
    std::size_t count = 0;
    while (count < text.size() && is_digit(text[count])) ++count;
    return count;
}

/// Digits with points and commas between them.
Written read_written(std::string_view text, std::size_t begin) {
    Written number;
    number.begin = begin;
    auto at = begin;
    bool mixed = false;
    while (true) {
        const auto count = digits_at(text.substr(at));
        number.digits.append(text.substr(at, count));
        number.last_group = count;
        at += count;
        const bool mark =
            at + 1 < text.size() && (text[at] == '.' || text[at] == ',') && is_digit(text[at + 1]);
        if (!mark || mixed) break;
        mixed = number.marks > 0 && text[at] != number.last_mark;
        number.last_mark = text[at];
        ++number.marks;
        ++at;
    }
    number.end = at;
    const bool same = number.marks > 1 && !mixed;
    number.whole =
        number.marks == 0 || same ? number.digits.size() : number.digits.size() - number.last_group;
    return number;
}

std::optional<double> to_double(const Written& number) {
    auto text = number.digits;
    text.insert(number.whole, 1, '.');
    if (number.whole == 0) text.insert(0, 1, '0');
    double value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc{} || !std::isfinite(value)) return {};
    return number.negative ? -value : value;
}

/// "1'234,5" and the like with no-break spaces: marks that nothing else stands for. A plain space
/// may as well part two numbers.
void join_groups(std::string_view text, Written& number) {
    if (number.marks > 0 || number.digits.size() > 3) return;
    while (number.end < text.size() && text[number.end] != ' ') {
        const auto gap = gap_size(text.substr(number.end));
        if (gap == 0 || digits_at(text.substr(number.end + gap)) != 3) break;
        number.digits.append(text.substr(number.end + gap, 3));
        number.end += gap + 3;
    }
    number.whole = number.digits.size();
    const auto rest = text.substr(number.end);
    const bool fraction = number.whole > 3 && rest.size() > 1 && (rest[0] == '.' || rest[0] == ',');
    const auto count = fraction ? digits_at(rest.substr(1)) : 0;
    if (count == 0) return;
    number.digits.append(rest.substr(1, count));
    number.end += count + 1;
    number.last_group = count;
    number.last_mark = rest[0];
    number.marks = 1;
}

bool is_negative(std::string_view text, std::size_t digit, std::size_t from) {
    const auto before = text.substr(from, digit - from);
    for (const std::string_view minus : {"-", "\xE2\x88\x92"}) {
        if (!before.ends_with(minus)) continue;
        const auto rest = before.substr(0, before.size() - minus.size());
        return rest.empty() || is_space(rest.back());
    }
    return false;
}

std::optional<Written> find_number(std::string_view text, std::size_t from) {
    auto begin = from;
    while (begin < text.size() && !is_digit(text[begin])) ++begin;
    if (begin == text.size()) return {};
    const bool bare_fraction =
        begin > from && text[begin - 1] == '.' && (begin < from + 2 || !is_digit(text[begin - 2]));
    auto number = read_written(text, begin);
    join_groups(text, number);
    auto front = begin;
    if (bare_fraction && number.marks == 0 && (front < 2 || is_space(text[front - 2]))) {
        number.whole = 0;
        --front;
    }
    number.negative = is_negative(text, front, from);
    return number;
}

/// "4½" is 4.5.
double half_behind(std::string_view text, std::size_t at) {
    return text.substr(at).starts_with("\xC2\xBD") ? 0.5 : 0;
}

/// "1 234 567": takes groups of three digits behind the number.
void take_groups(std::string_view text, Written& number) {
    auto end = number.end;
    if (number.marks > 0 || number.digits.size() > 3) return;
    while (true) {
        const auto gap = gap_size(text.substr(end));
        if (gap == 0 || digits_at(text.substr(end + gap)) != 3) return;
        number.digits.append(text.substr(end + gap, 3));
        end += gap + 3;
    }
}

/// What "k" or "mln" behind a number multiplies it by.
double magnitude_behind(std::string_view text) {
    auto rest = trim(text);
    const bool apart = rest.size() != text.size();
    const auto word = lower(take_word(rest));
    if (!apart && (word == "k" || word.starts_with("k+"))) return 1e3;
    if (word == "mln" || word == "mln." || (!apart && word == "m")) return 1e6;
    return 1;
}

/// A separator that only sets thousands apart, or is followed by nothing but zeros.
bool is_whole(const Written& number) {
    if (number.marks == 0) return true;
    const auto fraction = number.digits.substr(number.digits.size() - number.last_group);
    if (number.last_group == 3 && number.digits.front() != '0') return true;
    return fraction.find_first_not_of('0') == std::string::npos;
}

/// A count without its fraction; nothing where it is beyond all that is ever counted.
std::optional<long> as_count(std::optional<double> value) {
    if (!value || std::abs(*value) > 1e15) return {};
    return static_cast<long>(*value);
}

std::optional<long> whole_value(Written number) {
    const bool fraction = number.marks > 0 && number.last_group != 3;
    if (!fraction) number.whole = number.digits.size();
    return as_count(to_double(number));
}

constexpr std::array connectors{"/",      "out of", "of the", "of",  "von",
                                "van de", "van",    "uit",    "sur", "su",
                                "de",     "av",     "af",     "z",   "\xD0\xB8\xD0\xB7"};
constexpr std::array units{"stars", "star",   "sterren", "ster",   "sternen", "sterne",
                           "stern", "points", "point",   "punten", "punkte",  "\xC3\xA9toiles"};

bool take_prefix(std::string_view& text, std::string_view word) {
    if (!equal_ignoring_case(text.substr(0, word.size()), word)) return false;
    const auto rest = text.substr(word.size());
    if (word != "/" && !rest.empty() && is_alpha(rest.front())) return false;
    text = trim(rest);
    return true;
}

/// The number behind "of" and its like.
std::optional<double> read_best(std::string_view text) {
    auto rest = trim(text);
    for (const auto* unit : units) {
        if (take_prefix(rest, unit)) break;
    }
    for (const auto* connector : connectors) {
        if (!take_prefix(rest, connector)) continue;
        if (rest.empty() || !is_digit(rest.front())) return {};
        return read_number(rest);
    }
    return {};
}

/// "★★★★☆" is 4 of 5.
std::optional<StatedScore> read_stars(std::string_view text) {
    double full = 0;
    double empty = 0;
    for (std::size_t i = 0; i + 3 <= text.size(); ++i) {
        if (text.substr(i, 3) == "\xE2\x98\x85") ++full;
        if (text.substr(i, 3) == "\xE2\x98\x86") ++empty;
    }
    if (full == 0) return {};
    return StatedScore{full, empty > 0 || full == 5 ? std::optional{full + empty} : std::nullopt};
}

}  // namespace

std::optional<double> read_number(std::string_view text) {
    const auto number = find_number(text, 0);
    if (!number) return {};
    const auto value = to_double(*number);
    if (!value) return {};
    return *value + half_behind(text, number->end);
}

std::optional<long> read_count(std::string_view text) {
    for (auto number = find_number(text, 0); number; number = find_number(text, number->end)) {
        const auto times = magnitude_behind(text.substr(number->end));
        if (times > 1) {
            const auto value = to_double(*number);
            if (value) return as_count(std::round(*value * times));
        }
        if (!is_whole(*number)) continue;
        take_groups(text, *number);
        return whole_value(*number);
    }
    return {};
}

std::optional<StatedScore> read_score(std::string_view text) {
    const auto number = find_number(text, 0);
    if (!number) return read_stars(text);
    const auto value = read_number(text);
    if (!value) return {};
    auto end = number->end;
    if (half_behind(text, end) > 0) end += 2;
    StatedScore score{*value, {}};
    const auto rest = trim(text.substr(end));
    if (rest.starts_with('%')) {
        score.best = 100;
    } else {
        score.best = read_best(rest);
    }
    return score;
}

}  // namespace parser

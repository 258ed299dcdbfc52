#include "report/words.h"

#include <charconv>
#include <cmath>
#include <stdexcept>

namespace report {
namespace {

std::string_view trim(std::string_view text) {
    constexpr std::string_view blank = " \t\r";
    const auto first = text.find_first_not_of(blank);
    if (first == std::string_view::npos) return {};
    return text.substr(first, text.find_last_not_of(blank) - first + 1);
}

/// "1234.50", never "-0.00"; what is not finite is written as 0.
std::string fixed(double value, int decimals) {
    if (!std::isfinite(value)) value = 0;
    char buffer[400];
    const auto end =
        std::to_chars(buffer, buffer + sizeof buffer, value, std::chars_format::fixed, decimals);
    std::string out(buffer, end.ptr);
    if (out.front() == '-' && out.find_first_of("123456789") == std::string::npos) out.erase(0, 1);
    return out;
}

}  // namespace

Words::Words(std::string_view file) {
    while (!file.empty()) {
        const auto end = file.find('\n');
        const std::string_view line = trim(file.substr(0, end));
        file.remove_prefix(end == std::string_view::npos ? file.size() : end + 1);
        if (line.empty() || line.front() == '#') continue;
        const auto equals = line.find('=');
        if (equals == std::string_view::npos)
            throw std::logic_error("words: not understood: " + std::string(line));
        const auto key = trim(line.substr(0, equals));
        if (!words_.emplace(key, trim(line.substr(equals + 1))).second)
            throw std::logic_error("words: given twice: " + std::string(key));
    }
}

const std::string& Words::operator[](std::string_view key) const {
    const auto found = words_.find(key);
    if (found == words_.end()) throw std::out_of_range("no words for " + std::string(key));
    return found->second;
}

std::vector<std::string> Words::complete_with(const Words& other) {
    std::vector<std::string> missing;
    for (const auto& [key, text] : other.words_)
        if (words_.emplace(key, text).second) missing.push_back(key);
    return missing;
}

std::vector<std::string> Words::unknown_to(const Words& other) const {
    std::vector<std::string> odd;
    for (const auto& [key, text] : words_)
        if (!other.has(key)) odd.push_back(key);
    return odd;
}

std::string fill_in(std::string_view text, Words::Fill fill) {
    std::string out;
    while (!text.empty()) {
        const auto open = text.find('{');
        out += text.substr(0, open);
        if (open == std::string_view::npos) break;
        const auto close = text.find('}', open);
        const auto name = text.substr(open + 1, close - open - 1);
        for (const auto& [place, value] : fill)
            if (place == name) out += value;
        text.remove_prefix(close == std::string_view::npos ? text.size() : close + 1);
    }
    return out;
}

std::string Words::say(std::string_view key, Fill fill) const {
    return fill_in((*this)[key], fill);
}

std::string Words::count(std::string_view key, double n, Fill fill) const {
    const std::string form = std::string(key) + (std::round(n) == 1 ? "_one" : "_other");
    // The number is filled in last, so that `fill` may bring texts that hold no places.
    std::string text = (*this)[form];
    if (const auto at = text.find("{n}"); at != std::string::npos) text.replace(at, 3, number(n));
    return fill_in(text, fill);
}

std::string Words::named(std::string_view group, std::string_view identifier) const {
    const auto found = words_.find(std::string(group) + "_" + std::string(identifier));
    return found == words_.end() ? std::string(identifier) : found->second;
}

std::string Words::number(double value, int decimals) const {
    std::string out = fixed(value, decimals);
    const auto point = out.find('.');
    auto group = static_cast<std::ptrdiff_t>(point == std::string::npos ? out.size() : point) - 3;
    if (point != std::string::npos) out.replace(point, 1, (*this)["decimal_mark"]);
    for (const std::ptrdiff_t least = out.front() == '-' ? 1 : 0; group > least; group -= 3)
        out.insert(static_cast<std::size_t>(group), (*this)["thousands_mark"]);
    return out;
}

std::string Words::brief(double value) const {
    return number(value, std::abs(value - std::round(value)) < 0.05 ? 0 : 1);
}

std::string Words::signed_number(double value) const {
    const std::string size = number(std::abs(value));
    if (size == "0") return size;
    return (value < 0 ? "\u2212" : "+") + size;
}

std::string Words::percent(double share) const {
    return say("percent", {{"n", number(100 * share)}});
}

std::string Words::percent_range(const model::Estimate& estimate) const {
    return say("percent",
               {{"n", number(100 * estimate.low) + "\u2013" + number(100 * estimate.high)}});
}

std::string Words::chance(double probability) const {
    if (probability > 0.99) return say("more_than", {{"figure", percent(0.99)}});
    if (probability < 0.01) return say("less_than", {{"figure", percent(0.01)}});
    return percent(probability);
}

std::string Words::date(model::Day day) const {
    const std::chrono::year_month_day date(day);
    return say("date_long",
               {{"day", std::to_string(static_cast<unsigned>(date.day()))},
                {"month", (*this)["month_" + std::to_string(static_cast<unsigned>(date.month()))]},
                {"year", std::to_string(static_cast<int>(date.year()))}});
}

std::string Words::month(model::Day day) const {
    const std::chrono::year_month_day date(day);
    return say(
        "date_short",
        {{"month", (*this)["month_short_" + std::to_string(static_cast<unsigned>(date.month()))]},
         {"year", std::to_string(static_cast<int>(date.year()))}});
}

std::string plain_number(double value, int decimals) {
    std::string out = fixed(value, decimals);
    if (out.find('.') == std::string::npos) return out;
    while (out.back() == '0') out.pop_back();
    if (out.back() == '.') out.pop_back();
    return out == "-0" ? "0" : out;
}

}  // namespace report

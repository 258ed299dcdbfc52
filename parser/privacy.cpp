#include "parser/privacy.h"

#include <algorithm>
#include <cctype>

namespace parser {
namespace {

bool digit(char c) {
    return c >= '0' && c <= '9';
}
bool letter_or_digit(char c) {
    return std::isalnum(static_cast<unsigned char>(c)) != 0;
}
bool local_part(char c) {
    return letter_or_digit(c) || c == '.' || c == '_' || c == '-' || c == '+' || c == '%';
}

/// The length of the domain that `text` begins with; 0 where there is none ("example.nl").
std::size_t domain_length(std::string_view text) {
    std::size_t end = 0;
    while (end < text.size() &&
           (letter_or_digit(text[end]) || text[end] == '-' || text[end] == '.'))
        ++end;
    while (end > 0 && (text[end - 1] == '.' || text[end - 1] == '-')) --end;
    const auto dot = text.substr(0, end).rfind('.');
    return dot == std::string_view::npos || dot == 0 || end - dot < 3 ? 0 : end;
}

std::string without_addresses(std::string_view text) {
    std::string result;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const std::size_t domain = text[i] == '@' ? domain_length(text.substr(i + 1)) : 0;
        std::size_t start = result.size();
        while (domain > 0 && start > 0 && local_part(result[start - 1])) --start;
        if (domain == 0 || start == result.size()) {
            result += text[i];
            continue;
        }
        result.replace(start, std::string::npos, "[e-mail]");
        i += domain;
    }
    return result;
}

/// The length of the telephone number that `text` begins with; 0 where there is none.
std::size_t phone_length(std::string_view text) {
    constexpr int most = 15;
    std::size_t end = 0;
    int digits = 0;
    int gap = 0;
    // "020 - 123 45 67": two blanks and a dash may stand together.
    for (std::size_t i = 0; i < text.size() && gap < 4 && digits <= most; ++i) {
        const char c = text[i];
        if (digit(c)) {
            ++digits;
            gap = 0;
            end = i + 1;
        } else if (c == ' ' || c == '-' || c == '(' || c == ')' || c == '/' || c == '.') {
            ++gap;
        } else if (c != '+' || i > 0) {
            break;
        }
    }
    return digits >= 9 && digits <= most ? end : 0;
}

/// The length of the date that `text` begins with ("01-02-2015", "06.01.14"); 0 where there is
/// none: the pairs of "06.12.34.56.78" are no date.
std::size_t date_length(std::string_view text) {
    const auto digits_at = [&](std::size_t i) {
        return i + 1 < text.size() && digit(text[i]) && digit(text[i + 1]);
    };
    if (!digits_at(0) || !digits_at(3) || !digits_at(6)) return 0;
    const char separator = text[2];
    if ((separator != '-' && separator != '/' && separator != '.') || text[5] != separator)
        return 0;
    if (digits_at(8)) return text.size() > 10 && digit(text[10]) ? 0 : 10;
    const bool goes_on = text.size() > 8 && (digit(text[8]) || text[8] == separator);
    return goes_on && (digit(text[8]) || digits_at(9)) ? 0 : 8;
}

}  // namespace

std::string masked(std::string_view text) {
    const std::string clean = without_addresses(text);
    std::string result;
    for (std::size_t i = 0; i < clean.size();) {
        const bool start = (clean[i] == '0' || clean[i] == '+') &&
                           (i == 0 || (!letter_or_digit(clean[i - 1]) && clean[i - 1] != ',' &&
                                       clean[i - 1] != '.'));
        const std::string_view rest = std::string_view{clean}.substr(i);
        const auto date = start ? date_length(rest) : 0;
        const auto length = start && date == 0 ? phone_length(rest) : 0;
        if (length == 0) {
            const auto plain = std::max<std::size_t>(date, 1);
            result += rest.substr(0, plain);
            i += plain;
            continue;
        }
        result += "[phone]";
        i += length;
    }
    return result;
}

}  // namespace parser

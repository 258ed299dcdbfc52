#pragma once

#include <string>
#include <string_view>

namespace crawler {

/// Without spaces, tabs, line ends and control characters around it.
std::string_view trimmed(std::string_view text);

/// ASCII letters in lower case; other bytes stay.
std::string lower(std::string_view text);

/// 0 to 15, or -1 for what is no hexadecimal digit.
int hex_digit(char c);

/// The byte that the percent-code at `at` stands for, or -1 where none stands.
int percent_code(std::string_view text, std::size_t at);

/// Appends "%2F" for '/'.
void append_percent_code(std::string& text, char c);

/// "12" or "0.5": up to six decimals, without zeros at the end.
std::string plain(double value);

}  // namespace crawler

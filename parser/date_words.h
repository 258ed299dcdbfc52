#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace parser::dates {

/// Units that relative dates count in.
enum class Unit { second, minute, hour, day, week, month, year };

/// The words of dates in Dutch, English, German, French, Spanish, Portuguese, Italian, Danish,
/// Norwegian, Swedish, Polish, Czech and Russian. All words are given in lower case.

/// 1 to 12 for a month's name, in any of its cases and abbreviations; 0 for any other word.
int month_of(std::string_view word);
/// "drie", "trois", "half", "anderhalf".
std::optional<double> number_of(std::string_view word);
std::optional<Unit> unit_of(std::string_view word);
/// How many days ago "gisteren" and its like are.
std::optional<int> days_ago(std::string_view word);
bool is_ago_behind(std::string_view word);  ///< "geleden", "ago", "siden", …
bool is_ago_before(std::string_view word);  ///< "vor", "hace", the "a" of "il y a", …
bool is_about(std::string_view word);       ///< "ongeveer", "about", …
bool is_last(std::string_view word);        ///< "vorige", "last", "letzte", …
bool is_this(std::string_view word);        ///< "deze", "this", …
bool is_and(std::string_view word);
bool is_season(std::string_view word);
/// What may stand between a day and its month, or a month and its year: "de", "of".
bool is_link(std::string_view word);
/// What may hang on a day's number: "st", "e", "º".
bool is_ordinal(std::string_view word);

/// Lower case of Latin and Cyrillic letters.
std::string lower_letters(std::string_view utf8);

}  // namespace parser::dates

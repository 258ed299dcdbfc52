#pragma once

#include <map>
#include <string>

namespace store {

/// How named numbers stand in a column: as a JSON object, no numbers as empty text.
std::string to_text(const std::map<std::string, double>& numbers);
std::string to_text(const std::map<std::string, long>& numbers);
std::map<std::string, double> numbers_from(const std::string& text);
std::map<std::string, long> wholes_from(const std::string& text);

}  // namespace store

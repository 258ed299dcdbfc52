#include "model/reading.h"

#include <algorithm>

namespace model {

std::optional<Signal> signal_from(std::string_view name) {
    const auto found = std::find(signal_names.begin(), signal_names.end(), name);
    if (found == signal_names.end()) return std::nullopt;
    return static_cast<Signal>(found - signal_names.begin());
}

Language language_from(std::string_view tag) {
    const std::string_view language = tag.substr(0, tag.find_first_of("-_"));
    const auto found = std::find(language_names.begin(), language_names.end(), language);
    return static_cast<Language>(found - language_names.begin());
}

}  // namespace model

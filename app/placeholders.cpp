#include "app/placeholders.h"

#include <algorithm>
#include <span>
#include <stdexcept>

namespace app {

std::span<const std::pair<std::string_view, std::string_view>> built_in_texts();

std::string fill_in(std::string_view text,
                    std::initializer_list<std::pair<std::string_view, std::string>> values) {
    std::string result;
    std::size_t open = 0;
    while ((open = text.find("{{")) != std::string_view::npos) {
        const std::size_t close = text.find("}}", open);
        const std::string_view name =
            text.substr(open + 2, close == std::string_view::npos ? close : close - open - 2);
        const auto found = std::find_if(values.begin(), values.end(),
                                        [&](const auto& value) { return value.first == name; });
        if (found == values.end())
            throw std::logic_error("nothing fills the place of " + std::string{name});
        result.append(text.substr(0, open)).append(found->second);
        text.remove_prefix(close + 2);
    }
    return result.append(text);
}

std::string_view built_in_text(std::string_view name) {
    const auto texts = built_in_texts();
    const auto found = std::find_if(texts.begin(), texts.end(),
                                    [&](const auto& text) { return text.first == name; });
    if (found == texts.end()) throw std::logic_error(std::string{name} + " is not built in");
    return found->second;
}

}  // namespace app

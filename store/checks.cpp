#include "store/checks.h"

#include <array>
#include <charconv>
#include <cmath>

namespace store {

std::string shortest(double number) {
    std::array<char, 32> buffer{};
    const auto result = std::to_chars(buffer.data(), buffer.data() + buffer.size(), number);
    return {buffer.data(), result.ptr};
}

std::optional<std::string> score_fault(const model::Score& score) {
    const auto& [worst, best] = score.scale;
    if (!std::isfinite(score.value) || !std::isfinite(worst) || !std::isfinite(best)) {
        return "score is not a finite number";
    }
    if (worst >= best) {
        return "a scale from " + shortest(worst) + " to " + shortest(best) + " holds no scores";
    }
    const std::string shown = "score " + shortest(score.value);
    if (score.value > best) return shown + " is above its best, " + shortest(best);
    if (score.value < worst) return shown + " is below its worst, " + shortest(worst);
    return std::nullopt;
}

std::optional<model::Date> date_from_text(std::string_view text) {
    if (const auto date = model::date_from_iso(text)) return date;
    constexpr std::size_t day_length = 10;
    if (text.size() <= day_length || !model::instant_from_iso(text)) return std::nullopt;
    return model::date_from_iso(text.substr(0, day_length));
}

}  // namespace store

#include "report/source_score.h"

#include <cmath>

#include "report/text.h"

namespace report {

std::string score_text(const Words& words, const model::Score& score) {
    const bool in_tenths = std::abs(score.value * 10 - std::round(score.value * 10)) < 1e-6;
    const std::string value = words.number(score.value, in_tenths ? 1 : 2);
    if (score.scale.best == 10) return value;
    return value + " / " + words.number(score.scale.best);
}

std::string source_name(const std::string& source) {
    std::string name = clean(source);
    // A host's name stays as it is written.
    if (!name.empty() && name.find('.') == std::string::npos && name[0] >= 'a' && name[0] <= 'z')
        name[0] = static_cast<char>(name[0] - 'a' + 'A');
    return name;
}

}  // namespace report

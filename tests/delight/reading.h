#pragma once

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include "delight/reader.h"

/// Help to tests that read texts.
namespace words {

/// The compiled-in lexicon, built once for all tests of a run.
inline const delight::Lexicon& lexicon() {
    static const delight::Lexicon built = delight::Lexicon::built_in();
    return built;
}

inline model::Reading read(std::string_view text,
                           model::Language language = model::Language::unknown) {
    return delight::Reader{lexicon()}.read(text, language);
}

/// The signals of a reading as "staff+ price-", each once, in the order of the design's table.
inline std::string signals(const model::Reading& reading) {
    std::vector<std::pair<model::Signal, bool>> found;
    for (const model::SignalHit& hit : reading.signals)
        found.emplace_back(hit.signal, !hit.positive);
    std::sort(found.begin(), found.end());
    found.erase(std::unique(found.begin(), found.end()), found.end());
    std::string names;
    for (const auto& [signal, negative] : found) {
        if (!names.empty()) names += ' ';
        names += std::string{model::name_of(signal)} + (negative ? "-" : "+");
    }
    return names;
}

inline std::string dutch(std::string_view text) {
    return signals(read(text, model::Language::nl));
}

inline std::string english(std::string_view text) {
    return signals(read(text, model::Language::en));
}

}  // namespace words

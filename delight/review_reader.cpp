#include "delight/review_reader.h"

#include <algorithm>

namespace delight {
namespace {

/// Whether it begins as the tag of one language does (ISO 639: two or three letters); "mixed" and
/// "unknown" name none.
bool names_a_language(std::string_view lang) {
    const std::size_t size = std::min(lang.find_first_of("-_"), lang.size());
    return size == 2 || size == 3;
}

}  // namespace

bool in_boxes(std::string_view text) {
    return text.find(" / ") != std::string_view::npos || text.starts_with("/ ") ||
           text.ends_with(" /");
}

model::Reading ReviewReader::read(std::string_view title, std::string_view text,
                                  std::string_view lang) {
    utf8_.clear();
    body_ = title_ = {};
    const bool twice = text.starts_with(title);
    const bool boxes = in_boxes(text);
    if (!twice && !boxes) utf8_.append(title).append("\n");
    utf8_.append(text);
    const model::Language told = model::language_from(lang);
    if (names_a_language(lang) && told == model::Language::unknown) return {};
    body_ = reader_.read(utf8_, told);
    model::Reading reading = body_;
    if (reading.language == model::Language::unknown || twice || !boxes) return reading;
    title_ = title_reader_.read(title, reading.language);
    reading.signals.insert(reading.signals.end(), title_.signals.begin(), title_.signals.end());
    return reading;
}

void ReviewReader::terms(std::vector<Term>& terms) const {
    terms.clear();
    add_terms(reader_.words(), body_, *lexicon_, terms);
    if (title_.language != model::Language::unknown)
        add_terms(title_reader_.words(), title_, *lexicon_, terms);
    make_set(terms);
}

}  // namespace delight

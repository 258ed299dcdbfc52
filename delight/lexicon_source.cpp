#include "delight/lexicon_source.h"

#include <algorithm>
#include <charconv>

#include "delight/lexicon_head.h"
#include "delight/tokens.h"

namespace delight {
namespace {

std::string_view trimmed(std::string_view text) {
    const auto from = text.find_first_not_of(" \t\r");
    if (from == std::string_view::npos) return {};
    return text.substr(from, text.find_last_not_of(" \t\r") - from + 1);
}

template <typename Take>
void each_part(std::string_view text, char mark, Take take) {
    while (!text.empty()) {
        const auto end = text.find(mark);
        if (const auto part = trimmed(text.substr(0, end)); !part.empty()) take(part);
        if (end == std::string_view::npos) return;
        text.remove_prefix(end + 1);
    }
}

WordKind kind_of(std::string_view& word) {
    const auto slash = word.rfind('/');
    if (slash == std::string_view::npos || slash + 2 != word.size() || slash == 0)
        return WordKind::as_is;
    const char kind = word.back();
    if (kind != 'a' && kind != 'n' && kind != 'v')
        throw LexiconFault("no such kind of word: " + std::string{word});
    word = word.substr(0, slash);
    return kind == 'a' ? WordKind::adjective : kind == 'n' ? WordKind::noun : WordKind::verb;
}

class PatternReader {
  public:
    explicit PatternReader(model::Language language) : language_{language} {}

    /// An optional place gives two patterns.
    std::vector<Pattern> read(std::string_view text) const {
        std::vector<Pattern> patterns(1);
        std::uint8_t gap = 0;
        each_part(text, ' ', [&](std::string_view word) {
            if (word.front() == '~' && word.size() == 2) {
                gap = static_cast<std::uint8_t>(word[1] - '0');
                return;
            }
            const bool optional = word.size() > 1 && word.back() == '?';
            if (optional) word.remove_suffix(1);
            PatternPlace place = this->place(word);
            place.gap = gap;
            gap = 0;
            const std::vector<Pattern> without = optional ? patterns : std::vector<Pattern>{};
            for (Pattern& pattern : patterns) pattern.places.push_back(place);
            patterns.insert(patterns.end(), without.begin(), without.end());
        });
        if (patterns.front().places.empty() || gap > 0)
            throw LexiconFault("not a pattern: " + std::string{text});
        patterns.front().late = patterns.front().places.size() == 1 && text.ends_with("/v");
        return patterns;
    }

  private:
    PatternPlace place(std::string_view text) const {
        PatternPlace place;
        if (text.front() == '@' && text.size() > 1) {
            place.class_name = text.substr(1);
            return place;
        }
        each_part(text, '|', [&](std::string_view word) {
            const WordKind kind = kind_of(word);
            const std::string plain = word == "#" ? "#" : plain_word(word);
            if (plain.empty()) throw LexiconFault("not a word: " + std::string{text});
            for (Form& form : forms_of(plain, kind, language_))
                place.words.push_back(std::move(form));
        });
        return place;
    }

    model::Language language_;
};

class FileReader {
  public:
    FileReader(std::string_view file, model::Language language)
        : file_{file}, patterns_{language} {}

    std::vector<LexiconLine> read(std::string_view text) {
        while (!text.empty()) {
            const auto end = text.find('\n');
            ++number_;
            try {
                line(text.substr(0, end));
            } catch (const LexiconFault& fault) {
                throw LexiconFault(std::string{file_} + ":" + std::to_string(number_) + ": " +
                                   fault.what());
            }
            text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
        }
        return std::move(lines_);
    }

  private:
    void line(std::string_view text) {
        if (trimmed(text).empty() || text.front() == '#') return;
        if (text.front() == ' ') {
            if (lines_.empty()) throw LexiconFault("goes on with nothing");
            return items(text);
        }
        const auto colon = text.find(':');
        if (colon == std::string_view::npos) throw LexiconFault("no colon");
        lines_.push_back(read_head(text.substr(0, colon)));
        items(text.substr(colon + 1));
    }

    void items(std::string_view text) {
        each_part(text, ',', [&](std::string_view item) {
            for (Pattern& pattern : patterns_.read(item))
                lines_.back().patterns.push_back(std::move(pattern));
        });
    }

    std::string_view file_;
    PatternReader patterns_;
    std::size_t number_ = 0;
    std::vector<LexiconLine> lines_;
};

}  // namespace

std::vector<LexiconLine> read_lexicon(std::string_view file, std::string_view text,
                                      model::Language language) {
    return FileReader{file, language}.read(text);
}

}  // namespace delight

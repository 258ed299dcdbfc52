#include "delight/word_counts.h"

#include <unordered_set>

#include "delight/code_points.h"
#include "delight/spoken.h"

namespace delight {
namespace {

constexpr std::size_t shortest_word = 3;
constexpr std::size_t longest_word = 40;

void append(std::string& text, char32_t letter) {
    if (letter < 0x80) {
        text += static_cast<char>(letter);
    } else {
        text += static_cast<char>(0xC0 | letter >> 6);
        text += static_cast<char>(0x80 | (letter & 0x3F));
    }
}

bool is_word(std::string_view key) {
    return key.size() >= shortest_word && key.size() <= longest_word && key.front() >= 'a' &&
           key.front() <= 'z';
}

/// A word that builds sentences, in whichever language, and says nothing by itself.
bool is_stop_word(std::uint32_t word, const LookedUp& text, const Lexicon& lexicon) {
    const Vocabulary& vocabulary = lexicon.vocabulary();
    const LanguageLexicon& own = lexicon.of(text.language);
    if (vocabulary.speakers(word) == 0) return false;
    const auto is = [&](Atom atom) { return vocabulary.has(word, text.language, atom); };
    return !is(own.good) && !is(own.bad) && !is(own.topic);
}

WordCount written(std::string_view utf8, const Token& token) {
    WordCount count;
    const bool capital = is_upper(code_point_at(utf8, token.from).value);
    count.small = capital ? 0 : 1;
    count.capital = capital && token.before != Break::sentence && !token.capitals ? 1 : 0;
    return count;
}

/// As it is written, where that is not its plain form.
std::string shown(std::string_view utf8, const Token& token, std::string_view plain) {
    std::string small = in_small_letters(utf8.substr(token.from, token.to - token.from));
    return small == plain ? std::string{} : small;
}

}  // namespace

void WordCount::add(const WordCount& other) {
    tens += other.tens;
    sevens += other.sevens;
    capital += other.capital;
    small += other.small;
    known = known || other.known;
    if (shown.empty()) shown = other.shown;
}

void count_words(std::string_view utf8, const LookedUp& text, const Lexicon& lexicon,
                 std::optional<double> grade, WordBag& bag) {
    std::unordered_set<std::string_view> met;
    for (std::size_t i = 0; i < text.tokens.list.size(); ++i) {
        const std::string_view key = text.tokens.key_of(text.tokens.list[i]);
        if (!is_word(key) || is_stop_word(text.words[i], text, lexicon)) continue;
        if (!met.insert(key).second) continue;
        WordCount count = written(utf8, text.tokens.list[i]);
        count.known = lexicon.vocabulary().knows(text.words[i], text.language);
        count.tens = grade && is_nine_or_ten(*grade) ? 1 : 0;
        count.sevens = grade && is_seven_or_eight(*grade) ? 1 : 0;
        const auto [place, fresh] = bag.try_emplace(std::string{key});
        if (fresh) place->second.shown = shown(utf8, text.tokens.list[i], key);
        place->second.add(count);
    }
}

std::uint32_t WordTable::add(const std::string& plain, const WordCount& count) {
    const auto [place, fresh] =
        places_.try_emplace(plain, static_cast<std::uint32_t>(words_.size()));
    if (fresh) {
        words_.emplace_back();
        words_.back().shown = count.shown.empty() ? plain : count.shown;
    }
    words_[place->second].add(count);
    return place->second;
}

const WordCount* WordTable::find(const std::string& plain) const {
    const auto place = places_.find(plain);
    return place == places_.end() ? nullptr : &words_[place->second];
}

std::string in_small_letters(std::string_view utf8) {
    std::string small;
    for (std::size_t i = 0; i < utf8.size();) {
        const CodePoint point = code_point_at(utf8, i);
        if (point.value < 0xDF && is_upper(point.value)) {
            append(small, point.value + 0x20);
        } else {
            small += utf8.substr(i, point.size);
        }
        i += point.size;
    }
    return small;
}

}  // namespace delight

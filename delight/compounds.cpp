#include "delight/compounds.h"

#include <algorithm>
#include <string>

namespace delight {
namespace {

constexpr std::size_t shortest_part = 4;

/// "suuper" without the second of any two like letters.
std::string single_letters(std::string_view plain) {
    std::string single{plain};
    single.erase(std::unique(single.begin(), single.end()), single.end());
    return single;
}

}  // namespace

Guess Compounds::guess(std::string_view plain, bool stretched, model::Language language) {
    const std::uint64_t hash =
        hash_of(plain) * 8 + static_cast<std::uint64_t>(language) * 2 + (stretched ? 1 : 0);
    Remembered& remembered = memory_[hash % memory_size];
    if (remembered.hash != hash) remembered = {hash, take_apart(plain, stretched, language)};
    return remembered.guess;
}

Guess Compounds::take_apart(std::string_view plain, bool stretched,
                            model::Language language) const {
    if (const Guess guess = with_front(plain, language); guess.word != 0) return guess;
    if (stretched)
        if (const std::uint32_t word = known(single_letters(plain), language)) return {word, 0};
    if (language != model::Language::nl && language != model::Language::de) return {};
    if (const std::uint32_t word = shrunk(plain, language)) return {word, 0};
    return {last_part(plain, language), 0};
}

Guess Compounds::with_front(std::string_view plain, model::Language language) const {
    for (const Front& front : lexicon_->of(language).fronts) {
        if (!plain.starts_with(front.word) || plain.size() < front.word.size() + 3) continue;
        const std::string_view rest = plain.substr(front.word.size());
        std::uint32_t word = known(rest, language);
        if (word == 0) word = shrunk(rest, language);
        if (word == 0) word = last_part(rest, language);
        if (word != 0) return {word, front.strength};
    }
    return {};
}

std::uint32_t Compounds::known(std::string_view plain, model::Language language) const {
    const std::uint32_t word = lexicon_->vocabulary().find(plain);
    return lexicon_->vocabulary().atoms(word, language).empty() ? 0 : word;
}

bool Compounds::is_topic(std::uint32_t word, model::Language language) const {
    const auto atoms = lexicon_->vocabulary().atoms(word, language);
    return std::find(atoms.begin(), atoms.end(), lexicon_->of(language).topic) != atoms.end();
}

/// The word of which this is a small form.
std::uint32_t Compounds::shrunk(std::string_view plain, model::Language language) const {
    if (language != model::Language::nl) return 0;
    if (plain.ends_with("s")) plain.remove_suffix(1);
    for (const std::string_view ending : {"etje", "tje", "pje", "je"}) {
        if (!plain.ends_with(ending) || plain.size() < ending.size() + 3) continue;
        const std::string_view stem = plain.substr(0, plain.size() - ending.size());
        if (const std::uint32_t word = known(stem, language)) return word;
        if (const std::uint32_t word = last_part(stem, language)) return word;
    }
    return 0;
}

std::uint32_t Compounds::last_part(std::string_view plain, model::Language language) const {
    for (std::size_t i = 3; i + shortest_part <= plain.size(); ++i)
        if (const std::uint32_t word = known(plain.substr(i), language); is_topic(word, language))
            return word;
    return 0;
}

}  // namespace delight

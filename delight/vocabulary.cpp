#include "delight/vocabulary.h"

#include <algorithm>
#include <bit>

namespace delight {
namespace {

bool is_number(std::string_view plain) {
    return !plain.empty() && plain.front() >= '0' && plain.front() <= '9';
}

}  // namespace

std::uint64_t hash_of(std::string_view word) {
    std::uint64_t hash = 14695981039346656037u;  // FNV-1a
    for (const char c : word) hash = (hash ^ static_cast<unsigned char>(c)) * 1099511628211u;
    return hash ^ hash >> 32;
}

std::uint32_t Vocabulary::find(std::string_view plain) const {
    const auto hash = static_cast<std::uint32_t>(hash_of(plain));
    for (std::size_t i = hash & (slots_.size() - 1);; i = (i + 1) & (slots_.size() - 1)) {
        const Slot& slot = slots_[i];
        if (slot.word == 0) return 0;
        if (slot.hash != hash) continue;
        const Word& word = words_[slot.word];
        if (plain == std::string_view{texts_.data() + word.text, word.size}) return slot.word;
    }
}

bool Vocabulary::has(std::uint32_t word, model::Language language, Atom atom) const {
    const auto own = atoms(word, language);
    return std::binary_search(own.begin(), own.end(), atom);
}

std::uint32_t Vocabulary::find_token(std::string_view plain) const {
    const std::uint32_t word = find(plain);
    return word == 0 && is_number(plain) ? find("#") : word;
}

void Vocabulary::add_atom(std::string_view plain, model::Language language, Atom atom) {
    growing_[std::string{plain}].atoms[static_cast<std::size_t>(language)].push_back(atom);
}

void Vocabulary::add_speaker(std::string_view plain, Speakers speakers) {
    growing_[std::string{plain}].speakers |= speakers;
}

void Vocabulary::place(std::string_view plain, Growing& growing) {
    Word word{static_cast<std::uint32_t>(texts_.size()),
              static_cast<std::uint32_t>(plain.size()),
              growing.speakers,
              0,
              {}};
    texts_ += plain;
    for (std::size_t i = 0; i < word.lists.size(); ++i) {
        std::vector<Atom>& atoms = growing.atoms[i];
        std::sort(atoms.begin(), atoms.end());
        atoms.erase(std::unique(atoms.begin(), atoms.end()), atoms.end());
        word.lists[i] = {static_cast<std::uint32_t>(atoms_.size()),
                         static_cast<std::uint32_t>(atoms.size()), 0};
        for (const Atom atom : atoms) word.lists[i].mask |= mask_of(atom);
        if (!atoms.empty()) word.users |= Speakers{1} << i;
        atoms_.insert(atoms_.end(), atoms.begin(), atoms.end());
    }
    const auto hash = static_cast<std::uint32_t>(hash_of(plain));
    std::size_t i = hash & (slots_.size() - 1);
    while (slots_[i].word != 0) i = (i + 1) & (slots_.size() - 1);
    slots_[i] = {hash, static_cast<std::uint32_t>(words_.size())};
    words_.push_back(word);
}

void Vocabulary::finish() {
    // A number of the lexicon is any number as well.
    const Growing any = growing_["#"];
    for (auto& [plain, growing] : growing_)
        if (is_number(plain))
            for (std::size_t i = 0; i < any.atoms.size(); ++i)
                growing.atoms[i].insert(growing.atoms[i].end(), any.atoms[i].begin(),
                                        any.atoms[i].end());
    slots_.resize(std::bit_ceil(growing_.size() * 2 + 2));
    for (auto& [plain, growing] : growing_) place(plain, growing);
    growing_.clear();
}

}  // namespace delight

#include "delight/inflection_nl.h"

#include <algorithm>
#include <string>

namespace delight {
namespace {

bool is_vowel(char c) {
    return std::string_view{"aeiouy"}.find(c) != std::string_view::npos;
}

int syllables(std::string_view word) {
    int count = 0;
    for (std::size_t i = 0; i < word.size(); ++i)
        count += is_vowel(word[i]) && (i == 0 || !is_vowel(word[i - 1]));
    return count;
}

bool ends_weak(std::string_view word) {
    for (const std::string_view ending : {"ig", "er", "el", "en", "em", "lijk"})
        if (word.ends_with(ending)) return syllables(word) > 1;
    return false;
}

/// The word as it stands before an ending in "e": "groot" is "grot", "vlot" "vlott", "vies" "viez".
std::string open_stem(std::string_view word) {
    std::string stem{word};
    const std::size_t n = stem.size();
    if (n < 3 || is_vowel(stem[n - 1]) || !is_vowel(stem[n - 2])) return stem;
    const char last = stem[n - 1];
    const bool two_vowels = n > 2 && is_vowel(stem[n - 3]);
    if (two_vowels) {
        if (stem[n - 2] == stem[n - 3]) stem.erase(n - 2, 1);
        if (last == 'f') stem.back() = 'v';
        if (last == 's') stem.back() = 'z';
    } else if (!ends_weak(word) && last != 'w' && last != 'x') {
        stem += last;
    }
    return stem;
}

/// A verb's stem: "smaken" is "smaak", "kloppen" "klop", "geloven" "geloof".
std::string verb_stem(std::string_view infinitive) {
    std::string stem{infinitive.substr(0, infinitive.size() - 2)};
    const std::size_t n = stem.size();
    if (n < 2) return stem;
    const char last = stem[n - 1];
    if (last == stem[n - 2]) {
        stem.pop_back();
    } else if (!is_vowel(last) && is_vowel(stem[n - 2]) && (n < 3 || !is_vowel(stem[n - 3])) &&
               !ends_weak(stem)) {
        stem.insert(n - 1, 1, stem[n - 2]);
    }
    if (last == 'v') stem.back() = 'f';
    if (last == 'z') stem.back() = 's';
    return stem;
}

bool has_prefix(std::string_view verb) {
    for (const std::string_view prefix : {"be", "ge", "her", "ont", "ver", "er"})
        if (verb.starts_with(prefix) && verb.size() > prefix.size() + 3) return true;
    return false;
}

}  // namespace

void add_dutch_adjective(std::string_view word, std::vector<Form>& forms) {
    const std::string base{word};
    forms.push_back({base + "s"});
    if (base.ends_with("en") && syllables(base) > 1) return;
    std::string stem = open_stem(base);
    if (base.ends_with("vol")) stem = base + "l";
    const std::string with_e = stem.ends_with("e") ? stem : stem + "e";
    const std::string more = base.ends_with("r") ? base + "der" : with_e + "r";
    const std::string most = base + (base.ends_with("s") ? "t" : "st");
    forms.push_back({with_e});
    forms.push_back({more, true});
    forms.push_back({more + "e", true});
    forms.push_back({more + "s", true});
    forms.push_back({most});
    forms.push_back({most + "e"});
}

void add_dutch_noun(std::string_view word, std::vector<Form>& forms) {
    const std::string base{word};
    const std::string stem = open_stem(base);
    forms.push_back({base + "s"});
    forms.push_back({(stem.ends_with("e") ? stem : stem + "e") + "n"});
    for (const std::string_view small : {"je", "tje", "pje"}) {
        forms.push_back({base + std::string{small}});
        forms.push_back({base + std::string{small} + "s"});
    }
    if (stem.size() > base.size()) {
        forms.push_back({stem + "etje"});
        forms.push_back({stem + "etjes"});
    }
}

void add_dutch_verb(std::string_view word, std::vector<Form>& forms) {
    if (!word.ends_with("en") || word.size() < 4) return;
    const std::string stem = verb_stem(word);
    const char sound = word[word.size() - 3];
    const bool voiceless = std::string_view{"tkfschpx"}.find(sound) != std::string_view::npos;
    const std::string past = voiceless ? "t" : "d";
    const bool doubled = stem.ends_with(past);
    const std::string ge = has_prefix(word) ? "" : "ge";
    const std::string participle = ge + stem + (doubled ? "" : past);
    for (const std::string& form :
         {stem, stem.ends_with("t") ? stem : stem + "t", stem + past + "e", stem + past + "en",
          participle, participle + "e", std::string{word} + "d", std::string{word} + "de"})
        forms.push_back({form});
}

}  // namespace delight

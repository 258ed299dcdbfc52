#include "delight/match_name.h"

#include <algorithm>
#include <cmath>
#include <cstdlib>

#include "delight/trades.h"

namespace delight {
namespace {

/// What a word is worth, by its rarity in nats: all of it; little for a trade's word; next to
/// nothing for an article, the own city or a remark.
double worth_of(const std::string& word, bool strong, double rarity) {
    if (is_weak_word(word) && !is_small_word(word)) return 0.12 * rarity;
    return strong && !is_small_word(word) ? rarity : 0.04 * std::min(rarity, 7.0);
}

Words name_words(std::string_view name) {
    Words words = words_of(name);
    Words kept = words;
    std::erase_if(kept, [](const std::string& word) { return is_legal_form(word); });
    return kept.empty() ? words : kept;
}

bool among(const Words& words, const std::string& word) {
    return std::find(words.begin(), words.end(), word) != words.end();
}

/// Which words tell a name apart: not those that are weak everywhere, nor a remark in brackets at
/// the end, nor its own city; but what is left must tell something.
std::vector<bool> strong_words(const Words& words, std::string_view name, std::string_view city) {
    const Words place = words_of(city);
    const std::size_t bracket = name.find('(');
    const std::size_t remark = bracket == 0 || bracket == std::string_view::npos
                                   ? words.size()
                                   : name_words(name.substr(0, bracket)).size();
    std::vector<bool> strong(words.size());
    const auto mark = [&](auto&& is_strong) {
        for (std::size_t i = 0; i < words.size(); ++i) strong[i] = is_strong(i);
        return std::find(strong.begin(), strong.end(), true) != strong.end();
    };
    const auto own = [&](std::size_t i) { return i < remark && !is_weak_word(words[i]); };
    if (mark([&](std::size_t i) { return own(i) && !among(place, words[i]); })) return strong;
    if (mark(own)) return strong;
    mark([](std::size_t) { return true; });
    return strong;
}

bool has_digit(std::string_view word) {
    return word.find_first_of("0123456789") != std::string_view::npos;
}

/// 1 for equal words, less for words that look alike, 0 for different ones. Numbers are
/// equal or not: "Pier 1" is not "Pier 10".
double likeness(const std::string& a, const std::string& b) {
    if (a == b) return 1;
    const std::size_t shorter = std::min(a.size(), b.size());
    const std::size_t longer = std::max(a.size(), b.size());
    if (shorter < 4 || longer > 3 * shorter || has_digit(a) || has_digit(b)) return 0;
    if (a.compare(0, shorter, b, 0, shorter) == 0) return 0.9;
    if (one_slip_apart(a, b)) return 0.9;
    if (a[0] != b[0] || longer > 2 * shorter) return 0;
    const double spelt = jaro_winkler(a, b);
    return spelt >= 0.92 ? spelt : 0;
}

/// What two names have in common and what each has alone, in worth.
struct Overlap {
    double shared = 0;
    double only_a = 0;
    double only_b = 0;
};

/// Matches each word of `a` with the likest word of `b` that is still free.
Overlap overlap_of(const Name& a, const Name& b) {
    std::vector<bool> taken(b.words.size());
    Overlap overlap;
    for (const NameWord& word : a.words) {
        double best = 0;
        std::size_t at = 0;
        for (std::size_t i = 0; i < b.words.size() && best < 1; ++i) {
            const double alike = taken[i] ? 0 : likeness(word.text, b.words[i].text);
            if (alike > best) {
                best = alike;
                at = i;
            }
        }
        if (best == 0) {
            overlap.only_a += word.worth;
            continue;
        }
        taken[at] = true;
        overlap.shared += best * std::min(word.worth, b.words[at].worth);
    }
    for (std::size_t i = 0; i < b.words.size(); ++i) {
        if (!taken[i]) overlap.only_b += b.words[i].worth;
    }
    return overlap;
}

/// The cores as they are spelt; short ones are too easily alike.
bool spelt_alike(const std::string& a, const std::string& b) {
    return a.size() >= 5 && b.size() >= 5 && a[0] == b[0] && !has_digit(a) && !has_digit(b) &&
           jaro_winkler(a, b) >= 0.95;
}

NameLevel level_of(const Name& a, const Name& b, const Overlap& overlap) {
    const double least = std::min(a.worth, b.worth);
    const double common = 2 * overlap.shared / (a.worth + b.worth);
    if (a.core == b.core || common > 0.99) return NameLevel::same;
    if (common >= 0.85 || spelt_alike(a.core, b.core)) return NameLevel::near;
    if (overlap.shared >= 0.85 * least) return NameLevel::within;
    return overlap.shared >= 0.35 * least ? NameLevel::some : NameLevel::different;
}

}  // namespace

Words core_words(std::string_view name, std::string_view city) {
    const Words words = name_words(name);
    const std::vector<bool> strong = strong_words(words, name, city);
    Words core;
    for (std::size_t i = 0; i < words.size(); ++i) {
        if (strong[i]) core.push_back(words[i]);
    }
    return core;
}

void NameCounts::add(std::string_view name, std::string_view city, const std::string& source) {
    Counts& counts = sources_[source];
    most_names_ = std::max(most_names_, ++counts.names);
    ++counts.cores[hash_of(joined(core_words(name, city), ""))];
    Words words = name_words(name);
    std::sort(words.begin(), words.end());
    words.erase(std::unique(words.begin(), words.end()), words.end());
    for (const std::string& word : words) {
        long& most = most_[hash_of(word)];
        most = std::max(most, ++counts.words[hash_of(word)]);
    }
}

Name NameCounts::prepare(std::string_view name, std::string_view city,
                         const std::string& source) const {
    // As if a thousand further names had been seen: in a short list every word is rare.
    constexpr double unseen = 1000;
    const Words words = name_words(name);
    const std::vector<bool> strong = strong_words(words, name, city);
    Name made;
    for (std::size_t i = 0; i < words.size(); ++i) {
        const auto found = most_.find(hash_of(words[i]));
        const double others = found == most_.end() ? 0 : static_cast<double>(found->second - 1);
        const double rarity =
            -std::log((others + 0.5) / (static_cast<double>(most_names_) + unseen));
        made.words.push_back({words[i], worth_of(words[i], strong[i], rarity)});
        made.worth += made.words.back().worth;
    }
    made.core = joined(core_words(name, city), "");
    const auto counted = sources_.find(source);
    if (counted == sources_.end()) return made;
    const auto same = counted->second.cores.find(hash_of(made.core));
    if (same != counted->second.cores.end())
        made.chance = chance_of_another(same->second, counted->second.names);
    return made;
}

NameAgreement agree(const Name& a, const Name& b) {
    if (a.words.empty() || b.words.empty()) return {};
    const Overlap overlap = overlap_of(a, b);
    const NameLevel level = level_of(a, b, overlap);
    const double least = std::min(a.worth, b.worth);
    // "Northpoint" and "North Point" share no word, and yet all.
    const bool as_spelt = level == NameLevel::same || level == NameLevel::near;
    const double shared = as_spelt ? std::max(overlap.shared, 0.85 * least) : overlap.shared;
    return {level, shared, std::min(overlap.only_a, overlap.only_b) > 0.3 && overlap.shared > 0};
}

}  // namespace delight

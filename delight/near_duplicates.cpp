#include "delight/near_duplicates.h"

#include <algorithm>
#include <bit>
#include <map>
#include <set>
#include <unordered_map>

#include "delight/excess.h"

namespace delight {
namespace {

constexpr long least_copies = 3;
/// Honest guests do not write what others wrote: a tenth that has copies should not make it usual.
constexpr double set_aside = 0.1;
constexpr std::size_t own_words_businesses = 20;
constexpr std::size_t own_words_part = 100;

bool signed_voice(const Voice& voice) {
    return is_signed(voice.trace->words);
}

/// Whether a site shows one review in two places, or twice in one.
bool shown_twice(const Voice& one, const Voice& other) {
    if (one.trace->given.day() != other.trace->given.day()) return false;
    if (one.trace->grade != other.trace->grade) return false;
    if (one.trace->author != other.trace->author) return false;
    return one.trace->author != 0 || one.listing_id != other.listing_id;
}

bool may_be_copies(const Voice& one, const Voice& other) {
    return one.source == other.source && !shown_twice(one, other);
}

/// Joins places to groups: Tarjan's union-find, by halving.
class Groups {
  public:
    void add() { parent_.push_back(parent_.size()); }
    std::size_t root(std::size_t i) {
        while (parent_[i] != i) i = parent_[i] = parent_[parent_[i]];
        return i;
    }
    void join(std::size_t a, std::size_t b) { parent_[root(a)] = root(b); }

  private:
    std::vector<std::size_t> parent_;
};

/// A number and the voice that has it, in one word that sorts fast.
std::uint64_t keyed(std::uint32_t key, std::size_t voice) {
    return (std::uint64_t{key} << 32) | static_cast<std::uint32_t>(voice);
}

/// Those numbers that may occur twice: marks for a first look, sixteen a number, leave few to sort.
std::vector<std::uint64_t> repeated(const std::vector<std::uint64_t>& numbers) {
    const std::size_t marks = std::bit_ceil(16 * numbers.size() + 1);
    std::vector<bool> once(marks);
    std::vector<bool> twice(marks);
    const auto mark = [marks](std::uint64_t number) { return (number >> 32) & (marks - 1); };
    for (const std::uint64_t number : numbers) {
        if (once[mark(number)]) twice[mark(number)] = true;
        once[mark(number)] = true;
    }
    std::vector<std::uint64_t> kept;
    for (const std::uint64_t number : numbers)
        if (twice[mark(number)]) kept.push_back(number);
    std::sort(kept.begin(), kept.end());
    return kept;
}

/// Adds the pairs of a band that are none yet; `pairs` are in order before and after.
void pair_in_band(const Chorus& chorus, std::size_t band, std::vector<VoicePair>& pairs) {
    std::vector<std::uint64_t> numbers;
    for (std::size_t i = 0; i < chorus.voices.size(); ++i) {
        const Voice& voice = chorus.voices[i];
        if (!signed_voice(voice)) continue;
        // Bit 0 of a band is always set, so the product with an odd number keeps bands apart.
        const std::uint32_t source = 2 * voice.source + 1;
        numbers.push_back(keyed((voice.trace->words[band] >> 1) * 0x9E3779B1U * source, i));
    }
    const auto same = repeated(numbers);
    const auto known = static_cast<std::ptrdiff_t>(pairs.size());
    const auto add = [&](std::uint64_t a, std::uint64_t b) {
        const VoicePair pair{static_cast<std::uint32_t>(a), static_cast<std::uint32_t>(b)};
        if (may_be_copies(chorus.voices[pair.first], chorus.voices[pair.second]))
            pairs.push_back(pair);
    };
    std::size_t first = 0;
    for (std::size_t i = 1; i < same.size(); ++i) {
        if ((same[i] >> 32) != (same[first] >> 32)) {
            first = i;
            continue;
        }
        add(same[first], same[i]);
        if (i > first + 1) add(same[i - 1], same[i]);
    }
    std::sort(pairs.begin() + known, pairs.end());
    std::inplace_merge(pairs.begin(), pairs.begin() + known, pairs.end());
    pairs.erase(std::unique(pairs.begin(), pairs.end()), pairs.end());
}

/// The groups of near duplicates, the earliest of each first.
std::vector<std::vector<std::size_t>> groups_of(const Chorus& chorus,
                                                const std::vector<VoicePair>& candidates,
                                                const Wordings& wordings) {
    std::unordered_map<std::size_t, std::size_t> places;
    std::vector<std::size_t> voices;
    Groups joined;
    const auto place_of = [&](std::size_t voice) {
        const auto [entry, fresh] = places.try_emplace(voice, voices.size());
        if (fresh) {
            voices.push_back(voice);
            joined.add();
        }
        return entry->second;
    };
    for (const auto& [one, other] : candidates)
        if (resemblance(wordings.of(one), wordings.of(other)) >= near_duplicate)
            joined.join(place_of(one), place_of(other));
    std::map<std::size_t, std::vector<std::size_t>> by_root;
    for (std::size_t place = 0; place < voices.size(); ++place)
        by_root[joined.root(place)].push_back(voices[place]);
    std::vector<std::vector<std::size_t>> groups;
    for (auto& [root, members] : by_root) {
        std::sort(members.begin(), members.end(), [&](std::size_t a, std::size_t b) {
            const auto key = [&](std::size_t voice) {
                return std::pair{chorus.voices[voice].trace->given.day(), voice};
            };
            return key(a) < key(b);
        });
        groups.push_back(std::move(members));
    }
    return groups;
}

std::size_t businesses_in(const Chorus& chorus, const std::vector<std::size_t>& members) {
    std::set<std::size_t> businesses;
    for (const std::size_t voice : members) businesses.insert(chorus.voices[voice].business);
    return businesses.size();
}

/// What one business has of copies at one source.
struct Copies {
    std::vector<std::size_t> copies;
    std::vector<std::size_t> originals;
    std::set<std::size_t> groups;
};

using CopiesAt = std::map<std::pair<std::size_t, std::size_t>, Copies>;

/// By source and business.
CopiesAt copies_of(const Chorus& chorus, const std::vector<std::vector<std::size_t>>& groups) {
    CopiesAt copies;
    const std::size_t most = std::max(own_words_businesses, chorus.businesses / own_words_part);
    for (std::size_t g = 0; g < groups.size(); ++g) {
        if (businesses_in(chorus, groups[g]) > most) continue;
        for (std::size_t i = 1; i < groups[g].size(); ++i) {
            const Voice& voice = chorus.voices[groups[g][i]];
            Copies& at = copies[{voice.source, voice.business}];
            at.copies.push_back(groups[g][i]);
            if (at.groups.insert(g).second) at.originals.push_back(groups[g].front());
        }
    }
    return copies;
}

model::Pattern pattern_of(const Chorus& chorus, const Copies& copies,
                          const std::vector<std::vector<std::size_t>>& groups) {
    model::Pattern pattern;
    pattern.kind = model::PatternKind::near_duplicates;
    std::vector<std::size_t> members;
    for (const std::size_t g : copies.groups)
        members.insert(members.end(), groups[g].begin(), groups[g].end());
    pattern.businesses = static_cast<long>(businesses_in(chorus, members));
    pattern.source = chorus.sources[chorus.voices[copies.copies.front()].source];
    for (const std::size_t voice : copies.copies) add_cited(pattern, chorus.voices[voice]);
    for (const std::size_t voice : copies.originals)
        pattern.originals.push_back(cite(chorus.voices[voice]));
    return pattern;
}

}  // namespace

void Wordings::add(std::size_t voice, const Shingles& shingles) {
    places_[voice] = {shingles_.size(), shingles.size()};
    shingles_.insert(shingles_.end(), shingles.begin(), shingles.end());
}

std::vector<VoicePair> candidate_pairs(const Chorus& chorus) {
    std::vector<VoicePair> pairs;
    for (std::size_t band = 0; band < signature_bands; ++band) pair_in_band(chorus, band, pairs);
    return pairs;
}

std::vector<Found> near_duplicates(const Chorus& chorus, const std::vector<VoicePair>& candidates,
                                   const Wordings& wordings) {
    const auto groups = groups_of(chorus, candidates, wordings);
    const auto copies = copies_of(chorus, groups);
    std::vector<Found> found;
    for (std::size_t source = 0; source < chorus.sources.size(); ++source) {
        std::vector<Share> shares(chorus.businesses);
        for (const Voice& voice : chorus.voices)
            if (voice.source == source && signed_voice(voice)) ++shares[voice.business].of;
        for (const auto& [at, of] : copies)
            if (at.first == source) shares[at.second].with = static_cast<long>(of.copies.size());
        const auto told = excesses(shares, set_aside);
        for (const auto& [at, of] : copies) {
            const std::size_t business = at.second;
            if (at.first != source || !is_unusual(shares[business], told[business], least_copies))
                continue;
            Found each{business, pattern_of(chorus, of, groups)};
            each.pattern.n = shares[business].with;
            each.pattern.of = shares[business].of;
            each.pattern.usual = told[business].usual;
            each.pattern.p = told[business].p;
            found.push_back(std::move(each));
        }
    }
    return found;
}

}  // namespace delight

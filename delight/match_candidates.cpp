#include <algorithm>
#include <cmath>
#include <cstdint>
#include <unordered_map>

#include "delight/match.h"

namespace delight {

/// Blocking: listings that share a key are compared, all others are not. Keys are hashes; two that
/// fall together cost a comparison and nothing else.
class Blocks {
  public:
    explicit Blocks(const Matcher& matcher) : matcher_{matcher} {
        for (std::size_t i = 0; i < matcher_.size(); ++i) add_keys(i);
        std::sort(keys_.begin(), keys_.end());
    }

    std::vector<std::pair<std::size_t, std::size_t>> pairs() const {
        std::vector<std::pair<std::size_t, std::size_t>> found;
        for (std::size_t begin = 0; begin < keys_.size();) {
            std::size_t end = begin;
            while (end < keys_.size() && keys_[end].first == keys_[begin].first) ++end;
            if (end - begin <= largest) add_pairs(begin, end, found);
            begin = end;
        }
        std::sort(found.begin(), found.end());
        found.erase(std::unique(found.begin(), found.end()), found.end());
        return found;
    }

  private:
    using Prepared = Matcher::Prepared;

    /// A key that more listings share tells too little; each listing has finer ones.
    static constexpr std::size_t largest = 100;
    static constexpr std::size_t rarest_words = 3;

    void add_pairs(std::size_t begin, std::size_t end,
                   std::vector<std::pair<std::size_t, std::size_t>>& found) const {
        for (std::size_t i = begin; i < end; ++i) {
            for (std::size_t j = i + 1; j < end; ++j) {
                // A listing may have one key twice; keys are sorted, so i's listing comes first.
                if (keys_[i].second != keys_[j].second)
                    found.emplace_back(keys_[i].second, keys_[j].second);
            }
        }
    }

    void add(std::size_t listing, char kind, const std::string& key) {
        keys_.emplace_back(std::hash<std::string>{}(kind + key), listing);
    }

    void add_keys(std::size_t i) {
        const Prepared& listing = matcher_.listings_[i];
        if (!listing.phone.empty()) add(i, 'p', listing.phone);
        add_name_keys(i, listing);
        add_place_keys(i, listing);
    }

    /// Its rarest words, alone and in their city; the whole name; its first letters in the city.
    void add_name_keys(std::size_t i, const Prepared& listing) {
        const std::string& core = listing.name.core;
        if (core.empty()) return;
        std::vector<const NameWord*> words;
        for (const NameWord& word : listing.name.words) words.push_back(&word);
        std::stable_sort(words.begin(), words.end(),
                         [](const NameWord* a, const NameWord* b) { return a->worth > b->worth; });
        words.resize(std::min(words.size(), rarest_words));
        for (const NameWord* word : words) {
            add(i, 'w', word->text);
            add(i, 'c', word->text + '|' + listing.city);
            add(i, 'h', word->text + '|' + listing.address.way);
        }
        add(i, 'n', core + '|' + listing.city);
        add(i, 's', core.substr(0, 4) + '|' + listing.city);
    }

    /// The house, the postcode with the name's first letter, and the map's squares of 0.002 by
    /// 0.003 degrees (220 by 200 m in the Netherlands) that lie within 60 m or so.
    void add_place_keys(std::size_t i, const Prepared& listing) {
        const Address& address = listing.address;
        if (address.number > 0 && !address.way.empty()) {
            add(i, 'a', address.way + '|' + std::to_string(address.number));
            add(i, 'b',
                address.street.front() + '|' + std::to_string(address.number) + '|' + listing.city);
        }
        if (!listing.postcode.empty())
            add(i, 'z', listing.postcode + '|' + listing.name.core.substr(0, 2));
        if (!listing.lat || !listing.lon) return;
        const double up = *listing.lat / 0.002;
        const double across = *listing.lon / 0.003;
        for (const double y : {std::floor(up - 0.3), std::floor(up + 0.3)}) {
            for (const double x : {std::floor(across - 0.3), std::floor(across + 0.3)}) {
                add(i, 'g',
                    std::to_string(static_cast<std::int64_t>(y)) + '|' +
                        std::to_string(static_cast<std::int64_t>(x)) + '|' +
                        listing.name.core.substr(0, 1));
            }
        }
    }

    const Matcher& matcher_;
    std::vector<std::pair<std::size_t, std::size_t>> keys_;
};

std::vector<std::pair<std::size_t, std::size_t>> Matcher::candidates() const {
    return Blocks{*this}.pairs();
}

}  // namespace delight

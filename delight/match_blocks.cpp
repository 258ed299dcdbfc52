#include "delight/match_blocks.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace delight {
namespace {

constexpr std::size_t largest = 100;
constexpr std::size_t rarest_words = 3;
/// That one listing has, mostly: room is made once, for doubling it would take twice as much.
constexpr std::size_t usual_keys = 16;

}  // namespace

Blocks::Blocks(const Shelf& listings) {
    keys_.reserve(usual_keys * listings.size());
    for (std::size_t i = 0; i < listings.size(); ++i)
        add_keys(static_cast<std::uint32_t>(i), listings.at(i));
    std::sort(keys_.begin(), keys_.end());
    keys_.erase(std::unique(keys_.begin(), keys_.end()), keys_.end());
    keep_telling_keys();
    by_listing_.resize(keys_.size());
    std::iota(by_listing_.begin(), by_listing_.end(), 0U);
    std::sort(by_listing_.begin(), by_listing_.end(), [&](std::uint32_t a, std::uint32_t b) {
        return keys_[a].listing < keys_[b].listing;
    });
}

void Blocks::each(const Visit& visit) const {
    std::vector<std::uint32_t> later;
    for (std::size_t begin = 0; begin < by_listing_.size();) {
        const std::uint32_t listing = keys_[by_listing_[begin]].listing;
        later.clear();
        std::size_t end = begin;
        for (; end < by_listing_.size() && keys_[by_listing_[end]].listing == listing; ++end)
            add_later(by_listing_[end], later);
        std::sort(later.begin(), later.end());
        later.erase(std::unique(later.begin(), later.end()), later.end());
        if (!later.empty()) visit(listing, later);
        begin = end;
    }
}

/// The listings that stand behind this one in its block.
void Blocks::add_later(std::size_t key, std::vector<std::uint32_t>& later) const {
    for (std::size_t i = key + 1; i < keys_.size() && keys_[i].hash == keys_[key].hash; ++i)
        later.push_back(keys_[i].listing);
}

/// Leaves out the blocks of one and those that are too large.
void Blocks::keep_telling_keys() {
    std::size_t kept = 0;
    for (std::size_t begin = 0; begin < keys_.size();) {
        std::size_t end = begin;
        while (end < keys_.size() && keys_[end].hash == keys_[begin].hash) ++end;
        if (end - begin > 1 && end - begin <= largest) {
            std::copy(keys_.begin() + static_cast<std::ptrdiff_t>(begin),
                      keys_.begin() + static_cast<std::ptrdiff_t>(end),
                      keys_.begin() + static_cast<std::ptrdiff_t>(kept));
            kept += end - begin;
        }
        begin = end;
    }
    keys_.resize(kept);
    keys_.shrink_to_fit();
}

void Blocks::add(std::uint32_t listing, char kind, const std::string& text) {
    const std::uint64_t hash = hash_of(kind + text);
    keys_.push_back({static_cast<std::uint32_t>(hash ^ (hash >> 32U)), listing});
}

void Blocks::add_keys(std::uint32_t listing, const Prepared& facts) {
    if (!facts.phone.empty()) add(listing, 'p', facts.phone);
    add_name_keys(listing, facts);
    add_place_keys(listing, facts);
}

/// Its rarest words, alone and in their city; the whole name; its first letters in the city.
void Blocks::add_name_keys(std::uint32_t listing, const Prepared& facts) {
    const std::string& core = facts.name.core;
    if (core.empty()) return;
    std::vector<const NameWord*> words;
    for (const NameWord& word : facts.name.words) words.push_back(&word);
    std::stable_sort(words.begin(), words.end(),
                     [](const NameWord* a, const NameWord* b) { return a->worth > b->worth; });
    words.resize(std::min(words.size(), rarest_words));
    for (const NameWord* word : words) {
        add(listing, 'w', word->text);
        add(listing, 'c', word->text + '|' + facts.city);
        add(listing, 'h', word->text + '|' + facts.address.way);
    }
    add(listing, 'n', core + '|' + facts.city);
    add(listing, 's', core.substr(0, 4) + '|' + facts.city);
}

/// The house, the postcode with the name's first letter, and the map's squares of 0.002 by 0.003
/// degrees (220 by 200 m in the Netherlands) that lie within 60 m or so.
void Blocks::add_place_keys(std::uint32_t listing, const Prepared& facts) {
    const Address& address = facts.address;
    if (address.number > 0 && !address.way.empty()) {
        add(listing, 'a', address.way + '|' + std::to_string(address.number));
        add(listing, 'b',
            address.street.front() + '|' + std::to_string(address.number) + '|' + facts.city);
    }
    if (!facts.postcode.empty())
        add(listing, 'z', facts.postcode + '|' + facts.name.core.substr(0, 2));
    if (!facts.lat || !facts.lon) return;
    const double up = *facts.lat / 0.002;
    const double across = *facts.lon / 0.003;
    for (const double y : {std::floor(up - 0.3), std::floor(up + 0.3)}) {
        for (const double x : {std::floor(across - 0.3), std::floor(across + 0.3)}) {
            add(listing, 'g',
                std::to_string(static_cast<std::int64_t>(y)) + '|' +
                    std::to_string(static_cast<std::int64_t>(x)) + '|' +
                    facts.name.core.substr(0, 1));
        }
    }
}

}  // namespace delight

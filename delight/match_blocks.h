#pragma once

#include <cstdint>
#include <functional>
#include <span>
#include <string>
#include <vector>

#include "delight/match_shelf.h"

namespace delight {

/// Blocking: listings that share a key are compared, all others are not. A key that over a hundred
/// listings share tells too little and is left out; each listing has finer ones. Of a key only a
/// hash is kept: two that fall together cost a comparison and nothing else.
class Blocks {
  public:
    explicit Blocks(const Shelf& listings);

    /// Each listing that has any, with the later ones that share a key, in order.
    using Visit = std::function<void(std::size_t, std::span<const std::uint32_t>)>;
    void each(const Visit& visit) const;

  private:
    struct Key {
        std::uint32_t hash = 0;
        std::uint32_t listing = 0;
        auto operator<=>(const Key&) const = default;
    };

    void add(std::uint32_t listing, char kind, const std::string& text);
    void add_keys(std::uint32_t listing, const Prepared& facts);
    void add_name_keys(std::uint32_t listing, const Prepared& facts);
    void add_place_keys(std::uint32_t listing, const Prepared& facts);
    void keep_telling_keys();
    void add_later(std::size_t key, std::vector<std::uint32_t>& later) const;

    std::vector<Key> keys_;                  ///< sorted, so that a block stands together
    std::vector<std::uint32_t> by_listing_;  ///< places in `keys_`
};

}  // namespace delight

#pragma once

#include <cstdint>
#include <string_view>

namespace store {

/// FNV-1a of 64 bits: tells apart what differs by chance, and is no defence against intent.
class Hash {
  public:
    void add(std::string_view text) {
        for (const char c : text) mix(static_cast<unsigned char>(c));
        mix(0x1F);  // so that "ab","c" differs from "a","bc"
    }
    void mix(unsigned char byte) { state_ = (state_ ^ byte) * 0x100000001B3U; }
    std::uint64_t value() const { return state_; }

  private:
    std::uint64_t state_ = 0xCBF29CE484222325U;
};

}  // namespace store

#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

namespace delight {

/// The shingles of a text, as hashes in rising order without repeats: every three words in a row
/// (Broder 1997, "On the resemblance and containment of documents"). Words are runs of letters and
/// digits; capitals, punctuation and spaces do not matter. A text is never kept, only these, in 32
/// bits each: two texts of a hundred words have one in common by chance in half a million.
using Shingles = std::vector<std::uint32_t>;
Shingles shingles_of(std::string_view utf8);

/// The resemblance of two texts, 0 to 1: the shingles that they share over all that either has
/// (Jaccard's coefficient; Broder 1997). 0 where one has none.
double resemblance(std::span<const std::uint32_t> one, std::span<const std::uint32_t> other);

/// What a text's signature comes down to: one number for each band of it. Texts that have a number
/// in common at the same place may resemble each other.
constexpr std::size_t signature_bands = 16;
using Bands = std::array<std::uint32_t, signature_bands>;

/// Reads a text's signature of 64 minima by one permutation (Li, Owen and Zhang 2012, "One
/// permutation hashing"; empty places are filled as by Shrivastava 2017, "Optimal densification for
/// fast and accurate minwise hashing"), four to a band. Two texts of resemblance r agree in a band
/// with a chance of about r^4, so in one of 16 at least with 1 - (1 - r^4)^16: 0.90 at 0.6, 0.99 at
/// 0.7, 0.12 at 0.3.
///
/// All zero for a text of fewer than some twelve different shingles (they must fill ten of the 64
/// places): "Prima, aanrader!" twice is no copy.
Bands bands_of(std::string_view utf8);

/// Whether a text had enough shingles for a signature.
bool is_signed(const Bands& bands);

}  // namespace delight

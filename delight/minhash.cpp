#include "delight/minhash.h"

#include <algorithm>
#include <bit>
#include <limits>

namespace delight {
namespace {

constexpr std::size_t shingle_words = 3;
constexpr std::size_t places = 64;
constexpr std::ptrdiff_t least_filled = 10;
constexpr std::size_t rows = places / signature_bands;
constexpr unsigned place_bits = 6;
constexpr std::uint64_t empty = std::numeric_limits<std::uint64_t>::max();

/// The finaliser of SplitMix64 (Steele, Lea and Flood 2014): every bit depends on every bit.
std::uint64_t mixed(std::uint64_t x) {
    x = (x ^ (x >> 30)) * 0xBF58476D1CE4E5B9U;
    x = (x ^ (x >> 27)) * 0x94D049BB133111EBU;
    return x ^ (x >> 31);
}

/// ASCII as it is compared: letters in lower case and digits; 0 for what parts words.
constexpr std::array<unsigned char, 128> ascii = [] {
    std::array<unsigned char, 128> table{};
    for (unsigned char c = '0'; c <= '9'; ++c) table[c] = c;
    for (unsigned char c = 'a'; c <= 'z'; ++c) table[c] = table[c - 32] = c;
    return table;
}();

/// Beyond ASCII all counts as letters, capitals of Latin-1 (0xC3 and a byte) in lower case; but
/// typographic signs (U+2000 to U+2BFF begin with 0xE2) and no-break spaces part words: 0.
struct Beyond {
    unsigned char letter = 0;
    std::size_t length = 1;
};

Beyond beyond_ascii(std::string_view text, std::size_t at) {
    const auto byte = static_cast<unsigned char>(text[at]);
    if (byte == 0xE2) return {0, 3};
    if (byte == 0xC2) return {0, 2};
    const bool latin = at > 0 && static_cast<unsigned char>(text[at - 1]) == 0xC3;
    const bool capital = latin && byte <= 0x9E && byte != 0x97;
    return {static_cast<unsigned char>(capital ? byte + 0x20 : byte), 1};
}

/// Hashes of the words in their order.
std::vector<std::uint64_t> word_hashes(std::string_view text) {
    constexpr std::uint64_t basis = 0xCBF29CE484222325U;
    std::vector<std::uint64_t> words;
    words.reserve(text.size() / 4 + 1);
    std::uint64_t hash = basis;
    for (std::size_t i = 0; i < text.size();) {
        const auto byte = static_cast<unsigned char>(text[i]);
        const Beyond read = byte < 0x80 ? Beyond{ascii[byte], 1} : beyond_ascii(text, i);
        i += read.length;
        if (read.letter != 0) {
            hash = (hash ^ read.letter) * 0x100000001B3U;
        } else if (hash != basis) {
            words.push_back(mixed(hash));
            hash = basis;
        }
    }
    if (hash != basis) words.push_back(mixed(hash));
    return words;
}

using Minima = std::array<std::uint64_t, places>;

/// Lends every empty place the minimum of one that is not, chosen by the place and the try alone,
/// so that two texts choose alike.
void densify(Minima& minima) {
    const Minima known = minima;
    for (std::size_t place = 0; place < places; ++place) {
        for (std::uint64_t attempt = 1; minima[place] == empty; ++attempt)
            minima[place] = known[mixed(place * 0x9E3779B97F4A7C15U + attempt) % places];
    }
}

std::uint64_t shingle_at(const std::vector<std::uint64_t>& words, std::size_t i) {
    return mixed(words[i] + std::rotl(words[i + 1], 21) + std::rotl(words[i + 2], 42));
}

}  // namespace

Shingles shingles_of(std::string_view utf8) {
    const auto words = word_hashes(utf8);
    Shingles shingles;
    for (std::size_t i = 0; i + shingle_words <= words.size(); ++i)
        shingles.push_back(static_cast<std::uint32_t>(shingle_at(words, i) >> 32));
    std::sort(shingles.begin(), shingles.end());
    shingles.erase(std::unique(shingles.begin(), shingles.end()), shingles.end());
    return shingles;
}

double resemblance(std::span<const std::uint32_t> one, std::span<const std::uint32_t> other) {
    std::size_t common = 0;
    for (auto a = one.begin(), b = other.begin(); a != one.end() && b != other.end();) {
        if (*a == *b) {
            ++common;
            ++a;
            ++b;
        } else if (*a < *b) {
            ++a;
        } else {
            ++b;
        }
    }
    const std::size_t all = one.size() + other.size() - common;
    return all == 0 ? 0 : static_cast<double>(common) / static_cast<double>(all);
}

Bands bands_of(std::string_view utf8) {
    Bands bands{};
    const auto words = word_hashes(utf8);
    Minima minima;
    minima.fill(empty);
    for (std::size_t i = 0; i + shingle_words <= words.size(); ++i) {
        const std::uint64_t shingle = shingle_at(words, i);
        const std::size_t place = shingle >> (64 - place_bits);
        minima[place] = std::min(minima[place], shingle);
    }
    if (std::count(minima.begin(), minima.end(), empty) >
        static_cast<std::ptrdiff_t>(places) - least_filled)
        return bands;
    densify(minima);
    for (std::size_t band = 0; band < signature_bands; ++band) {
        std::uint64_t hash = 0;
        for (std::size_t row = 0; row < rows; ++row) hash = mixed(hash + minima[band * rows + row]);
        // Zero is kept for "no signature".
        bands[band] = static_cast<std::uint32_t>(hash) | 1U;
    }
    return bands;
}

bool is_signed(const Bands& bands) {
    return bands.front() != 0;
}

}  // namespace delight

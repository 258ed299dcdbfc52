#include "delight/minhash.h"

#include <algorithm>
#include <limits>

namespace delight {
namespace {

constexpr std::size_t shingle_words = 3;
constexpr std::size_t places = 64;
constexpr std::size_t rows = places / signature_bands;
constexpr unsigned place_bits = 6;
constexpr std::uint64_t empty = std::numeric_limits<std::uint64_t>::max();

/// The finaliser of SplitMix64 (Steele, Lea and Flood 2014): every bit depends on every bit.
std::uint64_t mixed(std::uint64_t x) {
    x = (x ^ (x >> 30)) * 0xBF58476D1CE4E5B9U;
    x = (x ^ (x >> 27)) * 0x94D049BB133111EBU;
    return x ^ (x >> 31);
}

/// The byte of a word as it is compared, 0 for one that parts words. Capitals fall, those of
/// Latin-1 too, whose second byte follows 0xC3; all beyond ASCII counts as letters.
unsigned char folded(unsigned char byte, unsigned char before) {
    if (byte >= 'A' && byte <= 'Z') return static_cast<unsigned char>(byte + 32);
    if ((byte >= 'a' && byte <= 'z') || (byte >= '0' && byte <= '9')) return byte;
    if (byte < 0x80) return 0;
    const bool capital = before == 0xC3 && byte <= 0x9E && byte != 0x97;
    return capital ? static_cast<unsigned char>(byte + 0x20) : byte;
}

/// Typographic signs (U+2000 to U+2BFF begin with 0xE2) and no-break spaces part words.
std::size_t sign_length(std::string_view text, std::size_t at) {
    const auto byte = static_cast<unsigned char>(text[at]);
    if (byte == 0xE2) return 3;
    const bool latin = byte == 0xC2 && at + 1 < text.size();
    return latin ? 2 : 0;
}

/// Hashes of the words in their order.
std::vector<std::uint64_t> word_hashes(std::string_view text) {
    constexpr std::uint64_t basis = 0xCBF29CE484222325U;
    std::vector<std::uint64_t> words;
    words.reserve(text.size() / 5);
    std::uint64_t hash = basis;
    unsigned char before = 0;
    for (std::size_t i = 0; i < text.size();) {
        const std::size_t sign = sign_length(text, i);
        const auto byte = static_cast<unsigned char>(text[i]);
        const unsigned char letter = sign > 0 ? 0 : folded(byte, before);
        before = byte;
        i += std::max<std::size_t>(sign, 1);
        if (letter != 0) {
            hash = (hash ^ letter) * 0x100000001B3U;
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

}  // namespace

Shingles shingles_of(std::string_view utf8) {
    const auto words = word_hashes(utf8);
    Shingles shingles;
    if (words.size() < shingle_words) return shingles;
    shingles.reserve(words.size());
    for (std::size_t i = 0; i + shingle_words <= words.size(); ++i)
        shingles.push_back(mixed(words[i] + mixed(words[i + 1] + mixed(words[i + 2]))));
    std::sort(shingles.begin(), shingles.end());
    shingles.erase(std::unique(shingles.begin(), shingles.end()), shingles.end());
    return shingles;
}

double resemblance(const Shingles& one, const Shingles& other) {
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

Bands bands_of(const Shingles& shingles) {
    Bands bands{};
    if (shingles.size() < least_shingles) return bands;
    Minima minima;
    minima.fill(empty);
    for (const std::uint64_t shingle : shingles) {
        const std::size_t place = shingle >> (64 - place_bits);
        minima[place] = std::min(minima[place], shingle);
    }
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

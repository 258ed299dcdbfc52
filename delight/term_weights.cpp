#include "delight/term_weights.h"

#include <algorithm>
#include <bit>
#include <cmath>
#include <numeric>

namespace delight {
namespace {

constexpr std::string_view magic = "NPLW";
constexpr double steps = 512;
constexpr double highest = 32767;

/// Numbers as bytes, the lowest first.
template <typename Whole>
void put(std::string& bytes, Whole whole) {
    auto rest = static_cast<std::uint64_t>(whole);
    for (std::size_t i = 0; i < sizeof(Whole); ++i, rest >>= 8)
        bytes += static_cast<char>(rest & 0xFF);
}

class Bytes {
  public:
    explicit Bytes(std::string_view bytes) : bytes_{bytes} {}

    template <typename Whole>
    Whole take() {
        std::uint64_t whole = 0;
        for (std::size_t i = 0; i < sizeof(Whole) && i < bytes_.size(); ++i)
            whole |= std::uint64_t{static_cast<unsigned char>(bytes_[i])} << (8 * i);
        bytes_.remove_prefix(std::min(sizeof(Whole), bytes_.size()));
        return static_cast<Whole>(whole);
    }
    double real() { return std::bit_cast<double>(take<std::uint64_t>()); }
    std::size_t size() const { return bytes_.size(); }

  private:
    std::string_view bytes_;
};

std::int16_t in_steps(double weight) {
    return static_cast<std::int16_t>(std::lround(std::clamp(weight * steps, -highest, highest)));
}

}  // namespace

TermWeights::TermWeights(std::span<const Term> terms, std::span<const double> weights, double bias,
                         double base)
    : bias_{bias}, base_{base} {
    // A term without weight still counts for the length of a text.
    for (std::size_t i = 0; i < terms.size(); ++i) {
        terms_.push_back(terms[i]);
        weights_.push_back(in_steps(weights[i]));
    }
    const std::span<const double> behind = weights.subspan(terms.size());
    std::copy(behind.begin(), behind.end(), figures_.begin());
    lay_out();
}

std::string TermWeights::bytes() const {
    std::string bytes{magic};
    put(bytes, terms_version);
    put(bytes, static_cast<std::uint32_t>(terms_.size()));
    put(bytes, std::bit_cast<std::uint64_t>(bias_));
    put(bytes, std::bit_cast<std::uint64_t>(base_));
    for (const double figure : figures_) put(bytes, std::bit_cast<std::uint64_t>(figure));
    for (const Term term : terms_) put(bytes, term);
    for (const std::int16_t weight : weights_) put(bytes, static_cast<std::uint16_t>(weight));
    return bytes;
}

std::optional<TermWeights> TermWeights::read(std::string_view bytes) {
    if (!bytes.starts_with(magic)) return std::nullopt;
    Bytes rest{bytes.substr(magic.size())};
    if (rest.take<std::uint32_t>() != terms_version) return std::nullopt;
    const auto count = std::size_t{rest.take<std::uint32_t>()};
    TermWeights weights;
    weights.bias_ = rest.real();
    weights.base_ = rest.real();
    for (double& figure : weights.figures_) figure = rest.real();
    if (rest.size() != count * (sizeof(Term) + sizeof(std::int16_t))) return std::nullopt;
    for (std::size_t i = 0; i < count; ++i) weights.terms_.push_back(rest.take<Term>());
    for (std::size_t i = 0; i < count; ++i)
        weights.weights_.push_back(static_cast<std::int16_t>(rest.take<std::uint16_t>()));
    weights.lay_out();
    return weights;
}

double TermWeights::log_odds(std::span<const Term> terms, const LexiconFigures& figures) const {
    long sum = 0;
    long known = 0;
    for (const Term term : terms) {
        const std::uint32_t place = slots_[slot_of(term)];
        if (place == 0) continue;
        sum += weights_[place - 1];
        ++known;
    }
    const double read = std::inner_product(figures.begin(), figures.end(), figures_.begin(), bias_);
    if (known == 0) return read;
    return read + static_cast<double>(sum) / steps / std::sqrt(static_cast<double>(known));
}

void TermWeights::lay_out() {
    slots_.assign(std::bit_ceil(2 * terms_.size() + 2), 0);
    for (std::size_t i = 0; i < terms_.size(); ++i)
        slots_[slot_of(terms_[i])] = static_cast<std::uint32_t>(i + 1);
}

/// The slot that holds the term, or the free one that it would take. Terms are hashes already.
std::size_t TermWeights::slot_of(Term term) const {
    std::size_t slot = term & (slots_.size() - 1);
    while (slots_[slot] != 0 && terms_[slots_[slot] - 1] != term)
        slot = (slot + 1) & (slots_.size() - 1);
    return slot;
}

}  // namespace delight

#include "delight/term_weights.h"

#include <algorithm>
#include <bit>
#include <cmath>
#include <numeric>
#include <utility>

namespace delight {
namespace {

constexpr std::string_view magic = "NPL2";
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

TermWeights::TermWeights(std::span<const Term> terms, std::span<const LinearModel> models,
                         double base, std::vector<HeldOutBusiness> businesses)
    : terms_{terms.begin(), terms.end()}, businesses_{std::move(businesses)}, base_{base} {
    // A term without weight still counts for the length of a text.
    for (std::size_t i = 0; i < terms.size(); ++i)
        for (const LinearModel& model : models) weights_.push_back(in_steps(model.weights[i]));
    for (const LinearModel& model : models) {
        Model& kept = models_.emplace_back();
        kept.bias = model.bias;
        std::copy_n(model.weights.begin() + static_cast<std::ptrdiff_t>(terms.size()),
                    kept.figures.size(), kept.figures.begin());
    }
    std::sort(businesses_.begin(), businesses_.end(),
              [](const auto& a, const auto& b) { return a.business < b.business; });
    lay_out();
}

std::string TermWeights::bytes() const {
    std::string bytes{magic};
    put(bytes, terms_version);
    for (const std::size_t count : {terms_.size(), models_.size(), businesses_.size()})
        put(bytes, static_cast<std::uint32_t>(count));
    put(bytes, std::bit_cast<std::uint64_t>(base_));
    for (const Model& model : models_) {
        put(bytes, std::bit_cast<std::uint64_t>(model.bias));
        for (const double figure : model.figures) put(bytes, std::bit_cast<std::uint64_t>(figure));
    }
    for (const HeldOutBusiness& each : businesses_) {
        put(bytes, each.business);
        put(bytes, each.fold);
    }
    for (const Term term : terms_) put(bytes, term);
    for (const std::int16_t weight : weights_) put(bytes, static_cast<std::uint16_t>(weight));
    return bytes;
}

std::optional<TermWeights> TermWeights::read(std::string_view bytes) {
    if (!bytes.starts_with(magic)) return std::nullopt;
    Bytes rest{bytes.substr(magic.size())};
    if (rest.take<std::uint32_t>() != terms_version) return std::nullopt;
    const auto terms = std::size_t{rest.take<std::uint32_t>()};
    const auto models = std::size_t{rest.take<std::uint32_t>()};
    const auto businesses = std::size_t{rest.take<std::uint32_t>()};
    TermWeights weights;
    weights.base_ = rest.real();
    constexpr std::size_t model_size = (1 + LexiconFigures{}.size()) * sizeof(double);
    constexpr std::size_t business_size = sizeof(std::int64_t) + sizeof(std::uint8_t);
    if (models == 0 || rest.size() != models * model_size + businesses * business_size +
                                          terms * (sizeof(Term) + models * sizeof(std::int16_t)))
        return std::nullopt;
    for (std::size_t i = 0; i < models; ++i) {
        Model& model = weights.models_.emplace_back();
        model.bias = rest.real();
        for (double& figure : model.figures) figure = rest.real();
    }
    for (std::size_t i = 0; i < businesses; ++i) {
        const auto business = rest.take<std::int64_t>();
        weights.businesses_.push_back({business, rest.take<std::uint8_t>()});
        if (weights.businesses_.back().fold >= models) return std::nullopt;
    }
    for (std::size_t i = 0; i < terms; ++i) weights.terms_.push_back(rest.take<Term>());
    for (std::size_t i = 0; i < terms * models; ++i)
        weights.weights_.push_back(static_cast<std::int16_t>(rest.take<std::uint16_t>()));
    weights.lay_out();
    return weights;
}

double TermWeights::log_odds(const SeenWords& words) const {
    const std::size_t column = model_for(words.business);
    const Model& model = models_[column];
    long sum = 0;
    long known = 0;
    for (const Term term : words.terms) {
        const std::uint32_t place = slots_[slot_of(term)].place;
        if (place == 0) continue;
        sum += weights_[(place - 1) * models_.size() + column];
        ++known;
    }
    const double read = std::inner_product(words.figures.begin(), words.figures.end(),
                                           model.figures.begin(), model.bias);
    if (known == 0) return read;
    return read + static_cast<double>(sum) / steps / std::sqrt(static_cast<double>(known));
}

std::size_t TermWeights::model_for(std::int64_t business) const {
    const auto found =
        std::lower_bound(businesses_.begin(), businesses_.end(), business,
                         [](const auto& each, std::int64_t id) { return each.business < id; });
    return found != businesses_.end() && found->business == business ? found->fold
                                                                     : models_.size() - 1;
}

void TermWeights::lay_out() {
    slots_.assign(std::bit_ceil(2 * terms_.size() + 2), {});
    for (std::size_t i = 0; i < terms_.size(); ++i)
        slots_[slot_of(terms_[i])] = {terms_[i], static_cast<std::uint32_t>(i + 1)};
}

/// The slot that holds the term, or the free one that it would take. Terms are hashes already.
std::size_t TermWeights::slot_of(Term term) const {
    std::size_t slot = term & (slots_.size() - 1);
    while (slots_[slot].place != 0 && slots_[slot].term != term)
        slot = (slot + 1) & (slots_.size() - 1);
    return slot;
}

}  // namespace delight

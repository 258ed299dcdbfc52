#include "delight/examples.h"

#include <algorithm>
#include <tuple>

namespace delight {
namespace {

constexpr std::uint64_t seed = 20261121;
/// The finaliser of SplitMix64 (Steele, Lea and Flood 2014).
std::uint64_t mixed(std::uint64_t x) {
    x = (x ^ (x >> 30)) * 0xBF58476D1CE4E5B9U;
    x = (x ^ (x >> 27)) * 0x94D049BB133111EBU;
    return x ^ (x >> 31);
}

std::uint64_t lot_of(const Example& example) {
    const auto listing = static_cast<std::uint64_t>(example.listing);
    return mixed(mixed(seed + listing) + static_cast<std::uint64_t>(example.review));
}

}  // namespace

void ExampleSample::add(Example&& example) {
    ++seen_;
    const std::uint64_t lot = lot_of(example);
    if (lot > bar_) return;
    drawn_.push_back({lot, std::move(example)});
    if (drawn_.size() >= 2 * most_) keep_most();
}

void ExampleSample::keep_most() {
    std::sort(drawn_.begin(), drawn_.end(), [](const Drawn& a, const Drawn& b) {
        return std::tie(a.lot, a.example.listing, a.example.review) <
               std::tie(b.lot, b.example.listing, b.example.review);
    });
    if (drawn_.size() <= most_) return;
    drawn_.resize(most_);
    bar_ = drawn_.back().lot;
}

std::vector<Example> ExampleSample::take() {
    keep_most();
    std::vector<Example> sample;
    sample.reserve(drawn_.size());
    for (Drawn& drawn : drawn_) sample.push_back(std::move(drawn.example));
    drawn_.clear();
    return sample;
}

}  // namespace delight

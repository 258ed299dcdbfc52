#pragma once

#include <cstdint>
#include <random>
#include <span>
#include <stdexcept>
#include <utility>
#include <vector>

namespace app {

/// Chance from a seed, the same on every machine: the standard's generator is exact, but its
/// distributions differ between libraries, so these are our own.
class Dice {
  public:
    explicit Dice(std::uint64_t seed) : engine_{seed} {}

    /// 0 (included) to 1 (excluded).
    double uniform() { return static_cast<double>(engine_() >> 11) * 0x1p-53; }
    double between(double low, double high) { return low + (high - low) * uniform(); }
    bool chance(double probability) { return uniform() < probability; }

    /// 0 to `count` - 1; `count` is at least 1.
    std::size_t below(std::size_t count) {
        return static_cast<std::size_t>(uniform() * static_cast<double>(count));
    }

    /// Whole numbers from `low` to `high`, both included.
    int whole(int low, int high) {
        return low + static_cast<int>(below(static_cast<std::size_t>(high - low + 1)));
    }

    /// One of `weights`, each as often as its share of their sum.
    std::size_t weighted(std::span<const double> weights);

    template <class T>
    const T& pick(const std::vector<T>& from) {
        if (from.empty()) throw std::logic_error{"nothing to pick from"};
        return from[below(from.size())];
    }

    template <class T>
    void shuffle(std::vector<T>& items) {
        for (std::size_t left = items.size(); left > 1; --left) {
            std::swap(items[left - 1], items[below(left)]);
        }
    }

  private:
    std::mt19937_64 engine_;
};

/// A seed for one part of the whole, so that parts do not hang on each other's number of throws
/// (the finalizer of SplitMix64).
std::uint64_t part_of_seed(std::uint64_t seed, std::uint64_t part);

}  // namespace app

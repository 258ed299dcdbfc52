#pragma once

#include <array>
#include <cstdint>
#include <vector>

#include "delight/lexicon_figures.h"
#include "delight/minhash.h"
#include "delight/terms.h"

namespace delight {

/// One graded review to learn from. Its words are not kept.
struct Example {
    std::int64_t business = 0;
    std::int64_t listing = 0;
    std::int64_t review = 0;     ///< its identity within the listing
    std::uint32_t category = 0;  ///< a number that the caller gives
    double grade = 0;            ///< 1 to 10
    Bands words{};               ///< of title and text
    LexiconFigures lexicon{};
    std::vector<Term> terms;
};

/// Examples of one language. Of more than `most` a sample is kept that is drawn evenly from all of
/// them: those with the smallest hashes of what they are known by. So the same reviews give the
/// same sample in any order, and the sample stands in an order of chance.
class ExampleSample {
  public:
    explicit ExampleSample(std::size_t most) : most_{most} {}

    void add(Example&& example);
    /// How many were added.
    long seen() const { return seen_; }
    /// The sample; nothing is added after it.
    std::vector<Example> take();

  private:
    struct Drawn {
        std::uint64_t lot = 0;
        Example example;
    };
    void keep_most();

    std::size_t most_;
    long seen_ = 0;
    std::uint64_t bar_ = static_cast<std::uint64_t>(-1);  ///< lots above it are not kept any more
    std::vector<Drawn> drawn_;
};

}  // namespace delight

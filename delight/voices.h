#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "delight/minhash.h"
#include "model/evidence.h"
#include "model/patterns.h"

namespace delight {

/// When a review was given, in few bytes.
class Given {
  public:
    Given() = default;
    Given(const std::optional<model::Date>& date, model::Day first_seen);

    std::optional<model::Date> date() const;
    /// From which it counts (model::counts_from()).
    model::Day day() const { return model::Day{std::chrono::days{day_}}; }

  private:
    std::int32_t day_ = 0;
    std::int32_t first_ = 0;
    std::int8_t precision_ = -1;  ///< as a number; -1: no date
};

/// What is kept of a graded review, its words and its writer while patterns are looked for: no
/// text, no key.
struct Trace {
    std::int64_t review = 0;    ///< its identity within its listing
    std::uint64_t author = 0;   ///< a hash of the author's key; 0: not known
    double grade = 0;           ///< 1 to 10
    Bands words{};              ///< of title and text
    std::optional<float> tone;  ///< the polarity of the words, -1 to 1; nothing: nobody read them
    Given given;
};

/// The trace of a review. `author_key` may be empty; `polarity` is -1 (all praise denied) to 1.
Trace trace_of(std::int64_t review, std::string_view author_key, std::string_view title,
               std::string_view text, std::optional<double> polarity = std::nullopt);

/// Traces by listing id, those of a listing in the order of their reviews' identities.
using Traces = std::unordered_map<std::int64_t, std::vector<Trace>>;

/// One review among all.
struct Voice {
    std::uint32_t business = 0;  ///< the dossier's place
    std::uint32_t source = 0;    ///< the place in `Chorus::sources`
    std::int64_t listing_id = 0;
    const Trace* trace = nullptr;  ///< never null
};

/// All reviews of all businesses that count on a day, those of a listing side by side.
struct Chorus {
    std::vector<Voice> voices;
    std::vector<std::string> sources;
    std::size_t businesses = 0;
};

/// Brings the traces of all businesses together. What came after `as_of` is left out. Traces must
/// outlive the chorus.
Chorus gather(std::span<const model::Dossier> dossiers, const Traces& traces, model::Day as_of);

/// A review as evidence names it; its source's own id is not known here.
model::CitedReview cite(const Voice& voice);

/// Adds a review to the evidence of a pattern, and its date (or the month or year that is known) to
/// the pattern's period.
void add_cited(model::Pattern& pattern, const Voice& voice);

/// A pattern, and the place of the dossier that shows it.
struct Found {
    std::size_t business = 0;
    model::Pattern pattern;
};

}  // namespace delight

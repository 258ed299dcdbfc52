#pragma once

#include <initializer_list>
#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "model/date.h"
#include "model/judgement.h"

namespace report {

/// The interface's words in one language, and how it writes numbers and dates. They come from a
/// data file of `key = value` lines; `{name}` in a value is a place to fill in.
class Words {
  public:
    using Fill = std::initializer_list<std::pair<std::string_view, std::string_view>>;

    /// Reads such a file; `#` starts a comment line. Throws `std::logic_error` for a line that is
    /// neither, or a key given twice: the files are our own.
    explicit Words(std::string_view file);

    /// The words behind a key; throws `std::out_of_range` where there are none.
    const std::string& operator[](std::string_view key) const;
    bool has(std::string_view key) const { return words_.contains(key); }
    const std::map<std::string, std::string, std::less<>>& all() const& { return words_; }
    void all() const&& = delete;

    /// Takes over what `other` has and this has not; gives those keys.
    std::vector<std::string> complete_with(const Words& other);
    /// The keys that `other` has not.
    std::vector<std::string> unknown_to(const Words& other) const;

    /// The words behind a key with its places filled in.
    std::string say(std::string_view key, Fill fill) const;
    /// `key_one` or `key_other`, by the number; `{n}` is the number itself.
    std::string count(std::string_view key, double n, Fill fill = {}) const;
    /// The word for an identifier ("badge", "stale"): `badge_stale`, or the identifier itself.
    std::string named(std::string_view group, std::string_view identifier) const;

    std::string number(double value, int decimals = 0) const;
    /// A number to one decimal, and to none where that is 0.
    std::string brief(double value) const;
    /// A number with its sign: "+12", "−3", "0".
    std::string signed_number(double value) const;
    /// "50 %" of 0.5.
    std::string percent(double share) const;
    /// "44–56 %".
    std::string percent_range(const model::Estimate& estimate) const;
    /// A probability in words that never claim certainty: "97 %", "meer dan 99 %".
    std::string chance(double probability) const;
    /// "21 november 2026".
    std::string date(model::Day day) const;
    /// "nov 2026".
    std::string month(model::Day day) const;

  private:
    std::map<std::string, std::string, std::less<>> words_;
};

/// `text` with its places filled in: "{n} of {total}".
std::string fill_in(std::string_view text, Words::Fill fill);

/// "1.5": a number as data and SVG write it, without trailing zeros, at most `decimals` of them.
std::string plain_number(double value, int decimals);

}  // namespace report

#pragma once

#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <tl/expected.hpp>
#include <vector>

#include "model/listing.h"
#include "store/csv.h"

namespace store {

/// Turns a reviewer's name into a keyed hash: the name itself is never stored.
using AuthorKey = std::function<std::string(std::string_view)>;

/// Which column of a spreadsheet means what.
class CsvMapping {
  public:
    /// Reads "score=Cijfer,best==10": a column's name behind one equals sign, a fixed value behind
    /// two; quotes as in CSV for names with a comma. Keys: business, source, url, score, best,
    /// worst, date, title, text, praise, criticism, lang, id, category, city, author. A key that is
    /// not mapped takes the column of its own name, where there is one. The error says what does
    /// not fit.
    static tl::expected<CsvMapping, std::string> make(std::string_view map,
                                                      const std::vector<std::string>& header);

    /// One row as a listing with one review; the error says why the row is refused. Scores may have
    /// a decimal comma; empty, "?" and "-" are no score. Without `best` and `worst` the scale is
    /// schema.org's, 1 to 5. Without `author_key` authors are left out. `fetched` and, where it is
    /// not mapped, `source` are left for the caller.
    tl::expected<model::Listing, std::string> listing(const CsvRow& row,
                                                      const AuthorKey& author_key) const;

  private:
    struct Target {
        std::size_t column = 0;
        std::string fixed;
        bool is_fixed = false;
    };
    /// Takes one KEY=COLUMN or KEY==VALUE; tells what is wrong with it.
    std::optional<std::string> map_pair(const std::string& pair,
                                        const std::vector<std::string>& header);
    std::string_view value(const CsvRow& row, std::string_view key) const;
    tl::expected<model::Review, std::string> review(const CsvRow& row,
                                                    const AuthorKey& author_key) const;

    std::map<std::string, Target, std::less<>> targets_;
    std::size_t columns_ = 0;
};

/// Puts the reviews of one listing (same source, URL and business) together, in order of first
/// appearance: so that `Store::save` can tell exact twins from the same review met twice.
std::vector<model::Listing> gather(std::vector<model::Listing> rows);

}  // namespace store

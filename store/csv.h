#pragma once

#include <deque>
#include <iosfwd>
#include <optional>
#include <string>
#include <tl/expected.hpp>
#include <vector>

namespace store {

struct CsvRow {
    long line = 0;  ///< where it starts, from 1
    std::vector<std::string> fields;
};

/// A row that cannot be read.
struct CsvError {
    long line = 0;
    std::string why;
};

/// Reads a CSV file row by row (RFC 4180): quoted fields may hold separators, doubled quotes and
/// line ends; lines end in LF or CRLF; a byte order mark and empty lines are passed over. Holds one
/// row in memory.
class CsvReader {
  public:
    /// Without a separator the first row tells: comma, semicolon or tab, whichever stands there
    /// most often outside quotes.
    explicit CsvReader(std::istream& in, std::optional<char> separator = std::nullopt);

    /// The next row; nothing at the end. After an error the reader stands at the next line.
    tl::expected<std::optional<CsvRow>, CsvError> next();

  private:
    bool take_line(std::string& line);
    /// The characters up to the end of a row, its quoted line ends included.
    tl::expected<std::optional<std::string>, CsvError> take_record();

    std::istream& in_;
    std::optional<char> separator_;
    std::deque<std::string> returned_;  ///< lines to be read again
    long lines_ = 0;                    ///< taken so far
};

}  // namespace store

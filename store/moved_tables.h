#pragma once

#include <span>
#include <string>
#include <vector>

namespace store {

/// A table as it is carried from one engine to another.
struct MovedTable {
    const char* name;
    /// The columns by which its rows are ordered and go on where a move was interrupted, all of
    /// them numbers; empty: the table is carried as a whole.
    std::vector<std::string> key;
    bool numbered = false;  ///< the engine gives its `id`
};

/// Every table but `review_text`, which goes with `review`: what is referred to comes first.
std::span<const MovedTable> moved_tables();

struct MovedColumn {
    std::string name;
    std::string type;  ///< SQLite's: INTEGER, REAL, TEXT or BLOB
};

/// The columns of a table that both engines have.
std::vector<MovedColumn> moved_columns(const MovedTable& table);

}  // namespace store

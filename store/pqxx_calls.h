#pragma once

#include <algorithm>
#include <array>
#include <pqxx/pqxx>
#include <stdexcept>
#include <string>
#include <utility>
#include <vector>

// Debian 12 has libpqxx 6, Debian 13 libpqxx 7; here they are told apart. What 7 calls deprecated
// is the only way in which 6 can be asked.
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wdeprecated-declarations"

namespace store {

/// Values as texts; null: NULL.
using Values = std::vector<const char*>;

/// libpqxx 6 would open a lost connection anew in the middle of a transaction, and what follows
/// would be stored without what went before.
inline void stay_lost(pqxx::connection& connection) {
#if PQXX_VERSION_MAJOR < 7
    connection.inhibit_reactivation(true);
#else
    static_cast<void>(connection);
#endif
}

/// Errors in one line, without the row that they are about: it may hold a reviewer's words.
inline void be_terse(pqxx::connection& connection) {
#if PQXX_VERSION_MAJOR < 7
    connection.set_verbosity(pqxx::connection_base::terse);
#else
    connection.set_verbosity(pqxx::error_verbosity::terse);
#endif
}

#if PQXX_VERSION_MAJOR < 7
inline auto parameters(const Values& values) {
    return pqxx::prepare::make_dynamic_params(values);
}
#else
inline pqxx::params parameters(const Values& values) {
    pqxx::params all;
    for (const char* value : values) {
        if (value == nullptr)
            all.append();
        else
            all.append(std::string{value});
    }
    return all;
}
#endif

inline pqxx::result run_prepared(pqxx::transaction_base& transaction, const std::string& name,
                                 const Values& values) {
    return transaction.exec_prepared(name, parameters(values));
}

inline pqxx::result run_with(pqxx::transaction_base& transaction, const std::string& sql,
                             const Values& values) {
    return transaction.exec_params(sql, parameters(values));
}

#if PQXX_VERSION_MAJOR < 7
using Snapshot = pqxx::transaction<pqxx::repeatable_read, pqxx::read_only>;
#else
using Snapshot =
    pqxx::transaction<pqxx::isolation_level::repeatable_read, pqxx::write_policy::read_only>;
#endif

/// A COPY into some columns of a table, parted by ", ".
class Copy {
  public:
    Copy(pqxx::transaction_base& transaction, const std::string& table, const std::string& columns)
#if PQXX_VERSION_MAJOR < 7
        : rows_{transaction, table, std::vector<std::string>{columns}} {
    }
    /// A row is a tuple there, so that how many columns it has must be known beforehand.
    void add(const Values& row) {
        add_any(row, std::make_index_sequence<most_columns>{});
    }
#else
        : rows_{pqxx::stream_to::raw_table(transaction, table, columns)} {
    }
    void add(const Values& row) {
        rows_ << row;
    }
#endif
    void complete() {
        rows_.complete();
    }

  private:
#if PQXX_VERSION_MAJOR < 7
    static constexpr std::size_t most_columns = 32;

    template <std::size_t Columns>
    void add_as(const Values& row) {
        std::array<const char*, Columns> fields{};
        std::copy(row.begin(), row.end(), fields.begin());
        rows_ << fields;
    }
    template <std::size_t... Columns>
    void add_any(const Values& row, std::index_sequence<Columns...>) {
        const bool added = ((row.size() == Columns + 1 && (add_as<Columns + 1>(row), true)) || ...);
        if (!added) throw std::logic_error("a table of that many columns is not copied into");
    }
#endif

    pqxx::stream_to rows_;
};

}  // namespace store

#pragma GCC diagnostic pop

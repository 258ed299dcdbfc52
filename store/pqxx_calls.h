#pragma once

#include <pqxx/pqxx>
#if PQXX_VERSION_MAJOR < 7
#include <pqxx/tablewriter>
#endif
#include <string>
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

/// A COPY into some columns of a table.
class Copy {
  public:
#if PQXX_VERSION_MAJOR < 7
    Copy(pqxx::transaction_base& transaction, const std::string& table,
         const std::vector<std::string>& columns)
        : rows_{transaction, table, columns.begin(), columns.end()} {}
    void add(const Values& row) {
        rows_.insert(row);
    }
#else
    Copy(pqxx::transaction_base& transaction, const std::string& table,
         const std::vector<std::string>& columns)
        : rows_{pqxx::stream_to::raw_table(transaction, table,
                                           pqxx::separated_list(", ", columns))} {}
    void add(const Values& row) {
        rows_ << row;
    }
#endif
    void complete() {
        rows_.complete();
    }

  private:
#if PQXX_VERSION_MAJOR < 7
    pqxx::tablewriter rows_;
#else
    pqxx::stream_to rows_;
#endif
};

}  // namespace store

#pragma GCC diagnostic pop

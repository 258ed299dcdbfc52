#include "store/moving.h"

#include <algorithm>
#include <map>

#include "store/moved_rows.h"
#include "store/moved_tables.h"
#include "store/place.h"
#include "store/store.h"

namespace store {
namespace {

/// The one number that SQL gives, which may ask for a text.
std::int64_t number(Connection& connection, const std::string& sql, const std::string& text = {}) {
    const auto statement = connection.engine().prepare(sql, Rows::few);
    return connection.look([&] {
        Query query{*statement};
        if (!text.empty()) query.with(text);
        return query.only();
    });
}

std::int64_t count_of(Connection& connection, const std::string& table) {
    return number(connection, "SELECT count(*) FROM " + table);
}

bool has_marker(Connection& connection) {
    return number(connection, connection.dialect() == Dialect::sqlite
                                  ? "SELECT count(*) FROM sqlite_schema WHERE name = 'moving'"
                                  : "SELECT count(*) FROM pg_tables WHERE tablename = 'moving' "
                                    "AND schemaname = current_schema()") > 0;
}

std::string origin_in(Connection& connection) {
    return connection.look([&] {
        const auto statement = connection.engine().prepare("SELECT origin FROM moving", Rows::few);
        Query query{*statement};
        return query.next() ? query.text(0) : std::string{};
    });
}

/// Marks the target, or refuses it.
void begin(Connection& target, const std::string& from, const std::string& to) {
    if (has_marker(target)) {
        if (origin_in(target) == shown(from)) return;
        throw Error(shown(to) + " holds half of a move from " + origin_in(target) +
                    ": go on with that, or name an empty database");
    }
    for (const MovedTable& table : moved_tables())
        if (std::string{table.name} != "reading" && count_of(target, table.name) > 0)
            throw Error(shown(to) + " holds a store already: name an empty database");
    target.write([&] {
        target.engine().execute("CREATE TABLE moving (origin text NOT NULL)");
        const auto statement =
            target.engine().prepare("INSERT INTO moving (origin) VALUES (?)", Rows::few);
        const std::string origin = shown(from);
        Query{*statement}.with(origin).run();
    });
}

/// The last number that an engine gave in a table, also to a row that is gone.
std::int64_t last_number(Connection& connection, const MovedTable& table) {
    return number(connection,
                  connection.dialect() == Dialect::sqlite
                      ? "SELECT coalesce(max(seq), 0) FROM sqlite_sequence WHERE name = ?"
                      : "SELECT coalesce(pg_sequence_last_value("
                        "pg_get_serial_sequence(?, 'id')), 0)",
                  table.name);
}

std::int64_t largest_id(Connection& connection, const MovedTable& table) {
    return number(connection,
                  in_dialect("SELECT coalesce(max({row}), 0) FROM " + std::string{table.name},
                             connection.dialect()));
}

void carry_number(Connection& source, Connection& target, const MovedTable& table) {
    const std::string name = table.name;
    const std::int64_t last = std::max(last_number(source, table), largest_id(target, table));
    if (last == 0) return;
    if (target.dialect() == Dialect::postgresql) {
        const auto statement =
            target.engine().prepare("SELECT setval(pg_get_serial_sequence(?, 'id'), ?)", Rows::few);
        target.write([&] { return Query{*statement}.with(name).with(last).only(); });
        return;
    }
    // A table that never reuses numbers has a row there; others give the largest id and one.
    const auto statement = target.engine().prepare(
        "UPDATE sqlite_sequence SET seq = max(seq, ?2) WHERE name = ?1", Rows::few);
    target.write([&] { return Query{*statement}.with(name).with(last).run(); });
}

}  // namespace

long move_store(const std::string& from, const std::string& to, const ShowMove& show) {
    Connection source{from};
    Connection target{to};
    begin(target, from, to);
    for (const MovedTable& table : moved_tables()) {
        carry_rows(source, target, table, show);
        if (table.numbered) carry_number(source, target, table);
    }
    const auto same_count = [&](const std::string& table) {
        const std::int64_t found = count_of(target, table);
        const std::int64_t wanted = count_of(source, table);
        if (found == wanted) return found;
        throw Error(shown(to) + " has " + std::to_string(found) + " rows in " + table + ", " +
                    shown(from) + " has " + std::to_string(wanted) +
                    ": was one of them written meanwhile?");
    };
    std::int64_t rows = same_count("review_text");
    for (const MovedTable& table : moved_tables()) rows += same_count(table.name);
    return rows;
}

void end_move(const std::string& to) {
    Connection target{to};
    target.write([&] { target.engine().execute("DROP TABLE moving"); });
}

}  // namespace store

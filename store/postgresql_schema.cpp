#include "store/postgresql_schema.h"

#include <array>
#include <pqxx/pqxx>

#include "store/postgresql_first.h"
#include "store/store.h"

namespace store {
namespace {

/// As step 10 of schema_steps.cpp.
constexpr const char* crawl_queue = R"sql(
CREATE TABLE crawl (
    number bigint PRIMARY KEY,
    digest bigint NOT NULL,
    begun bigint NOT NULL,
    ended bigint
);
CREATE TABLE crawl_group (
    number bigint PRIMARY KEY,
    hosts words NOT NULL,
    state bigint NOT NULL,
    worker words NOT NULL,
    token words NOT NULL,
    until bigint NOT NULL,
    visits words NOT NULL
);
CREATE INDEX crawl_group_state ON crawl_group (state, number);
CREATE TABLE crawl_worker (name words PRIMARY KEY, crawl bigint NOT NULL);
)sql";

/// The last transaction of each session that wrote: after a lost connection it tells whether that
/// is stored. The server's own numbers of transactions do not: it may give one again after a crash.
constexpr const char* marks_of_sessions = R"sql(
CREATE TABLE negenplus_session (
    name words PRIMARY KEY,
    writes bigint NOT NULL,
    used timestamptz NOT NULL
) WITH (fillfactor = 50);
)sql";

constexpr std::array<Migration, 3> steps_so_far{
    {{1, first_server_schema}, {2, crawl_queue}, {3, marks_of_sessions}}};

}  // namespace

std::span<const Migration> server_migrations() {
    return steps_so_far;
}

ServerState server_state(pqxx::transaction_base& transaction) {
    const pqxx::result found = transaction.exec(
        "SELECT coalesce(current_schema(), ''), current_setting('server_encoding'), "
        "(SELECT count(*) FROM pg_class c JOIN pg_namespace n ON n.oid = relnamespace "
        "WHERE nspname = current_schema() AND relkind IN ('r', 'p', 'v', 'm', 'f')), "
        "(SELECT count(*) FROM pg_class c JOIN pg_namespace n ON n.oid = relnamespace "
        "WHERE nspname = current_schema() AND relname = 'negenplus_schema')");
    ServerState state;
    state.schema = found[0][0].c_str();
    state.encoding = found[0][1].c_str();
    const bool ours = found[0][3].as<int>() > 0;
    state.others = !ours && found[0][2].as<int>() > 0;
    if (ours) {
        const pqxx::result version = transaction.exec("SELECT max(version) FROM negenplus_schema");
        state.version = version[0][0].as<int>(0);
    }
    return state;
}

void refuse_unfit(const ServerState& state, const std::string& name) {
    const int newest = server_migrations().back().version;
    if (state.schema.empty())
        throw Error(name + " has no schema that tables can be made in: CREATE SCHEMA, or mend " +
                    "the search_path");
    if (state.others)
        throw Error(name + ": schema " + state.schema + " holds tables of another program; name " +
                    "an empty database, or an empty schema as ?options=-csearch_path%3DNAME");
    if (state.encoding != "UTF8" && state.encoding != "SQL_ASCII")
        throw Error(name + " is a database in " + state.encoding +
                    " and cannot hold every text: createdb --encoding=UTF8 --template=template0");
    if (state.version > newest)
        throw Error(name + " was written by a newer Negenplus (its schema is " +
                    std::to_string(state.version) + ", this program knows up to " +
                    std::to_string(newest) + "): install that version or newer");
}

void migrate(pqxx::transaction_base& transaction, const ServerState& from) {
    for (const Migration& step : server_migrations()) {
        if (step.version <= from.version) continue;
        transaction.exec(step.sql);
        transaction.exec("INSERT INTO negenplus_schema (version) VALUES (" +
                         std::to_string(step.version) + ")");
    }
}

}  // namespace store

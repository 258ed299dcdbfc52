#include "store/postgresql_link.h"

#include "store/pqxx_calls.h"
#include "store/store.h"

namespace store {
namespace {

/// Numbers to the last digit, whole sweeps planned as such, no compiling for small statements, and
/// no more patience than with a file that another program keeps busy.
constexpr const char* settings =
    "SET client_encoding = 'UTF8'; SET standard_conforming_strings = on; "
    "SET extra_float_digits = 1; SET bytea_output = 'hex'; SET client_min_messages = 'error'; "
    "SET cursor_tuple_fraction = 1; SET jit = off; SET lock_timeout = '10s'; "
    "SET application_name = 'negenplus'";

/// In one line, without the statement.
std::string one_line(const std::string& text) {
    std::string line;
    for (const char c : text) {
        if (c != '\n' && c != '\t' && c != ' ')
            line += c;
        else if (!line.empty() && line.back() != ' ')
            line += ' ';
    }
    while (line.ends_with(' ')) line.pop_back();
    return line;
}

bool stopping(const std::string& state) {
    return state == "57P01" || state == "57P02" || state == "57P03";
}

[[noreturn]] void fail_lost(const std::string& name, const std::string& what) {
    throw Error("no connection to " + name +
                ": what was being written is not stored, what was stored before is whole (" + what +
                ")");
}

[[noreturn]] void fail_refused(const std::string& name, const std::string& state,
                               const std::string& what) {
    if (stopping(state)) fail_lost(name, what);
    if (state.starts_with("53"))
        throw Error("no room to write " + name + ": its server is out of disk, memory or " +
                    "connections; what was being written is not stored, what was stored before " +
                    "is whole (" + what + ")");
    if (state == "25006") throw Error(name + " cannot be written: its server only lets it be read");
    if (state == "42501")
        throw Error(name + ": this user may not do that; its owner can GRANT it (" + what + ")");
    if (state == "55P03") throw Error(name + " is kept busy by another program");
    if (state == "XX001" || state == "XX002")
        throw Error(name + " is damaged: restore it from a backup (" + what + ")");
    throw Error(name + ": " + what);
}

}  // namespace

std::unique_ptr<pqxx::connection> connect(const std::string& url) {
    auto connection = std::make_unique<pqxx::connection>(url);
    stay_lost(*connection);
    be_terse(*connection);
    pqxx::nontransaction{*connection}.exec(settings);
    return connection;
}

bool passes_by() {
    try {
        throw;
    } catch (const pqxx::in_doubt_error&) {
        return false;
    } catch (const pqxx::broken_connection&) {
        return true;
    } catch (const pqxx::transaction_rollback&) {
        return true;
    } catch (const pqxx::sql_error& error) {
        return error.sqlstate().starts_with("40") || stopping(error.sqlstate());
    } catch (...) {
        return false;
    }
}

void fail_as_error(const std::string& name, bool committing) {
    const bool lost = passes_by();
    try {
        throw;
    } catch (const pqxx::transaction_rollback& error) {
        throw Error(name + " is kept busy by other programs: run again (" + one_line(error.what()) +
                    ")");
    } catch (const pqxx::sql_error& error) {
        if (!(committing && lost)) fail_refused(name, error.sqlstate(), one_line(error.what()));
    } catch (const pqxx::in_doubt_error&) {
    } catch (const pqxx::failure& error) {
        if (!committing) fail_lost(name, one_line(error.what()));
    }
    throw Error(
        "lost the connection to " + name +
        " at the end of a transaction: it is stored whole or not at all. Run again: nothing "
        "is stored twice");
}

std::string lock_numbers(int purpose) {
    return std::to_string(purpose) +
           ", (SELECT oid::int FROM pg_namespace WHERE nspname = current_schema())";
}

}  // namespace store

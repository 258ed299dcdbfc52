#include "store/postgresql_link.h"

#include <pqxx/pqxx>

#include "store/postgresql_connecting.h"
#include "store/store.h"

namespace store {
namespace {

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

constexpr const char* lock_not_available = "55P03";

bool stopping(const std::string& state) {
    return state == "57P01" || state == "57P02" || state == "57P03";
}

[[noreturn]] void fail_lost(const std::string& name, const std::string& what) {
    throw Error(
        "no connection to " + name +
        ": what was being written is not stored, what was stored before is whole: run again (" +
        what + ")");
}

/// No session could be opened.
[[noreturn]] void fail_unopened(const std::string& name, const std::string& state,
                                const std::string& what) {
    if (state.starts_with("28"))
        throw Error(name + " does not let this user in: the password belongs in ~/.pgpass or " +
                    "PGPASSWORD, the user's right to come in its server's pg_hba.conf (" + what +
                    ")");
    if (state == "3D000")
        throw Error(name + ": there is no such database; make it, as by createdb " +
                    "--encoding=UTF8 --template=template0 (" + what + ")");
    if (state == "53300")
        throw Error(name + " has no connection left: run again later, or raise its server's " +
                    "max_connections or the user's limit (" + what + ")");
    fail_lost(name, what);
}

[[noreturn]] void fail_refused(const std::string& name, const std::string& state,
                               const std::string& what) {
    if (stopping(state)) fail_lost(name, what);
    if (state.starts_with("53"))
        throw Error("no room to write " + name + ": its server is out of disk or memory; what " +
                    "was being written is not stored, what was stored before is whole. Make " +
                    "room and run again (" + what + ")");
    if (state == "25006") throw Error(name + " cannot be written: its server only lets it be read");
    if (state == "42501")
        throw Error(name + ": this user may not do that; its owner can GRANT it (" + what + ")");
    if (state == lock_not_available)
        throw Error(name + " is kept busy by another program: run again");
    if (state == "XX001" || state == "XX002")
        throw Error(name + " is damaged: restore it from a backup (" + what + ")");
    throw Error(name + ": " + what);
}

}  // namespace

bool passes_by() {
    try {
        throw;
    } catch (const Refused&) {
        return false;
    } catch (const pqxx::broken_connection&) {
        return true;
    } catch (const pqxx::statement_completion_unknown&) {
        return false;
    } catch (const pqxx::transaction_rollback&) {
        return true;
    } catch (const pqxx::sql_error& error) {
        return stopping(error.sqlstate());
    } catch (...) {
        return false;
    }
}

bool kept_busy() {
    try {
        throw;
    } catch (const pqxx::sql_error& error) {
        return error.sqlstate() == lock_not_available;
    } catch (...) {
        return false;
    }
}

void fail_as_error(const std::string& name, bool committing) {
    const bool lost = passes_by();
    try {
        throw;
    } catch (const Refused& error) {
        if (!committing) fail_unopened(name, error.state, one_line(error.what()));
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

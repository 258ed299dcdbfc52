#include "tests/store/server.h"

#include <array>
#include <cstdio>
#include <cstdlib>
#include <iostream>
#include <pqxx/pqxx>

/// libpqxx 6.4 forgets the answer in which it learns that a connection was lost: 2 kB each time.
// NOLINTNEXTLINE(bugprone-reserved-identifier): the sanitizer's own name
extern "C" const char* __lsan_default_suppressions();
extern "C" const char* __lsan_default_suppressions() {
    return "leak:PQmakeEmptyPGresult";
}

namespace samples {
namespace {

std::string printed_by(const std::string& arguments) {
    const std::string command = std::string{SOURCE_DIR} + "/tests/postgresql.sh " + arguments;
    std::FILE* pipe = ::popen(command.c_str(), "r");
    if (pipe == nullptr) return {};
    std::string text;
    std::array<char, 256> bytes{};
    while (std::fgets(bytes.data(), bytes.size(), pipe) != nullptr) text += bytes.data();
    const int status = ::pclose(pipe);
    if (status != 0) return {};
    if (text.ends_with('\n')) text.pop_back();
    return text;
}

}  // namespace

Server::Server() : folder_{printed_by("start " + std::to_string(::getpid()))} {}

Server::~Server() {
    if (!folder_.empty()) printed_by("stop " + folder_);
}

const Server* Server::running() {
    static const Server server;
    static const bool told = [] {
        if (server.folder_.empty())
            std::cerr << "SKIPPED: the store on PostgreSQL, of which no server could be started\n";
        return true;
    }();
    return told && !server.folder_.empty() ? &server : nullptr;
}

std::string Server::url(const Folder& folder) const {
    std::string schema = folder.path().filename().string();
    for (char& c : schema)
        if (c == '-') c = '_';
    const std::string url = "postgresql:///postgres?user=negenplus&host=" + folder_;
    pqxx::connection connection{url};
    pqxx::nontransaction{connection}.exec(
        "SET client_min_messages = error; "
        "CREATE SCHEMA IF NOT EXISTS " +
        schema);
    return url + "&options=-csearch_path%3D" + schema;
}

void Server::run(const Folder& folder, const std::string& sql) const {
    pqxx::connection connection{url(folder)};
    pqxx::nontransaction{connection}.exec(sql);
}

std::string Server::value(const Folder& folder, const std::string& sql) const {
    pqxx::connection connection{url(folder)};
    const pqxx::result rows = pqxx::nontransaction{connection}.exec(sql);
    return rows.empty() ? "" : rows[0][0].c_str();
}

void Server::restart() const {
    printed_by("restart " + folder_);
}

std::filesystem::path database(const Folder& folder) {
    const char* engine = std::getenv("NEGENPLUS_TEST_ENGINE");
    if (engine == nullptr || std::string{engine} != "postgresql") return folder / "n.db";
    constexpr int skipped = 77;
    if (Server::running() == nullptr) std::exit(skipped);
    return Server::running()->url(folder);
}

}  // namespace samples

#include "app/state.h"

#include "app/health.h"
#include "tests/catch.h"

using app::config_from_toml;

TEST_CASE("Files of a database that is a file lie beside it") {
    const auto config = config_from_toml("database = \"data/n.db\"\nstate = \"s\"", "/w/n.toml");
    CHECK(app::state_file(config, ".secret") == "/w/data/n.db.secret");
    CHECK(app::state_folder(config) == "/w/data");
}

TEST_CASE("Files of a database on a server lie beside the config, or where it says") {
    const std::string server = "database = \"postgresql://me@db/watch?a=b//c\"\n";
    const auto config = config_from_toml(server, "/w/n.toml");
    CHECK(config.database == "postgresql://me@db/watch?a=b//c");
    CHECK(app::state_file(config, ".secret") == "/w/negenplus.secret");
    CHECK(app::health_file(config) == "/w/negenplus.health.json");
    const auto elsewhere = config_from_toml(server + "state = \"s\"", "/w/n.toml");
    CHECK(app::state_file(elsewhere, ".secret") == "/w/s/negenplus.secret");
}

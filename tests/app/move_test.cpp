#include <fstream>
#include <sstream>

#include "tests/app/command.h"
#include "tests/catch.h"

namespace {

/// Two restaurants with thirty reviews each.
std::string records() {
    std::string lines;
    for (const std::string name : {"De Ster", "De Maan"}) {
        lines += R"({"source":"iens","recipe":"own","url":"https://iens.example/)" + name +
                 R"(","fetched":"2026-10-05T04:00:00Z","business":{"name":")" + name +
                 R"(","category":"restaurant","city":"Ommen"},"reviews":[)";
        for (int i = 0; i < 30; ++i)
            lines += std::string(i > 0 ? "," : "") + R"({"id":")" + std::to_string(i) +
                     R"(","score":)" + std::to_string(7 + i % 4) +
                     R"(,"best":10,"worst":1,"date":"2026-0)" + std::to_string(1 + i % 9) +
                     R"(-03","text":"Heerlijk, en dat was de )" + std::to_string(i) + R"(e keer"})";
        lines += "]}\n";
    }
    return lines;
}

std::string bytes_of(const std::string& file) {
    std::ifstream in{file, std::ios::binary};
    std::ostringstream all;
    all << in.rdbuf();
    return all.str();
}

}  // namespace

TEST_CASE("move carries a store, with its secret, and says that the verdicts are the same") {
    const Folder folder;
    const std::string from = folder / "n.db";
    const std::string to = folder / "m.db";
    REQUIRE(run({"import", "--db", from, "-"}, records()).status == 0);
    folder.write("n.db.secret", std::string(32, 's'));
    const Ran moved = run({"move", "--from", from, "--to", to});
    CAPTURE(moved.err);
    REQUIRE(moved.status == 0);
    CHECK(moved.err.find("verdicts on 2 businesses are the same") != std::string::npos);
    CHECK(run({"verdicts", "--db", to}).out == run({"verdicts", "--db", from}).out);
    CHECK(bytes_of(to + ".secret") == std::string(32, 's'));
}

TEST_CASE("move does not go into a store that holds something, nor into itself") {
    const Folder folder;
    const std::string from = folder / "n.db";
    const std::string to = folder / "m.db";
    REQUIRE(run({"import", "--db", from, "-"}, records()).status == 0);
    REQUIRE(run({"import", "--db", to, "-"}, records()).status == 0);
    CHECK(run({"move", "--from", from, "--to", to}).status == 3);
    CHECK(run({"move", "--from", from, "--to", from}).status == 2);
    CHECK(run({"move", "--from", folder / "none.db", "--to", folder / "o.db"}).status == 2);
}

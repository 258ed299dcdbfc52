#include <algorithm>

#include "tests/app/command.h"
#include "tests/catch.h"

namespace {

bool says(const std::string& text, const std::string& part) {
    return text.find(part) != std::string::npos;
}

long lines(const std::string& text) {
    return std::count(text.begin(), text.end(), '\n');
}

/// A hotel of Ommen, as a source's feed gives it.
std::string record(const std::string& source, const std::string& name, const std::string& facts) {
    return R"({"source":")" + source + R"(","url":"https://)" + source + R"(.example/)" + name[0] +
           R"(","fetched":"2026-11-20T04:00:00Z","business":{"name":")" + name +
           R"(","category":"hotel","city":"Ommen",)" + facts +
           R"(},"aggregate":{"value":8.2,"best":10,"worst":1,"count":188,"histogram":)" +
           R"({"10":60,"9":79,"8":30,"7":10,"<7":9}},"reviews":[]})" + "\n";
}

/// Written otherwise at each source, yet one house.
const std::string lion_zoover = record("zoover", "Hotel De Gouden Leeuw",
                                       R"("address":"Brugstr. 12","phone":"+31 (0)529 123456")");
const std::string lion_booking =
    record("booking", "Gouden Leeuw B.V.", R"("address":"Brugstraat 12","phone":"0529-123456")");
/// One name and town, but another street: perhaps it moved.
const std::string sun_zoover = record("zoover", "De Zon", R"("address":"Kerkstraat 1")");
const std::string sun_booking = record("booking", "De Zon", R"("address":"Stationsplein 3")");

const std::string lion_urls[] = {"https://zoover.example/H", "https://booking.example/G"};
const std::string sun_urls[] = {"https://zoover.example/D", "https://booking.example/D"};

/// A database of these four listings.
struct Town {
    Town() {
        const std::string all = lion_zoover + lion_booking + sun_zoover + sun_booking;
        REQUIRE(run({"import", "--db", db, "-"}, all).status == 0);
    }
    std::string verdicts() const { return run({"verdicts", "--db", db, "--format", "jsonl"}).out; }
    std::string match() const { return run({"match", "--db", db, "--format", "jsonl"}).out; }

    const Folder folder;
    const std::string db = folder / "n.db";
};

}  // namespace

TEST_CASE("a hotel on two sites under names written differently is one business of two sources") {
    const Town town;
    const std::string verdicts = town.verdicts();
    CHECK(lines(verdicts) == 3);
    const auto lion = verdicts.find("Hotel De Gouden Leeuw");
    REQUIRE(lion != std::string::npos);
    const std::string line = verdicts.substr(lion, verdicts.find('\n', lion) - lion);
    CHECK(says(line, "zoover"));
    CHECK(says(line, "booking"));
}

TEST_CASE("match shows the pairs that wait for the user before those that are joined") {
    const Town town;
    const std::string shown = town.match();
    REQUIRE(lines(shown) == 2);
    const std::string first = shown.substr(0, shown.find('\n'));
    CHECK(says(first,
               "\"left\":\"https://zoover.example/D\",\"right\":\"https://booking.example/D\""));
    CHECK(says(first, "\"accepted\":false,\"decided\":null"));
    CHECK(says(first, "name same"));
    CHECK(says(shown.substr(first.size()), "\"accepted\":true"));
    CHECK(lines(run({"match", "--db", town.db, "--open", "--format", "jsonl"}).out) == 1);
    CHECK(says(run({"match", "--db", town.db}).out, "De Zon"));
    CHECK(says(run({"match", "--db", town.db, "--format", "csv"}).out, "left,right,probability"));
}

TEST_CASE("an accepted pair is one business, after the next import too") {
    const Town town;
    const Ran ran = run({"match", "accept", "--db", town.db, sun_urls[0], sun_urls[1]});
    CHECK(ran.status == 0);
    CHECK(says(ran.err, "are one business"));
    CHECK(lines(town.verdicts()) == 2);
    REQUIRE(run({"import", "--db", town.db, "-"}, sun_booking).status == 0);
    CHECK(lines(town.verdicts()) == 2);
    CHECK(says(town.match(), "\"decided\":\"accepted\""));
}

TEST_CASE("a rejected pair stays two businesses, after the next import too") {
    const Town town;
    const Ran ran = run({"match", "--db", town.db, "reject", lion_urls[0], lion_urls[1]});
    CHECK(ran.status == 0);
    CHECK(says(ran.err, "are two businesses"));
    CHECK(lines(town.verdicts()) == 4);
    REQUIRE(run({"import", "--db", town.db, "-"}, lion_booking).status == 0);
    CHECK(lines(town.verdicts()) == 4);
    CHECK_FALSE(says(run({"match", "--db", town.db, "--open"}).out, "Leeuw"));
}

TEST_CASE("an acceptance that a rejection stands in the way of is told") {
    const Town town;
    REQUIRE(run({"match", "reject", "--db", town.db, lion_urls[0], lion_urls[1]}).status == 0);
    REQUIRE(run({"match", "accept", "--db", town.db, lion_urls[0], sun_urls[0]}).status == 0);
    const Ran ran = run({"match", "accept", "--db", town.db, sun_urls[0], lion_urls[1]});
    CHECK(ran.status == 1);
    CHECK(says(ran.err, "a pair that you rejected"));
}

TEST_CASE("a listing is named by its URL or its number, and no two alike") {
    const Town town;
    CHECK(run({"match", "accept", "--db", town.db, "3", "4"}).status == 0);
    CHECK(lines(town.verdicts()) == 2);
    const Ran unknown = run({"match", "accept", "--db", town.db, "3", "https://none.example/"});
    CHECK(unknown.status == 2);
    CHECK(says(unknown.err, "no listing is called 'https://none.example/'"));
    CHECK(run({"match", "reject", "--db", town.db, "3", sun_urls[0]}).status == 2);
    CHECK(run({"match", "accept", "--db", town.db, "3"}).status == 2);
    CHECK(run({"match", "--db", town.folder / "none.db"}).status == 2);
}

TEST_CASE("a URL that two sources have is no name, and the listing's number is shown instead") {
    const Folder folder;
    const std::string db = folder / "n.db";
    auto twin = [](const std::string& source) {
        return R"({"source":")" + source +
               R"(","url":"https://a.example/","business":{"name":"Rhodos","city":"Ommen"}})" +
               "\n";
    };
    REQUIRE(run({"import", "--db", db, "-"}, twin("a") + twin("b")).status == 0);
    CHECK(says(run({"match", "--db", db, "--format", "jsonl"}).out, R"("left":"1","right":"2")"));
    const Ran ran = run({"match", "reject", "--db", db, "https://a.example/", "2"});
    CHECK(ran.status == 2);
    CHECK(says(ran.err, "give the listing's number, as 1"));
}

TEST_CASE("the config's bar decides what is joined without asking") {
    const Town town;
    const std::string config =
        town.folder.write("n.toml", "database = \"n.db\"\n[match]\njoin_from = 0.999999999\n");
    REQUIRE(run({"import", "--config", config, "-"}, lion_booking).status == 0);
    CHECK(lines(town.verdicts()) == 4);
    const std::string wrong =
        town.folder.write("w.toml", "[match]\njoin_from = 0.6\nshow_from = 0.7\n");
    CHECK(says(run({"match", "--config", wrong}).err, "show_from may not be above join_from"));
}

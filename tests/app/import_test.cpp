#include <filesystem>
#include <fstream>
#include <sstream>

#include "app/packed_stream.h"
#include "tests/app/command.h"
#include "tests/catch.h"

namespace {

bool says(const std::string& text, const std::string& part) {
    return text.find(part) != std::string::npos;
}

std::string record(const std::string& id, double score = 8) {
    std::ostringstream text;
    text << R"({"source":"iens","url":"https://iens.example/)" << id
         << R"(","fetched":"2026-11-20T04:00:00Z","business":{"name":"Zaak )" << id
         << R"("},"reviews":[{"id":"1","score":)" << score
         << R"(,"best":10,"worst":1,"text":"Goed"}]})" << '\n';
    return text.str();
}

std::string packed(const std::string& text) {
    std::ostringstream out;
    app::Packing packing{out};
    std::ostream{&packing} << text;
    packing.finish();
    return out.str();
}

std::string unpacked(const std::string& bytes, std::string* problem = nullptr) {
    std::istringstream in{bytes};
    app::Unpacked buffer{in};
    std::ostringstream text;
    std::istream stream{&buffer};
    for (char c = 0; stream.get(c);) text << c;
    if (problem != nullptr) *problem = buffer.problem();
    return text.str();
}

std::string exported(const std::string& db) {
    return run({"export", "--db", db}).out;
}

}  // namespace

TEST_CASE("What is packed is unpacked to the last byte, over several members too") {
    std::string text;
    for (int i = 0; i < 40'000; ++i) text += std::to_string(i * 7919) + '\n';
    CHECK(unpacked(packed(text)) == text);
    CHECK(unpacked(packed("een") + packed("") + packed("twee")) == "eentwee");
    CHECK(unpacked(text) == text);
    CHECK(unpacked("").empty());
}

TEST_CASE("Packed data that is cut off or broken is told, and what came before is given") {
    std::string text;
    for (int i = 0; i < 100'000; ++i) text += std::to_string(i * 7919) + '\n';
    const std::string bytes = packed(text);
    std::string problem;
    const std::string half = unpacked(bytes.substr(0, bytes.size() / 2), &problem);
    CHECK(says(problem, "cut off"));
    CHECK(half.size() > text.size() / 4);
    CHECK(text.substr(0, half.size()) == half);
    std::string broken = bytes;
    broken.replace(broken.size() / 2, 40, 40, '\xff');
    unpacked(broken, &problem);
    CHECK(says(problem, "broken"));
}

TEST_CASE("A packed file is imported as the file itself, from standard input too") {
    const Folder folder;
    const std::string file = folder.write("r.jsonl.gz", packed(record("1") + record("2")));
    REQUIRE(run({"import", "--db", folder / "a.db", file}).status == 0);
    REQUIRE(
        run({"import", "--db", folder / "b.db", "-"}, packed(record("1") + record("2"))).status ==
        0);
    REQUIRE(run({"import", "--db", folder / "c.db", "-"}, record("1") + record("2")).status == 0);
    CHECK(exported(folder / "a.db") == exported(folder / "c.db"));
    CHECK(exported(folder / "b.db") == exported(folder / "c.db"));
    CHECK(says(exported(folder / "a.db"), "Zaak 2"));
}

TEST_CASE("A spreadsheet that is packed names its source as the spreadsheet does") {
    const Folder folder;
    const std::string file = folder.write("enquete.csv.gz", packed("naam,cijfer\nRhodos,8\n"));
    REQUIRE(run({"import", "--db", folder / "n.db", "--format", "csv", "--map",
                 "business=naam,score=cijfer,best==10", file})
                .status == 0);
    CHECK(says(exported(folder / "n.db"), R"("source":"enquete")"));
}

TEST_CASE("A packed file that is cut off gives what it holds, and ends in part") {
    const Folder folder;
    std::string text;
    for (int i = 0; i < 3000; ++i) text += record(std::to_string(i));
    const std::string bytes = packed(text);
    const Ran ran =
        run({"import", "--db", folder / "n.db", "-"}, bytes.substr(0, bytes.size() - 100));
    CHECK(ran.status == 1);
    CHECK(says(ran.err, "cut off"));
    CHECK(says(exported(folder / "n.db"), "Zaak 100"));
}

TEST_CASE("A bad row is told by its line, and the good ones go in") {
    const Folder folder;
    const Ran ran =
        run({"import", "--db", folder / "n.db", "-"}, record("1") + "bad\n" + record("2"));
    CHECK(ran.status == 1);
    CHECK(says(ran.err, "standard input:2: "));
    CHECK(says(ran.err, "2 new reviews"));
}

TEST_CASE("A strict import with a bad row stores none, and tells every bad one") {
    const Folder folder;
    REQUIRE(run({"import", "--db", folder / "n.db", "-"}, record("0")).status == 0);
    const std::string before = exported(folder / "n.db");
    std::string many;
    for (int i = 1; i < 30'000; ++i) many += record(std::to_string(i));
    const Ran ran = run({"import", "--strict", "--db", folder / "n.db", "-"},
                        many + "bad\n" + record("x", 11) + "worse\n");
    CHECK(ran.status == 3);
    CHECK(says(ran.err, "standard input:30000: "));
    CHECK(says(ran.err, "standard input:30001: review: score 11 is above its best, 10"));
    CHECK(says(ran.err, "standard input:30002: "));
    CHECK(says(ran.err, "nothing was stored"));
    CHECK(exported(folder / "n.db") == before);
}

TEST_CASE("What a record tells of what its page had wrong keeps no strict import away") {
    const Folder folder;
    std::string told = record("1");
    told.insert(told.rfind('}'), R"(,"skipped":[{"what":"review","why":"score 9 is above 5"}])");
    CHECK(run({"import", "--strict", "--db", folder / "n.db", "-"}, told).status == 0);
}

TEST_CASE("A strict import of good rows stores what one that is not strict stores") {
    const Folder folder;
    const std::string rows = record("1") + record("2");
    REQUIRE(run({"import", "--strict", "--db", folder / "a.db", "-"}, rows).status == 0);
    REQUIRE(run({"import", "--db", folder / "b.db", "-"}, rows).status == 0);
    CHECK(exported(folder / "a.db") == exported(folder / "b.db"));
}

TEST_CASE("An export to a file is whole, packed where its name says so, and imported again") {
    const Folder folder;
    run({"import", "--db", folder / "n.db", "-"}, record("1") + record("2"));
    REQUIRE(run({"export", "--db", folder / "n.db", "--out", folder / "e.jsonl"}).status == 0);
    REQUIRE(run({"export", "--db", folder / "n.db", "--out", folder / "e.jsonl.gz"}).status == 0);
    const auto bytes = [](const std::string& file) {
        std::ifstream stream{file, std::ios::binary};
        return std::string{std::istreambuf_iterator<char>{stream}, {}};
    };
    CHECK(bytes(folder / "e.jsonl") == exported(folder / "n.db"));
    CHECK(unpacked(bytes(folder / "e.jsonl.gz")) == exported(folder / "n.db"));
    CHECK(bytes(folder / "e.jsonl.gz").starts_with("\x1f\x8b"));
    CHECK_FALSE(std::filesystem::exists(folder / "e.jsonl.part"));
    const Ran again = run({"import", "--db", folder / "n.db", folder / "e.jsonl.gz"});
    CHECK(says(again.err, "0 new listings, 0 new reviews, 0 changes"));
    CHECK(run({"export", "--db", folder / "n.db", "--out", "/none/e.jsonl"}).status == 3);
}

#include "tests/app/command.h"
#include "tests/catch.h"

namespace {

bool says(const std::string& text, const std::string& part) {
    return text.find(part) != std::string::npos;
}

/// A record of one restaurant with a histogram, as a feed gives it.
std::string record(const std::string& name, const std::string& histogram) {
    return R"({"source":"iens","url":"https://iens.example/)" + name +
           R"(","fetched":"2026-11-20T04:00:00Z","business":{"name":")" + name +
           R"(","category":"restaurant"},"aggregate":{"value":8.2,"best":10,"worst":1,"count":188,"histogram":)" +
           histogram + "},\"reviews\":[]}\n";
}

const std::string delightful = record("Ster", R"({"10":60,"9":79,"8":30,"7":10,"<7":9})");
const std::string seven = record("Zeven", R"({"10":10,"9":20,"8":60,"7":60,"<7":38})");

}  // namespace

TEST_CASE("every command explains itself") {
    for (const std::string command :
         {"init", "run", "crawl", "extract", "import", "export", "report", "verdicts", "why",
          "match", "recipes", "robots", "doctor", "backup", "forget", "demo"}) {
        const Ran ran = run({command, "--help"});
        CHECK(ran.status == 0);
        CHECK(says(ran.out, command));
    }
}

TEST_CASE("bad usage ends with status 2 and says so on standard error") {
    CHECK(run({}).status == 2);
    CHECK(run({"dance"}).status == 2);
    CHECK(run({"verdicts", "--db"}).status == 2);
    const Folder folder;
    const Ran ran = run({"verdicts", "--db", folder / "none.db"});
    CHECK(ran.status == 2);
    CHECK(says(ran.err, "there is no database"));
    CHECK(ran.out.empty());
}

TEST_CASE("imported records are judged, best first") {
    const Folder folder;
    const std::string db = folder / "n.db";
    REQUIRE(run({"import", "--db", db, "-"}, seven + delightful).status == 0);
    const Ran ran = run({"verdicts", "--db", db, "--format", "jsonl"});
    CHECK(ran.status == 0);
    const auto first = ran.out.find("\"business\":\"Ster\"");
    const auto second = ran.out.find("\"business\":\"Zeven\"");
    REQUIRE(first != std::string::npos);
    REQUIRE(second != std::string::npos);
    CHECK(first < second);
    CHECK(says(ran.out.substr(first, 120), "\"verdict\":\"delight\""));
    CHECK(says(ran.out.substr(second, 120), "\"verdict\":\"mediocre_seven\""));
}

TEST_CASE("a business is found by a part of its name, and its evidence told") {
    const Folder folder;
    const std::string db = folder / "n.db";
    REQUIRE(run({"import", "--db", db, "-"}, delightful).status == 0);
    const Ran ran = run({"why", "--db", db, "ste"});
    CHECK(ran.status == 0);
    CHECK(says(ran.out, "Ster: delight\n  because "));
    CHECK(says(ran.out, "188 ratings"));
    CHECK(run({"why", "--db", db, "Elders"}).status == 2);
}

TEST_CASE("what came after the as-of day is not seen") {
    const Folder folder;
    const std::string db = folder / "n.db";
    REQUIRE(run({"import", "--db", db, "-"}, delightful).status == 0);
    CHECK(says(run({"verdicts", "--db", db, "--as-of", "2026-11-20"}).out, "Ster"));
    CHECK_FALSE(says(run({"verdicts", "--db", db, "--as-of", "2026-11-19"}).out, "Ster"));
    CHECK(run({"verdicts", "--db", db, "--as-of", "yesterday"}).status == 2);
}

TEST_CASE("an imported spreadsheet is judged by its own scale") {
    const Folder folder;
    const std::string db = folder / "n.db";
    std::string csv = "Naam;Cijfer;Datum\n";
    for (int i = 0; i < 40; ++i) csv += "De Ster;9,5;2026-10-0" + std::to_string(1 + i % 9) + "\n";
    REQUIRE(run({"import", "--db", db, "--format", "csv", "--map",
                 "business=Naam,score=Cijfer,date=Datum,best==10,worst==1", "-"},
                csv)
                .status == 0);
    const Ran ran = run({"verdicts", "--db", db, "--format", "jsonl"});
    CHECK(says(ran.out, "\"business\":\"De Ster\""));
    CHECK(says(ran.out, "\"n\":40"));
}

TEST_CASE("a robots.txt is checked with the line that decides") {
    const Folder folder;
    const std::string file =
        folder.write("robots.txt", "User-agent: *\nDisallow: /privé\nAllow: /\n");
    const Ran ran =
        run({"robots", "check", "--robots", file, "--agent", "negenplus", "/priv%C3%A9/a", "/b"});
    CHECK(ran.status == 0);
    CHECK(ran.out ==
          "disallowed\t/priv%C3%A9/a\tline 2: Disallow: /privé\nallowed\t/b\tline 3: Allow: /\n");
}

TEST_CASE("init writes a config that reads back, and never over another") {
    const Folder folder;
    const std::string file = folder / "negenplus.toml";
    const Ran ran = run({"init", "--no-look", "--config", file},
                        "mailto:me@example.org\n\n\nhttps://www.zoover.nl/x\n");
    CHECK(ran.status == 0);
    CHECK(says(ran.out, "negenplus run --config "));
    CHECK(run({"init", "--config", file, "--contact", "a", "--url", "https://b.example", "--source",
               "c"})
              .status == 2);
}

TEST_CASE("a run without a contact is refused") {
    const Folder folder;
    const std::string file =
        folder.write("n.toml", "[[watch]]\nsource = \"a\"\nurls = [\"http://a.example/\"]\n");
    const Ran ran = run({"run", "--config", file});
    CHECK(ran.status == 2);
    CHECK(says(ran.err, "contact"));
}

TEST_CASE("an own recipe that is broken is refused with file and line") {
    const Folder folder;
    std::filesystem::create_directory(folder / "recipes");
    folder.write("recipes/mine.toml", "name = \"mine\"\nkind = 7\n");
    const std::string file = folder.write("n.toml", "recipes = \"recipes\"\n");
    const Ran ran = run({"recipes", "--config", file});
    CHECK(ran.status == 2);
    CHECK(says(ran.err, "recipes/mine.toml:"));
}

#include <filesystem>
#include <fstream>
#include <iterator>

#include "app/judging.h"
#include "tests/app/command.h"
#include "tests/catch.h"

namespace {

namespace fs = std::filesystem;

bool says(const std::string& text, const std::string& part) {
    return text.find(part) != std::string::npos;
}

std::string read(const std::string& file) {
    std::ifstream in{file, std::ios::binary};
    return {std::istreambuf_iterator<char>{in}, {}};
}

/// A store with one restaurant, seen on 20 November 2026.
struct Stored {
    Folder folder;
    std::string db = folder / "n.db";

    Stored() {
        const std::string record =
            R"({"source":"iens","url":"https://iens.example/1","fetched":"2026-11-20T04:00:00Z",)"
            R"("business":{"name":"Ster","category":"restaurant"},"aggregate":{"value":8.2,"best":10,)"
            R"("worst":1,"count":188,"histogram":{"10":60,"9":79,"8":30,"7":10,"<7":9}},"reviews":[]})";
        REQUIRE(run({"import", "--db", db, "-"}, record + "\n").status == 0);
    }
    Ran report(std::vector<std::string> words) const {
        words.insert(words.begin(), {"report", "--db", db});
        return run(std::move(words));
    }
};

}  // namespace

TEST_CASE("a report keeps its predecessors by day, and tells what changed since the last of them") {
    const Stored stored;
    const std::string out = stored.folder / "out";
    CHECK(stored.report({"--out", out, "--as-of", "2026-11-20"}).status == 0);
    CHECK(stored.report({"--out", out}).status == 0);
    CHECK(fs::exists(out + "/2026-11-20/index.html"));
    CHECK(fs::read_symlink(out + "/latest") == "2026-11-21");
    CHECK(says(read(out + "/index.html"), "Peildatum 21 november 2026"));
    CHECK(says(read(out + "/changes.html"), "20 november 2026"));
}

TEST_CASE(
    "published again on the same day, a report still tells the changes since the one before") {
    const Stored stored;
    const std::string out = stored.folder / "out";
    for (const std::string day : {"2026-11-20", "2026-11-21", "2026-11-21"})
        REQUIRE(stored.report({"--out", out, "--as-of", day}).status == 0);
    CHECK(says(read(out + "/changes.json"), "\"since\":\"2026-11-20\""));
}

TEST_CASE("a config may keep no earlier reports: then the folder is the report") {
    const Stored stored;
    const std::string config =
        stored.folder.write("n.toml", "database = \"n.db\"\n[report]\nkeep_reports = 0\n");
    CHECK(run({"report", "--config", config}).status == 0);
    CHECK(fs::exists(stored.folder / "report/index.html"));
    CHECK_FALSE(fs::is_symlink(stored.folder / "report/index.html"));
}

TEST_CASE("the same store and day give the same bytes") {
    const Stored stored;
    for (const std::string out : {"a", "b"})
        REQUIRE(stored.report({"--out", stored.folder / out}).status == 0);
    long compared = 0;
    for (const auto& entry : fs::recursive_directory_iterator(stored.folder / "a")) {
        if (!entry.is_regular_file()) continue;
        const auto name = entry.path().lexically_relative(stored.folder / "a");
        CHECK(read(entry.path()) == read((fs::path{stored.folder / "b"} / name)));
        ++compared;
    }
    CHECK(compared > 10);
}

TEST_CASE("one file to mail is written alone, or beside the folder that is asked for too") {
    const Stored stored;
    const std::string file = stored.folder / "report.html";
    CHECK(stored.report({"--single-file", file}).status == 0);
    CHECK(says(read(file), "id=\"b-ster-"));
    CHECK_FALSE(fs::exists("report/index.html"));
    CHECK(stored.report({"--single-file", file, "--out", stored.folder / "out"}).status == 0);
    CHECK(fs::exists(stored.folder / "out/index.html"));
}

TEST_CASE("a theme with words of another language is used, and what it lacks is told") {
    const Stored stored;
    fs::create_directory(stored.folder / "theme");
    stored.folder.write("theme/fy.txt", "lang = fy\nbrand = Fryslân\n");
    const Ran ran = stored.report(
        {"--out", stored.folder / "out", "--theme", stored.folder / "theme", "--lang", "fy"});
    CHECK(ran.status == 0);
    CHECK(says(ran.err, "fy.txt: "));
    CHECK(says(ran.err, "keys are missing and stand in English"));
    CHECK(says(read(stored.folder / "out/index.html"), "Fryslân"));
}

TEST_CASE("a theme that cannot be used is bad usage, and the old report stands") {
    const Stored stored;
    const std::string out = stored.folder / "out";
    REQUIRE(stored.report({"--out", out}).status == 0);
    fs::create_directory(stored.folder / "theme");
    stored.folder.write("theme/index.html", "<p>{{NAME}}</p>");
    const Ran ran = stored.report({"--out", out, "--theme", stored.folder / "theme"});
    CHECK(ran.status == 2);
    CHECK(says(ran.err, "template index.html: it does not escape"));
    CHECK(says(read(out + "/index.html"), "Ster"));
}

TEST_CASE("a language that nobody has words of is bad usage") {
    const Stored stored;
    for (const std::string language : {"xx", "../nl"})
        CHECK(stored.report({"--out", stored.folder / "out", "--lang", language}).status == 2);
    CHECK_FALSE(fs::exists(stored.folder / "out"));
}

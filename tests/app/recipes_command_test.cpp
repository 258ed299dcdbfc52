#include "store/store.h"
#include "tests/app/command.h"
#include "tests/catch.h"

namespace {

const char* const recipe = R"(name = "mine"
source = "mine"
[when]
present = "main"
[business]
name = "h1"
city = ".city"
[reviews]
each = ".r"
score = ".s"
)";

const char* const page =
    "<html><main><h1>Zaak</h1><p class=r><i class=s>5</i></p><p class=r><i class=s>4</i></p>"
    "</main></html>";

bool says(const std::string& text, const std::string& part) {
    return text.find(part) != std::string::npos;
}

/// A folder with a recipe and a page.
struct Bench {
    Folder folder;
    std::string toml = folder.write("my.toml", recipe);
    std::string html = folder.write("page.html", page);

    Ran test(std::vector<std::string> more) const {
        more.insert(more.begin(), {"recipes", "test", "--recipe-file", toml});
        return run(std::move(more));
    }
};

}  // namespace

TEST_CASE("recipes test shows what a recipe reads and what it misses, one line a field") {
    const Bench bench;
    const Ran ran = bench.test({"--format", "jsonl", bench.html});
    CHECK(says(ran.out,
               R"("recipe":"mine","field":"business.name","status":"found","value":"Zaak")"));
    CHECK(says(ran.out, R"("field":"business.city","status":"missed","value":"","line":7)"));
    CHECK(says(ran.out, R"("field":"reviews.score","status":"found","value":"2 of 2")"));
}

TEST_CASE("recipes test ends well where only what is not needed is missed") {
    const Bench bench;
    CHECK(bench.test({bench.html}).status == 0);
}

TEST_CASE("recipes test ends in part where something needed is missed or nothing fits") {
    const Bench bench;
    const std::string nameless =
        bench.folder.write("a.html", "<html><main><p class=r><i class=s>5</i></p></main></html>");
    const std::string other = bench.folder.write("b.html", "<html><p>Iets anders</p></html>");
    const Ran missed = bench.test({nameless});
    CHECK(missed.status == 1);
    CHECK(says(missed.out, "needed"));
    const Ran unfit = bench.test({other});
    CHECK(unfit.status == 1);
    CHECK(says(unfit.out, "when.present main"));
    CHECK(bench.test({bench.folder / "missing.html"}).status == 1);
}

TEST_CASE("recipes test prints CSV") {
    const Bench bench;
    CHECK(says(bench.test({"--format", "csv", bench.html}).out,
               "page,recipe,field,status,value,line\r\n"));
}

TEST_CASE("recipes test refuses an invalid recipe with file, line and reason") {
    const Folder folder;
    const std::string toml = folder.write("my.toml", "name = \"mine\"\nsource = \"m\"\nkind = 7\n");
    const std::string html = folder.write("page.html", page);
    const Ran ran = run({"recipes", "test", "--recipe-file", toml, html});
    CHECK(ran.status == 2);
    CHECK(says(ran.err, "my.toml:3: "));
}

TEST_CASE("recipes test refuses the name of a recipe that is not there") {
    const Bench bench;
    CHECK(run({"recipes", "test", "--recipe", "nobody-1990", bench.html}).status == 2);
    CHECK(run({"recipes", "test", "--recipe", "iens-2016", bench.html}).status == 1);
}

TEST_CASE("recipes accept wants a source that a run has read") {
    const Folder folder;
    { const store::Store made{folder / "n.db"}; }
    const Ran ran = run({"recipes", "accept", "--db", folder / "n.db", "iens"});
    CHECK(ran.status == 2);
    CHECK(says(ran.err, "iens"));
}

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <set>

#include "parser/parser.h"
#include "tests/catch.h"
#include "tests/parser/as_json.h"

namespace {

namespace fs = std::filesystem;

std::string contents(const fs::path& file) {
    std::ifstream in{file, std::ios::binary};
    return {std::istreambuf_iterator<char>{in}, {}};
}

/// One line of `about.txt`: "url: http://…".
std::string told(const std::string& about, const std::string& key) {
    const auto at = about.find(key + ": ");
    if (at == std::string::npos) return {};
    const auto start = at + key.size() + 2;
    return about.substr(start, about.find('\n', start) - start);
}

std::vector<fs::path> folders() {
    std::vector<fs::path> found;
    for (const auto& entry : fs::directory_iterator{SOURCE_DIR "/tests/parser/pages"})
        if (entry.is_directory()) found.push_back(entry.path());
    std::sort(found.begin(), found.end());
    return found;
}

parser::Extraction read(const fs::path& folder) {
    const std::string about = contents(folder / "about.txt");
    const bool feed = fs::exists(folder / "feed.json");
    const std::string bytes = contents(folder / (feed ? "feed.json" : "page.html"));
    parser::Recipes recipes = parser::Recipes::built_in();
    if (fs::exists(folder / "recipe.toml"))
        REQUIRE(recipes.add("recipe.toml", contents(folder / "recipe.toml")));
    parser::Input input;
    input.bytes = bytes;
    input.url = told(about, "url");
    input.content_type = told(about, "content-type");
    input.fetched = model::instant_from_iso(told(about, "fetched")).value();
    return parser::extract(input, recipes, test_author_key);
}

}  // namespace

TEST_CASE("Every page folder gives what its expected.json says") {
    for (const fs::path& folder : folders()) {
        INFO(folder.filename().string());
        CHECK(same_layout(as_json(read(folder))) ==
              same_layout(contents(folder / "expected.json")));
    }
}

TEST_CASE("Every built-in recipe for a Dutch site or a feed has a page folder") {
    std::set<std::string> read_by;
    for (const fs::path& folder : folders())
        for (const auto& listing : read(folder).listings) read_by.insert(listing.recipe);
    for (const char* name : {"zoover-2016", "iens-2013", "iens-2016", "eetnu-2013", "couverts-2014",
                             "diningcity-2013", "zoover-json", "iens-2017-json"}) {
        INFO(name);
        CHECK(read_by.count(name) == 1);
    }
}

TEST_CASE("The example of the guide to recipes is one that is tested") {
    const std::string guide = contents(SOURCE_DIR "/docs/recipes.md");
    const fs::path folder = SOURCE_DIR "/tests/parser/pages/recipes-guide";
    CHECK(guide.find(contents(folder / "recipe.toml")) != std::string::npos);
}

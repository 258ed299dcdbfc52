#include <filesystem>
#include <fstream>
#include <sys/stat.h>

#include "app/forgetting.h"
#include "app/layout_watch.h"
#include "crawler/archive.h"
#include "crawler/warc.h"
#include "tests/app/command.h"
#include "tests/catch.h"

namespace {

namespace fs = std::filesystem;

bool says(const std::string& text, const std::string& part) {
    return text.find(part) != std::string::npos;
}

std::string page_of(const std::string& business, const std::string& reviews) {
    return R"(<html><head><script type="application/ld+json">{"@context":"https://schema.org",)"
           R"("@type":"Hotel","name":")" +
           business + R"(","review":[)" + reviews + "]}</script></head><body></body></html>";
}

std::string review_of(const std::string& author, const std::string& text) {
    return R"({"@type":"Review","author":{"@type":"Person","name":")" + author +
           R"("},"datePublished":"2026-05-01","reviewBody":")" + text +
           R"(","reviewRating":{"ratingValue":9,"bestRating":10}})";
}

/// A store of two hotels whose pages stand in the archive.
struct Home {
    Folder folder;
    std::string config = folder.write("negenplus.toml", R"(
database = "n.db"
archive = "archive"
[crawl]
contact = "mailto:us@example.org"
[[watch]]
source = "site"
urls = ["https://site.example/"]
)");

    Home() {
        archive("https://site.example/one",
                page_of("Hotel Een", review_of("Jan de Vries", "Met Kwakkelstein gegeten") + "," +
                                         review_of("Piet", "Heerlijk geslapen")));
        archive("https://site.example/two",
                page_of("Hotel Twee", review_of("Jan de Vries", "Ook hier was het goed")));
        const Ran read = run({"extract", "--archive", "--config", config});
        REQUIRE(read.status == 0);
        REQUIRE(run({"import", "--config", config, "-"}, read.out).status == 0);
        REQUIRE(run({"report", "--config", config}).status == 0);
    }
    void archive(const std::string& url, const std::string& body) {
        StoppedClock clock{"2026-11-20T12:00:00Z"};
        crawler::Archive archive{
            {folder / "archive", "Negenplus/test", 1u << 20, crawler::random_uuid}, clock};
        crawler::Exchange exchange;
        exchange.url = url;
        exchange.status = 200;
        exchange.response_headers = {{"content-type", "text/html"}};
        exchange.body = body;
        exchange.fetched = *model::instant_from_iso("2026-11-20T12:00:00Z");
        archive.append(exchange);
    }
    Ran forget(std::vector<std::string> words) const {
        words.insert(words.begin(), "forget");
        words.insert(words.end(), {"--config", config});
        return run(words);
    }
    std::string exported() const { return run({"export", "--config", config}).out; }
    std::string archived() const { return run({"extract", "--archive", "--config", config}).out; }
};

}  // namespace

TEST_CASE("A reviewer who asks what is known is answered by a dry run, which changes nothing") {
    const Home home;
    const std::string before = home.exported();
    const Ran ran =
        home.forget({"review", "--author", "Jan de Vries", "--dry-run", "--format", "jsonl"});
    CHECK(ran.status == 0);
    CHECK(says(ran.out, "Met Kwakkelstein gegeten"));
    CHECK(says(ran.out, "Ook hier was het goed"));
    CHECK_FALSE(says(ran.out, "Heerlijk geslapen"));
    CHECK(home.exported() == before);
    CHECK(home.forget({"list", "--format", "jsonl"}).out.empty());
}

TEST_CASE("A forgotten review is gone from store, archive and report, and the others stay") {
    const Home home;
    const Ran ran = home.forget({"review", "--text", "Kwakkelstein", "--reason", "request 7"});
    INFO(ran.err);
    REQUIRE(ran.status == 0);
    CHECK_FALSE(says(home.exported(), "Kwakkelstein"));
    CHECK(says(home.exported(), "Heerlijk geslapen"));
    CHECK_FALSE(says(home.archived(), "Hotel Een"));
    CHECK(says(home.archived(), "Hotel Twee"));
    CHECK(says(ran.err, "1 reviews, 1 archived records"));
    CHECK(says(ran.err, "made anew"));
    CHECK(says(home.forget({"list"}).out, "request 7"));
    CHECK(run({"doctor", "--config", home.config, "--format", "jsonl"}).status != 3);
}

TEST_CASE("A forgotten review does not come back by an import, until its deed is lifted") {
    const Home home;
    const std::string before = home.exported();
    REQUIRE(home.forget({"review", "--text", "Kwakkelstein"}).status == 0);
    CHECK(says(run({"import", "--config", home.config, "-"}, before).err, "1 kept out"));
    CHECK_FALSE(says(home.exported(), "Kwakkelstein"));
    CHECK(home.forget({"lift", "1"}).status == 0);
    run({"import", "--config", home.config, "-"}, before);
    CHECK(says(home.exported(), "Kwakkelstein"));
}

TEST_CASE("More than one is only forgotten where that is asked") {
    const Home home;
    const Ran ran = home.forget({"review", "--author", "Jan de Vries"});
    CHECK(ran.status == 2);
    CHECK(says(ran.err, "2 reviews are like that"));
    CHECK(home.forget({"review", "--author", "Jan de Vries", "--all"}).status == 0);
    CHECK_FALSE(says(home.exported(), "Ook hier"));
    CHECK(home.forget({"review", "--author", "Jan de Vries", "--all"}).status == 2);
}

TEST_CASE("A forgotten business is gone from store and archive") {
    const Home home;
    REQUIRE(home.forget({"business", "hotel een"}).status == 0);
    CHECK_FALSE(says(home.exported(), "Hotel Een"));
    CHECK_FALSE(says(home.archived(), "Hotel Een"));
    CHECK(says(home.exported(), "Hotel Twee"));
    CHECK(says(home.archived(), "Hotel Twee"));
}

TEST_CASE("A forgotten source is gone from store and archive, and a watch of it is told") {
    const Home home;
    const Ran ran = home.forget({"source", "site"});
    REQUIRE(ran.status == 0);
    CHECK(says(ran.err, "still watches site"));
    CHECK(home.exported().empty());
    CHECK(home.archived().empty());
    CHECK(home.forget({"source", "site"}).status == 2);
}

TEST_CASE("Pages cut from a changed layout go with what is forgotten of their source") {
    const Home home;
    const fs::path folder = fs::path{home.folder / "layout-changed"};
    fs::create_directories(folder / app::layout_page_name("site", "2026-11-01"));
    fs::create_directories(folder / app::layout_page_name("site-b", "2026-11-01"));
    REQUIRE(home.forget({"review", "--text", "Kwakkelstein"}).status == 0);
    CHECK_FALSE(fs::exists(folder / "site-2026-11-01"));
    CHECK(fs::exists(folder / "site-b-2026-11-01"));
}

TEST_CASE("What is older than the config keeps goes with the next import") {
    const Home home;
    std::ofstream{home.config, std::ios::app} << "[privacy]\nkeep_words_months = 3\n";
    REQUIRE(run({"import", "--config", home.config, "-"}, "").status == 0);
    CHECK_FALSE(says(home.exported(), "Heerlijk geslapen"));
    CHECK(says(home.exported(), R"("score":9)"));
    CHECK(says(home.forget({"list"}).out, "age"));
}

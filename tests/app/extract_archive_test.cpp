#include "app/sources.h"
#include "crawler/archive.h"
#include "crawler/digest.h"
#include "tests/app/command.h"
#include "tests/catch.h"

namespace {

const std::string url = "https://www.bosrand.example/camping";

bool says(const std::string& text, const std::string& part) {
    return text.find(part) != std::string::npos;
}

long count(const std::string& text, const std::string& part) {
    long found = 0;
    for (auto at = text.find(part); at != std::string::npos; at = text.find(part, at + 1)) ++found;
    return found;
}

/// A review page with a teaser and two reviews.
std::string page(const std::string& last_score) {
    return "<html lang=nl><h1>Camping De Bosrand</h1><p class=street>Dorpsstraat 1</p>"
           "<div class=teaser id=r1><b>9</b><p>Heerlijk stil, en wat een ontvangst</p></div>"
           "<li class=review id=r2><b>8</b><i>3</i><p>Prima plek aan het water</p></li>"
           "<li class=review id=r3><b>" +
           last_score + "</b><i>2</i><p>Volgend jaar weer</p></li></html>";
}

std::string recipe(const std::string& each, const std::string& score) {
    return "name = \"bosrand\"\nsource = \"bosrand\"\nscale = { worst = 1, best = 10 }\n"
           "[when]\npresent = [\"li.review\"]\n[business]\nname = \"h1\"\n[reviews]\neach = \"" +
           each + "\"\nid = { attr = \"id\" }\nscore = \"" + score + "\"\ntext = \"p\"\n";
}

const std::string schema_page =
    R"(<html><script type="application/ld+json">{"@type":"Restaurant","name":"De Ster",)"
    R"("aggregateRating":{"ratingValue":8.2,"bestRating":10,"worstRating":1,"ratingCount":9}})"
    "</script></html>";

/// An installation with an archive of three weeks, the second as the first.
struct Home {
    Folder folder;
    std::string config;

    Home() {
        std::filesystem::create_directory(folder / "recipes");
        config = folder.write("n.toml",
                              "archive = \"archive\"\nrecipes = \"recipes\"\n"
                              "[[watch]]\nsource = \"ster\"\nurls = [\"https://ster.example/\"]\n");
    }
    std::string archive(const std::string& day, const std::string& of_url, const std::string& body,
                        const std::string& place = "") const {
        StoppedClock clock{day + "T04:00:00Z"};
        crawler::Archive shelf{
            {folder / "archive", "Negenplus/test", 1u << 20, crawler::random_uuid}, clock};
        crawler::Exchange exchange;
        exchange.url = of_url;
        exchange.status = 200;
        exchange.response_headers = {{"content-type", "text/html; charset=utf-8"}};
        exchange.body = body;
        exchange.fetched = std::chrono::floor<std::chrono::seconds>(clock.now());
        if (!place.empty())
            exchange.earlier = crawler::Earlier{place, crawler::sha256(body), exchange.fetched};
        return shelf.append(exchange);
    }
    void three_weeks() const {
        const std::string place = archive("2026-10-05", url, page("7"));
        archive("2026-10-12", url, page("7"), place);
        archive("2026-10-19", url, page("6"));
    }
    void reads_by(const std::string& each, const std::string& score) const {
        folder.write("recipes/bosrand.toml", recipe(each, score));
    }
    Ran extract() const { return run({"extract", "--config", config, "--archive"}); }
    void mend() const { run({"import", "--config", config, "-"}, extract().out); }
    std::string exported() const { return run({"export", "--config", config}).out; }
};

}  // namespace

TEST_CASE("extract --archive prints each archived page once, oldest first") {
    const Home home;
    home.reads_by("li.review", "b");
    home.three_weeks();
    const Ran ran = home.extract();
    CHECK(ran.status == 0);
    CHECK(ran.err.empty());
    CHECK(count(ran.out, "\n") == 2);
    CHECK(ran.out.find("2026-10-05T04:00:00Z") < ran.out.find("2026-10-19T04:00:00Z"));
}

TEST_CASE("extract --archive without an archive in the config is bad usage") {
    const Folder folder;
    const std::string none = folder.write("none.toml", "archive = \"\"\n");
    const std::string empty = folder.write("empty.toml", "archive = \"archive\"\n");
    const Ran ran = run({"extract", "--config", none, "--archive"});
    CHECK(ran.status == 2);
    CHECK(says(ran.err, "names no archive"));
    CHECK(run({"extract", "--config", empty, "--archive"}).status == 2);
}

TEST_CASE("extract reads the archive or what is named, not both and not neither") {
    const Home home;
    home.archive("2026-10-05", url, page("7"));
    CHECK(run({"extract", "--config", home.config}).status == 2);
    CHECK(run({"extract", "--config", home.config, "--archive", "-"}).status == 2);
    CHECK(run({"extract", "--config", home.config, "--archive", "--url", url}).status == 2);
}

TEST_CASE("a page that only has markup belongs to the source of its watch") {
    const Home home;
    home.archive("2026-10-05", "https://www.ster.example/menu", schema_page);
    home.archive("2026-10-06", "https://elsewhere.example/", schema_page);
    const std::string out = home.extract().out;
    CHECK(count(out, R"("source":"ster")") == 1);
    CHECK(count(out, R"("source":"elsewhere.example")") == 1);
}

TEST_CASE("files in the archive folder that are no WARC files are not read") {
    const Home home;
    home.reads_by("li.review", "b");
    home.archive("2026-10-05", url, page("7"));
    home.folder.write("archive/notes.html", page("7"));
    CHECK(count(home.extract().out, "\n") == 1);
}

TEST_CASE("a broken record in the archive is told and makes the reading one in part") {
    const Home home;
    home.reads_by("li.review", "b");
    home.archive("2026-10-05", url, page("7"));
    home.folder.write("archive/negenplus-20261001040000-000.warc.gz", "WARC/1.1\r\nno length\r\n");
    const Ran ran = home.extract();
    CHECK(ran.status == 1);
    CHECK(says(ran.err, "negenplus-20261001040000-000.warc.gz"));
    CHECK(count(ran.out, "\n") == 1);
}

TEST_CASE("the archive read again with the same recipe changes nothing in the store") {
    const Home home;
    home.reads_by("li.review", "b");
    home.three_weeks();
    home.mend();
    const std::string before = home.exported();
    const Ran again = run({"import", "--config", home.config, "-"}, home.extract().out);
    CHECK(says(again.err, "0 new listings, 0 new reviews, 0 changes"));
    CHECK(home.exported() == before);
}

TEST_CASE("the archive read again with a mended recipe stores what it reads now") {
    const Home home;
    home.three_weeks();
    home.reads_by("li.review", "i");
    home.mend();
    REQUIRE(says(home.exported(), R"("score":3)"));
    home.reads_by("li.review", "b");
    home.mend();
    const std::string after = home.exported();
    CHECK(says(after, R"("score":8)"));
    CHECK_FALSE(says(after, R"("score":3)"));
    CHECK_FALSE(says(after, R"("score":2)"));
}

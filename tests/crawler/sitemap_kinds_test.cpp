// Feeds and lists, the dates of both, and what is a sitemap at all.
#include "crawler/gzip.h"
#include "crawler/sitemap.h"
#include "tests/catch.h"

using crawler::is_sitemap;
using crawler::Sitemap;

namespace {

Sitemap read(const std::string& body) {
    return crawler::read_sitemap(body, *crawler::parse_url("http://h.example/maps/s.xml"));
}

std::vector<std::string> urls(const Sitemap& sitemap) {
    std::vector<std::string> all;
    for (const auto& entry : sitemap.entries) all.push_back(entry.url);
    return all;
}

std::string url(const std::string& loc) {
    return "<url><loc>" + loc + "</loc></url>";
}

std::string urlset(const std::string& entries) {
    return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<urlset>" + entries + "</urlset>\n";
}

std::string lastmod(const std::string& text) {
    const auto instant = crawler::parse_lastmod(text);
    return instant ? model::to_string(*instant) : "none";
}

std::string feed_date(const std::string& text) {
    const auto instant = crawler::parse_feed_date(text);
    return instant ? model::to_string(*instant) : "none";
}

using Urls = std::vector<std::string>;

}  // namespace

TEST_CASE("a date is read from the year to fractions of a second") {
    CHECK(lastmod("2026") == "2026-01-01T00:00:00Z");
    CHECK(lastmod("2026-11") == "2026-11-01T00:00:00Z");
    CHECK(lastmod(" 2026-11-21\n") == "2026-11-21T00:00:00Z");
    CHECK(lastmod("2026-11-21T19:20+01:00") == "2026-11-21T18:20:00Z");
    CHECK(lastmod("2026-11-21T19:20:30-05:00") == "2026-11-22T00:20:30Z");
    CHECK(lastmod("2026-11-21T19:20:30.45Z") == "2026-11-21T19:20:30Z");
    CHECK(lastmod("2026-11-21 19:20:30") == "2026-11-21T19:20:30Z");
}

TEST_CASE("a date that is none is no date") {
    for (const char* text : {"", "0000-00-00", "2026-13-01", "2026-02-30", "21/11/2026", "soon",
                             "2026-11-21T25:00Z", "-2026"})
        CHECK(lastmod(text) == "none");
}

TEST_CASE("an RSS feed gives its items' links with their dates") {
    const auto sitemap = read(
        "<rss version=\"2.0\"><channel><link>http://h/</link>"
        "<item><link>http://h/a</link><pubDate>Sun, 06 Sep 2009 16:20:00 +0200</pubDate></item>"
        "<item><guid>http://h/b</guid></item></channel></rss>");
    CHECK(urls(sitemap) == Urls{"http://h/a", "http://h/b"});
    CHECK(model::to_string(sitemap.entries[0].lastmod.value()) == "2009-09-06T14:20:00Z");
}

TEST_CASE("an Atom feed gives its entries' pages with their dates") {
    const auto sitemap = read(
        "<feed xmlns=\"http://www.w3.org/2005/Atom\"><link href=\"http://h/\"/><entry>"
        "<link rel=\"edit\" href=\"http://h/edit\"/><link href=\"/a\"/>"
        "<updated>2003-12-13T18:30:02Z</updated></entry></feed>");
    CHECK(urls(sitemap) == Urls{"http://h.example/a"});
    CHECK(model::to_string(sitemap.entries[0].lastmod.value()) == "2003-12-13T18:30:02Z");
}

TEST_CASE("a feed's date may stand in any zone, or be a W3C date") {
    CHECK(feed_date("Sun, 06 Sep 2009 16:20:00 GMT") == "2009-09-06T16:20:00Z");
    CHECK(feed_date("Sun, 06 Sep 2009 16:20:00 -0530") == "2009-09-06T21:50:00Z");
    CHECK(feed_date("2009-09-06T16:20:00Z") == "2009-09-06T16:20:00Z");
    CHECK(feed_date("Sun, 06 Sep 2009 16:20:00 CEST") == "none");
    CHECK(feed_date("yesterday") == "none");
}

TEST_CASE("a plain list of URLs is read a line each; other lines are a problem") {
    const auto sitemap = read("http://h/a\r\n\r\n www.h.example/b \nhttps://h/c#d\nnot a URL\n");
    CHECK(urls(sitemap) == Urls{"http://h/a", "http://www.h.example/b", "https://h/c"});
    CHECK(sitemap.problem == "a line is no URL");
    CHECK(read("http://h/a\nhttp://h/b").problem.empty());
}

TEST_CASE("a page is never taken for a sitemap") {
    for (const char* body :
         {"<!DOCTYPE html><html><body>urlset</body></html>", "<html><urlset></urlset></html>",
          "Not found", "", "<", "{\"urlset\":1}", "<feed>no Atom</feed>",
          "<!-- <urlset> --><p>A page</p>", "see http://h/ for more", "<RDF/>"}) {
        INFO(body);
        CHECK_FALSE(is_sitemap(body));
        CHECK(read(body).entries.empty());
    }
    CHECK(read("<html></html>").problem == "no sitemap");
}

TEST_CASE("sitemaps, their indexes and feeds are known by their root element") {
    CHECK(is_sitemap(urlset("")));
    CHECK(is_sitemap("<x:sitemapindex>"));
    CHECK(is_sitemap(
        "\n<!-- made <by> hand --><?pi?><!DOCTYPE urlset [<!ENTITY a \"<b>\">]><urlset>"));
    CHECK(is_sitemap("<rss version=\"2.0\">"));
    CHECK(is_sitemap("<feed xmlns=\"http://www.w3.org/2005/Atom\">"));
    CHECK(is_sitemap("<rdf:RDF xmlns:rdf=\"x\" xmlns=\"http://purl.org/rss/1.0/\">"));
    CHECK(is_sitemap("http://h/a\nhttps://h/b\n"));
}

TEST_CASE("a long sitemap is known by its start") {
    std::string entries;
    for (int i = 0; i < 5000; ++i) entries += url("http://h/" + std::to_string(i));
    CHECK(is_sitemap(urlset(entries)));
    CHECK(is_sitemap(crawler::gzip_member(urlset(entries))));
}

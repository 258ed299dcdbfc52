#include "crawler/sitemap.h"

#include "crawler/gzip.h"
#include "tests/catch.h"

using crawler::is_sitemap;
using crawler::Sitemap;

namespace {

const std::string space = R"( xmlns="http://www.sitemaps.org/schemas/sitemap/0.9")";

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
    return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<urlset" + space + ">" + entries +
           "</urlset>\n";
}

/// The only entry's URL, or how many there are instead.
std::string loc(const std::string& text) {
    const auto sitemap = read(urlset(url(text)));
    if (sitemap.entries.size() != 1) return std::to_string(sitemap.entries.size()) + " entries";
    return sitemap.entries[0].url;
}

std::string utf16(const std::string& ascii) {
    std::string text = "\xff\xfe";
    for (const char c : ascii) text += {c, '\0'};
    return text;
}

using Urls = std::vector<std::string>;

}  // namespace

TEST_CASE("a sitemap's URLs are read in order with their dates") {
    const auto sitemap =
        read(urlset("<url><loc>http://h.example/a</loc><lastmod>2026-11-20"
                    "</lastmod></url>" +
                    url("http://h.example/b")));
    CHECK(urls(sitemap) == Urls{"http://h.example/a", "http://h.example/b"});
    CHECK(model::to_string(sitemap.entries[0].lastmod.value()) == "2026-11-20T00:00:00Z");
    CHECK_FALSE(sitemap.entries[1].lastmod);
    CHECK_FALSE(sitemap.index);
    CHECK(sitemap.problem.empty());
}

TEST_CASE("an index of sitemaps is told from a sitemap") {
    const auto sitemap = read("<sitemapindex" + space +
                              "><sitemap><loc>http://h.example/1.xml.gz</loc></sitemap>"
                              "<url><loc>http://h.example/page</loc></url></sitemapindex>");
    CHECK(sitemap.index);
    CHECK(urls(sitemap) == Urls{"http://h.example/1.xml.gz"});
}

TEST_CASE("elements count by their local name, whatever their prefix or namespace") {
    CHECK(urls(read("<s:urlset xmlns:s=\"http://x/\"><s:url><s:loc>http://h/a</s:loc></s:url>"
                    "</s:urlset>")) == Urls{"http://h/a"});
    CHECK(urls(read("<urlset>" + url("http://h/a") + "</urlset>")) == Urls{"http://h/a"});
}

TEST_CASE("images, videos and translations of an entry are no entries") {
    const auto sitemap = read(
        urlset("<url><image:image><image:loc>http://h/i.jpg</image:loc></image:image>"
               "<image:loc>http://h/j.jpg</image:loc><loc>http://h/a</loc>"
               "<xhtml:link rel=\"alternate\" hreflang=\"de\" href=\"http://h/de\"/>"
               "<video:video><video:player_loc>http://h/v</video:player_loc></video:video></url>"));
    CHECK(urls(sitemap) == Urls{"http://h/a"});
}

TEST_CASE("white space, CDATA and comments in a loc do no harm") {
    CHECK(loc("\n  http://h/a\t\n") == "http://h/a");
    CHECK(loc("<![CDATA[http://h/a?b&c]]>") == "http://h/a?b&c");
    CHECK(loc("http://h/a<!-- was: b -->?c<![CDATA[&d]]>") == "http://h/a?c&d");
}

TEST_CASE("an ampersand that the site forgot to escape is kept, one that it escaped is unescaped") {
    CHECK(loc("http://h/a?b=1&c=2") == "http://h/a?b=1&c=2");
    CHECK(loc("http://h/a?b=1&copy=2") == "http://h/a?b=1&copy=2");
    CHECK(loc("http://h/a?b=1&amp;c=2&#38;d&#x26;e") == "http://h/a?b=1&c=2&d&e");
}

TEST_CASE("a relative loc is resolved against the sitemap, one without a scheme is mended") {
    CHECK(loc("b") == "http://h.example/maps/b");
    CHECK(loc("/b") == "http://h.example/b");
    CHECK(loc("www.h.example/b") == "http://www.h.example/b");
    CHECK(loc("h.example/b") == "http://h.example/b");
}

TEST_CASE("a loc that is empty or not of the web is no entry") {
    CHECK(loc("") == "0 entries");
    CHECK(loc(" \n") == "0 entries");
    CHECK(loc("file:///etc/passwd") == "0 entries");
    CHECK(loc("ftp://h/a") == "0 entries");
    CHECK(loc("javascript:alert(1)") == "0 entries");
    CHECK(loc("http://exa mple/") == "0 entries");
}

TEST_CASE("a sitemap may name URLs of other folders and hosts: the crawl decides on them") {
    CHECK(loc("https://other.example/b") == "https://other.example/b");
}

TEST_CASE("an entry stays where its date is none") {
    const auto sitemap = read(urlset("<url><loc>http://h/a</loc><lastmod>soon</lastmod></url>"));
    CHECK(urls(sitemap) == Urls{"http://h/a"});
}

TEST_CASE("a byte order mark and UTF-16 are understood") {
    CHECK(urls(read("\xef\xbb\xbf \n" + urlset(url("http://h/a")))) == Urls{"http://h/a"});
    CHECK(urls(read(utf16("<urlset>" + url("http://h/a") + "</urlset>"))) == Urls{"http://h/a"});
    CHECK(is_sitemap(utf16("<urlset></urlset>")));
}

TEST_CASE("letters outside ASCII in a loc become a URL's percent-codes and Punycode") {
    CHECK(loc("http://café.example/één") == "http://xn--caf-dma.example/%C3%A9%C3%A9n");
}

TEST_CASE("a sitemap cut off gives the entries that are whole, and says so") {
    const std::string whole = urlset(url("http://h/1") + url("http://h/22") + url("http://h/333"));
    const auto cut = whole.find("http://h/333") + 10;
    const auto sitemap = read(whole.substr(0, cut));
    CHECK(urls(sitemap) == Urls{"http://h/1", "http://h/22"});
    CHECK_FALSE(sitemap.problem.empty());
}

TEST_CASE("any cut of a sitemap gives whole URLs only") {
    const std::string whole =
        urlset("<url><loc>http://h/1</loc><lastmod>2026-11-21</lastmod></url>" +
               url("http://h/22") + url("http://h/333"));
    const Urls all = urls(read(whole));
    REQUIRE(all.size() == 3);
    for (std::size_t length = 0; length < whole.size(); ++length) {
        const auto sitemap = read(whole.substr(0, length));
        const Urls found = urls(sitemap);
        INFO(whole.substr(0, length));
        REQUIRE(std::equal(found.begin(), found.end(), all.begin()));
        for (const auto& entry : sitemap.entries)
            CHECK((!entry.lastmod || model::to_string(*entry.lastmod) == "2026-11-21T00:00:00Z"));
        CHECK((length + 2 > whole.size() || !sitemap.problem.empty() || found.empty()));
    }
}

TEST_CASE("a sitemap broken in the middle gives the entries before the break") {
    const auto sitemap = read(urlset(url("http://h/1") + url("http://h/a<b") + url("http://h/3")));
    CHECK(urls(sitemap) == Urls{"http://h/1"});
    CHECK_FALSE(sitemap.problem.empty());
}

TEST_CASE("a packed sitemap is unpacked, and its end may be missing") {
    std::string entries;
    for (int i = 0; i < 2000; ++i) entries += url("http://h/" + std::to_string(i * 7919));
    const std::string packed = crawler::gzip_member(urlset(entries));
    CHECK(is_sitemap(packed));
    CHECK(read(packed).entries.size() == 2000);
    const auto cut = read(packed.substr(0, packed.size() / 2));
    CHECK(cut.entries.size() > 500);
    CHECK(cut.problem == "compressed data is cut off");
}

TEST_CASE("a packed sitemap larger than sitemaps.org allows is read up to there") {
    const std::string packed = crawler::gzip_member(
        urlset(url("http://h/1") + std::string(crawler::max_sitemap_bytes, ' ')));
    const auto sitemap = read(packed);
    CHECK(urls(sitemap) == Urls{"http://h/1"});
    CHECK(sitemap.problem == "too large when unpacked");
}

TEST_CASE("at most 50,000 entries are read") {
    std::string entries;
    for (int i = 0; i < 50'001; ++i) entries += url("http://h/" + std::to_string(i));
    const auto sitemap = read(urlset(entries));
    CHECK(sitemap.entries.size() == 50'000);
    CHECK(sitemap.problem == "more than 50,000 entries");
}

TEST_CASE("a sitemap of nothing but tags ends before it fills the memory") {
    std::string entries;
    for (int i = 0; i < 4'000'000; ++i) entries += "<a/>";
    const auto sitemap = read(urlset(url("http://h/1") + entries));
    CHECK(urls(sitemap) == Urls{"http://h/1"});
    CHECK(sitemap.problem == "too many elements");
}

TEST_CASE("deep nesting does not break the stack") {
    std::string deep;
    for (int i = 0; i < 1'000'000; ++i) deep += "<a>";
    CHECK_FALSE(read(urlset(url("http://h/1") + deep)).problem.empty());
}

TEST_CASE("an external entity is not loaded, and a reference to it is no part of an address") {
    const auto sitemap = read(
        "<!DOCTYPE urlset [<!ENTITY xxe SYSTEM \"file:///etc/passwd\">]>"
        "<urlset><url><loc>http://h/a&xxe;</loc></url><url><loc>&xxe;</loc></url></urlset>");
    CHECK(urls(sitemap) == Urls{"http://h/a"});
}

TEST_CASE("a billion laughs are not laughed") {
    std::string dtd = "<!ENTITY l0 \"lol\">";
    for (int i = 1; i < 20; ++i) {
        dtd += "<!ENTITY l" + std::to_string(i) + " \"";
        for (int k = 0; k < 10; ++k) dtd += "&l" + std::to_string(i - 1) + ";";
        dtd += "\">";
    }
    const auto sitemap =
        read("<!DOCTYPE urlset [" + dtd + "]><urlset>" + url("http://h/&l19;") + "</urlset>");
    CHECK(urls(sitemap) == Urls{"http://h/"});
}

TEST_CASE("a DTD elsewhere is not loaded") {
    CHECK(urls(read("<!DOCTYPE urlset SYSTEM \"http://h/evil.dtd\"><urlset>" + url("http://h/a") +
                    "</urlset>")) == Urls{"http://h/a"});
}

TEST_CASE("an XInclude is not followed") {
    const auto sitemap = read(
        urlset("<url><loc><xi:include xmlns:xi=\"http://www.w3.org/2001/XInclude\" parse=\"text\" "
               "href=\"file:///etc/passwd\"/></loc></url>" +
               url("http://h/a")));
    CHECK(urls(sitemap) == Urls{"http://h/a"});
}

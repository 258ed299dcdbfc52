#include "crawler/robots.h"

#include <chrono>

#include "tests/catch.h"

using crawler::Robots;

namespace {

bool allowed(std::string_view file, std::string_view token, std::string_view url) {
    return Robots::parse(file).decide(token, url).allowed;
}

}  // namespace

TEST_CASE("RFC 9309 2.2.1: product tokens match case-insensitively") {
    CHECK_FALSE(allowed("User-agent: NegenPlus\nDisallow: /", "negenplus", "/a"));
    CHECK(allowed("User-agent: negen\nDisallow: /", "negenplus", "/a"));
}

TEST_CASE("RFC 9309 2.2.1: the token is a substring at the start of the User-Agent") {
    CHECK_FALSE(allowed("User-agent: negenplus\nDisallow: /", "Negenplus/0.1 (+mailto:x)", "/a"));
}

TEST_CASE("RFC 9309 2.2.1: several groups for the same token are combined") {
    const char* file =
        "User-agent: a\nDisallow: /x\nUser-agent: b\nDisallow: /\n"
        "User-agent: a\nDisallow: /y";
    CHECK_FALSE(allowed(file, "a", "/x"));
    CHECK_FALSE(allowed(file, "a", "/y"));
    CHECK(allowed(file, "a", "/z"));
}

TEST_CASE("RFC 9309 2.2.1: the rules of the star hold only where no group matches") {
    const char* file = "User-agent: *\nDisallow: /\nUser-agent: a\nDisallow: /x";
    CHECK(allowed(file, "a", "/y"));
    CHECK_FALSE(allowed(file, "b", "/y"));
}

TEST_CASE("RFC 9309 2.2.1: an empty group for the token allows all") {
    CHECK(allowed("User-agent: *\nDisallow: /\n\nUser-agent: a", "a", "/y"));
}

TEST_CASE("RFC 9309 2.2.1: without a matching group no rules apply") {
    CHECK(allowed("User-agent: other\nDisallow: /", "a", "/y"));
    CHECK(allowed("", "a", "/y"));
    CHECK(allowed("Disallow: /\n", "a", "/y"));
}

TEST_CASE("RFC 9309 2.2.1: several user-agent lines share the rules below them") {
    const char* file = "User-agent: a\nUser-agent: b\nDisallow: /x";
    CHECK_FALSE(allowed(file, "a", "/x"));
    CHECK_FALSE(allowed(file, "b", "/x"));
}

TEST_CASE("RFC 9309 2.2.2: the most specific match is the one with the most octets") {
    const char* file = "User-agent: *\nAllow: /p\nDisallow: /page/secret\nAllow: /page/s";
    CHECK_FALSE(allowed(file, "a", "/page/secret"));
    CHECK(allowed(file, "a", "/page/set"));
}

TEST_CASE("RFC 9309 2.2.2: of equal allow and disallow rules the allow rule is used") {
    CHECK(allowed("User-agent: *\nDisallow: /folder\nAllow: /folder", "a", "/folder/page"));
}

TEST_CASE("RFC 9309 2.2.2: the match starts with the first octet and is case-sensitive") {
    const char* file = "User-agent: *\nDisallow: /fish";
    CHECK_FALSE(allowed(file, "a", "/fish/salmon"));
    CHECK(allowed(file, "a", "/Fish"));
    CHECK(allowed(file, "a", "/catfish/fish"));
}

TEST_CASE("RFC 9309 2.2.2: octets outside ASCII and percent-codes compare as one") {
    CHECK_FALSE(allowed("User-agent: *\nDisallow: /foo/bar/ツ", "a", "/foo/bar/%E3%83%84"));
    CHECK_FALSE(allowed("User-agent: *\nDisallow: /foo/bar/%E3%83%84", "a", "/foo/bar/ツ"));
    CHECK_FALSE(allowed("User-agent: *\nDisallow: /%e3", "a", "/%E3"));
}

TEST_CASE("RFC 9309 2.2.2: a percent-encoded unreserved octet is unencoded before comparison") {
    CHECK_FALSE(allowed("User-agent: *\nDisallow: /foo/bar/%62%61%7A", "a", "/foo/bar/baz"));
    CHECK(allowed("User-agent: *\nDisallow: /a%2Fb", "a", "/a/b"));
}

TEST_CASE("RFC 9309 2.2.2: /robots.txt itself is implicitly allowed") {
    CHECK(allowed("User-agent: *\nDisallow: /", "a", "http://h/robots.txt"));
}

TEST_CASE("RFC 9309 2.2.2: a Disallow with an empty path disallows nothing") {
    CHECK(allowed("User-agent: *\nDisallow:", "a", "/x"));
}

TEST_CASE("RFC 9309 2.2.3: the hash begins a comment") {
    CHECK_FALSE(allowed("User-agent: * # all\nDisallow: /x # why\n# Allow: /x", "a", "/xy"));
}

TEST_CASE("RFC 9309 2.2.3: the star stands for any octets, none included") {
    const char* file = "User-agent: *\nDisallow: /a*b*/c";
    CHECK_FALSE(allowed(file, "a", "/ab/c"));
    CHECK_FALSE(allowed(file, "a", "/a1b2/3/cd"));
    CHECK(allowed(file, "a", "/a1/c"));
}

TEST_CASE("RFC 9309 2.2.3: the dollar at the end stands for the end of the path") {
    const char* file = "User-agent: *\nDisallow: /*.php$";
    CHECK_FALSE(allowed(file, "a", "/x.php.php"));
    CHECK(allowed(file, "a", "/x.php?a=1"));
}

TEST_CASE("RFC 9309 2.2.3: a star or dollar that is meant itself is percent-encoded") {
    const char* file = "User-agent: *\nDisallow: /a%2Ab\nDisallow: /c%24";
    CHECK_FALSE(allowed(file, "a", "/a*b"));
    CHECK(allowed(file, "a", "/axb"));
    CHECK_FALSE(allowed(file, "a", "/c$d"));
}

TEST_CASE("RFC 9309 2.2.4: other records do not end a group") {
    const char* file =
        "User-agent: a\nSitemap: http://h/s.xml\nNonsense: 1\nUser-agent: b\n"
        "Disallow: /x";
    CHECK_FALSE(allowed(file, "a", "/x"));
}

TEST_CASE("RFC 9309 2.2: lines end with CR, LF or both") {
    const char* file = "User-agent: *\rDisallow: /a\r\nDisallow: /b\n\rDisallow: /c";
    CHECK_FALSE(allowed(file, "x", "/a"));
    CHECK_FALSE(allowed(file, "x", "/b"));
    const auto decision = Robots::parse(file).decide("x", "/c");
    CHECK_FALSE(decision.allowed);
    CHECK(decision.line == 5);
}

TEST_CASE("RFC 9309 2.3.1.5: each line is tried and the parseable rules are used") {
    const std::string file("\0\x01rubbish\nUser-agent: *\nno colon\nDisallow: /x\n", 44);
    CHECK_FALSE(allowed(file, "a", "/x"));
}

TEST_CASE("RFC 9309 2.5: rules beyond 500 kibibytes are read") {
    std::string file = "User-agent: *\n";
    while (file.size() < 520'000) file += "# a line that fills the file with nothing at all\n";
    CHECK_FALSE(allowed(file + "Disallow: /x", "a", "/x"));
}

TEST_CASE("a byte order mark of UTF-8 or UTF-16 does not hide the first line") {
    CHECK_FALSE(allowed("\xef\xbb\xbfUser-agent: *\nDisallow: /", "a", "/x"));
    std::string wide = "\xff\xfe";
    for (const char c : std::string("User-agent: *\nDisallow: /")) wide += std::string{c, '\0'};
    CHECK_FALSE(allowed(wide, "a", "/x"));
}

TEST_CASE("a decision names the rule as written and its line") {
    const auto robots = Robots::parse("User-agent: *\n\nDisallow: /Priv%61te\nAllow: /open");
    const auto refused = robots.decide("a", "https://h/Private/x");
    CHECK(refused.rule == "Disallow: /Priv%61te");
    CHECK(refused.line == 3);
    CHECK(robots.decide("a", "/open").line == 4);
    const auto free = robots.decide("a", "/else");
    CHECK(free.rule.empty());
    CHECK(free.line == 0);
}

TEST_CASE("a crawl delay is that of the group, in seconds with a fraction") {
    const auto robots = Robots::parse(
        "User-agent: *\nCrawl-delay: 30\nUser-agent: a\nCrawl-delay: 2.5\nDisallow: /x\n"
        "User-agent: b\nDisallow: /");
    CHECK(robots.crawl_delay("a") == 2.5);
    CHECK(robots.crawl_delay_line("a") == 4);
    CHECK(robots.crawl_delay("c") == 30);
    CHECK_FALSE(robots.crawl_delay("b"));
}

TEST_CASE("a crawl delay that is no number is left out") {
    CHECK_FALSE(Robots::parse("User-agent: *\nCrawl-delay: 10a").crawl_delay("a"));
    CHECK_FALSE(Robots::parse("User-agent: *\nCrawl-delay: -1").crawl_delay("a"));
    CHECK_FALSE(Robots::parse("User-agent: *\nCrawl-delay: nan").crawl_delay("a"));
}

TEST_CASE("sitemaps are found anywhere, once each, relative ones from where the file lies") {
    const auto robots = Robots::parse(
        "Sitemap: http://h/1.xml\nUser-agent: *\nsitemap: /2.xml\nSITEMAP: http://h/1.xml",
        "http://h/robots.txt");
    CHECK(robots.sitemaps() == std::vector<std::string>{"http://h/1.xml", "http://h/2.xml"});
}

TEST_CASE("a rule of many stars takes no exponential time") {
    std::string rule = "/";
    for (int i = 0; i < 2000; ++i) rule += "*a";
    const std::string path = "/" + std::string(4000, 'a');
    CHECK(crawler::rule_matches(rule + "$", path));
    CHECK_FALSE(crawler::rule_matches(rule + "b", path));
}

#include "crawler/url.h"

#include "tests/catch.h"

using crawler::parse_url;

namespace {

std::string normal(std::string_view text) {
    const auto url = parse_url(text);
    return url ? url->text() : "none";
}

std::string resolved(std::string_view base, std::string_view reference) {
    const auto from = parse_url(base);
    const auto url = from ? crawler::resolve(*from, reference) : std::nullopt;
    return url ? url->text() : "none";
}

}  // namespace

TEST_CASE("a URL's scheme and host are in lower case, its path is left as it is") {
    CHECK(normal("HTTPS://WWW.Example.ORG/Path") == "https://www.example.org/Path");
}

TEST_CASE("a default port is left out and another one is kept") {
    CHECK(normal("http://example.org:80/") == "http://example.org/");
    CHECK(normal("https://example.org:443/") == "https://example.org/");
    CHECK(normal("http://example.org:8080/") == "http://example.org:8080/");
    CHECK(parse_url("https://example.org")->port == 443);
}

TEST_CASE("an impossible port makes no URL") {
    CHECK(normal("http://example.org:65536/") == "none");
    CHECK(normal("http://example.org:8o/") == "none");
}

TEST_CASE("a fragment, a user name and a password are dropped") {
    CHECK(normal("http://user:secret@example.org/a#b") == "http://example.org/a");
}

TEST_CASE("dot segments are taken out, also when they are percent-encoded") {
    CHECK(normal("http://h/a/./b/../c") == "http://h/a/c");
    CHECK(normal("http://h/a/%2e%2E/b/%2e") == "http://h/b/");
    CHECK(normal("http://h/../../x") == "http://h/x");
}

TEST_CASE("spaces and letters outside ASCII are percent-encoded in path and query") {
    CHECK(normal("http://h/één tafel?q=café") == "http://h/%C3%A9%C3%A9n%20tafel?q=caf%C3%A9");
}

TEST_CASE("tabs and line ends inside a URL and blanks around it go") {
    CHECK(normal(" \thttp://ho\nst/a\r/b ") == "http://host/a/b");
}

TEST_CASE("a backslash is a slash") {
    CHECK(normal("http:\\\\h\\a\\b") == "http://h/a/b");
}

TEST_CASE("other schemes than http and https make no URL") {
    CHECK(normal("ftp://example.org/") == "none");
    CHECK(normal("file:///etc/passwd") == "none");
    CHECK(normal("javascript:alert(1)") == "none");
    CHECK(resolved("http://h/", "mailto:a@example.org") == "none");
    CHECK(resolved("http://h/", "gopher://h/") == "none");
}

TEST_CASE("an IPv4 address in any notation is written dotted") {
    CHECK(normal("http://0x7f.1/") == "http://127.0.0.1/");
    CHECK(normal("http://2130706433/") == "http://127.0.0.1/");
    CHECK(normal("http://0177.0.0.01/") == "http://127.0.0.1/");
    CHECK(normal("http://%31%32%37.0.0.1/") == "http://127.0.0.1/");
    CHECK(normal("http://256.0.0.1/") == "none");
}

TEST_CASE("an IPv6 address is shortened in brackets") {
    CHECK(normal("http://[2001:DB8:0:0::1]:8080/") == "http://[2001:db8::1]:8080/");
    CHECK(normal("http://[::ffff:127.0.0.1]/") == "http://[::ffff:7f00:1]/");
    CHECK(normal("http://[::1/") == "none");
}

TEST_CASE("a host with a forbidden sign makes no URL") {
    CHECK(normal("http://exa mple.org/") == "none");
    CHECK(normal("http://exa%2Fmple.org/") == "none");
    CHECK(normal("http:///") == "none");
}

TEST_CASE("a reference is resolved against its page") {
    CHECK(resolved("http://h/a/b?c", "d") == "http://h/a/d");
    CHECK(resolved("http://h/a/b?c", "/d") == "http://h/d");
    CHECK(resolved("http://h/a/b?c", "?d") == "http://h/a/b?d");
    CHECK(resolved("http://h/a/b?c", "") == "http://h/a/b?c");
    CHECK(resolved("https://h/a", "//other.org/x") == "https://other.org/x");
    CHECK(resolved("http://h/a/b", "../../../c") == "http://h/c");
}

TEST_CASE("a reference that is only a fragment with a slash keeps the page's path") {
    CHECK(resolved("http://example.org/foo/bar", "#/") == "http://example.org/foo/bar");
}

TEST_CASE("an origin is scheme, host and port") {
    CHECK(parse_url("http://h:8080/a?b")->origin() == "http://h:8080");
    CHECK(parse_url("https://h/a?b")->origin() == "https://h");
}

TEST_CASE("a host outside ASCII is written in Punycode") {
    CHECK(normal("http://Café.example/") == "http://xn--caf-dma.example/");
    CHECK(normal("http://caf%C3%A9.example/") == "http://xn--caf-dma.example/");
    CHECK(normal("http://faß.de/") == "http://xn--fa-hia.de/");
    CHECK(normal("http://i❤.ws/") == "http://xn--i-7iq.ws/");
}

TEST_CASE("signs that stand for dots and digits cannot hide an address") {
    CHECK(normal("http://１２７.0.0.1/") == "http://127.0.0.1/");
    CHECK(normal("http://127。0。0。1/") == "http://127.0.0.1/");
    CHECK(normal("http://⓪ｘ7f.1/") == "http://127.0.0.1/");
    CHECK(normal("http://h％2e.example/") == "none");
}

TEST_CASE("a host that is no text or has no ASCII form makes no URL") {
    CHECK(normal("http://a%ff.example/") == "none");
    CHECK(normal("http://é%00.example/") == "none");
    CHECK(normal("http://℀.example/") == "none");
    CHECK(normal("http://\xc2\xad/") == "none");
}

#include "parser/url.h"

#include "tests/catch.h"

using parser::host_of;
using parser::resolve;

TEST_CASE("A relative reference is resolved by RFC 3986") {
    const std::string base = "http://a/b/c/d;p?q";
    // Section 5.4.1 and, below, 5.4.2; a fragment is dropped.
    CHECK(resolve(base, "g") == "http://a/b/c/g");
    CHECK(resolve(base, "./g/") == "http://a/b/c/g/");
    CHECK(resolve(base, "/g") == "http://a/g");
    CHECK(resolve(base, "//g") == "http://g/");
    CHECK(resolve(base, "?y") == "http://a/b/c/d;p?y");
    CHECK(resolve(base, "g?y#s") == "http://a/b/c/g?y");
    CHECK(resolve(base, "") == "http://a/b/c/d;p?q");
    CHECK(resolve(base, "..") == "http://a/b/");
    CHECK(resolve(base, "../../g") == "http://a/g");
    CHECK(resolve(base, "../../../../g") == "http://a/g");
    CHECK(resolve(base, "g;x=1/../y") == "http://a/b/c/y");
    CHECK(resolve(base, "g?y/./x") == "http://a/b/c/g?y/./x");
}

TEST_CASE("An absolute reference stands for itself") {
    CHECK(resolve("", "HTTPS://WWW.Example.NL/A?b=C") == "https://www.example.nl/A?b=C");
    CHECK(resolve("http://a/", "https://b:8080") == "https://b:8080/");
}

TEST_CASE("Only http and https are followed") {
    CHECK(resolve("http://a/", "mailto:x@a.nl") == "");
    CHECK(resolve("http://a/", "javascript:void(0)") == "");
    CHECK(resolve("http://a/", "data:text/html,x") == "");
    CHECK(resolve("http://a/", "https:///x") == "");
    CHECK(resolve("", "/relative/to/nothing") == "");
}

TEST_CASE("White space and line ends in a link are tidied as browsers do") {
    CHECK(resolve("http://a/", " /b\n c ") == "http://a/b%20c");
}

TEST_CASE("The host is told without user, port and www") {
    CHECK(host_of("https://user@WWW.Iens.nl:80/x") == "iens.nl");
    CHECK(host_of("/x") == "");
}

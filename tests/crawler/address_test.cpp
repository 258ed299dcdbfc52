#include "crawler/address.h"

#include <string>

#include "tests/catch.h"

namespace {

std::string kind(std::string_view text) {
    const auto address = crawler::parse_address(text);
    return address ? std::string(crawler::address_kind(*address)) : "none";
}

}  // namespace

TEST_CASE("ordinary addresses are public") {
    CHECK(kind("93.184.216.34") == "public");
    CHECK(kind("172.32.0.1") == "public");
    CHECK(kind("2606:2800:220:1::1") == "public");
}

TEST_CASE("loopback is not public") {
    CHECK(kind("127.0.0.1") == "loopback");
    CHECK(kind("127.255.255.254") == "loopback");
    CHECK(kind("::1") == "loopback");
}

TEST_CASE("private networks are not public") {
    CHECK(kind("10.0.0.1") == "private");
    CHECK(kind("172.16.0.1") == "private");
    CHECK(kind("172.31.255.255") == "private");
    CHECK(kind("192.168.1.1") == "private");
    CHECK(kind("fd12:3456::1") == "private");
    CHECK(kind("fec0::1") == "private");
}

TEST_CASE("link-local addresses are not public") {
    CHECK(kind("169.254.1.1") == "link-local");
    CHECK(kind("fe80::1") == "link-local");
    CHECK(kind("febf::1") == "link-local");
}

TEST_CASE("addresses at which clouds hand out secrets are not public") {
    CHECK(kind("169.254.169.254") == "metadata");
    CHECK(kind("168.63.129.16") == "metadata");
    CHECK(kind("100.100.100.200") == "metadata");
    CHECK(kind("fd00:ec2::254") == "metadata");
}

TEST_CASE("this network, shared, reserved, documentation and benchmark networks are not public") {
    CHECK(kind("0.0.0.0") == "this network");
    CHECK(kind("0.1.2.3") == "this network");
    CHECK(kind("100.64.0.1") == "shared");
    CHECK(kind("192.0.2.1") == "documentation");
    CHECK(kind("198.18.0.1") == "benchmarking");
    CHECK(kind("240.0.0.1") == "reserved");
    CHECK(kind("255.255.255.255") == "reserved");
    CHECK(kind("2001:db8::1") == "documentation");
    CHECK(kind("::") == "this network");
    CHECK(kind("100::1") == "reserved");
}

TEST_CASE("multicast is not public") {
    CHECK(kind("224.0.0.1") == "multicast");
    CHECK(kind("239.255.255.255") == "multicast");
    CHECK(kind("ff02::1") == "multicast");
}

TEST_CASE("an IPv4 address inside an IPv6 one is judged itself") {
    CHECK(kind("::ffff:127.0.0.1") == "loopback");
    CHECK(kind("::ffff:a9fe:a9fe") == "metadata");
    CHECK(kind("64:ff9b::10.0.0.1") == "private");
    CHECK(kind("::ffff:93.184.216.34") == "public");
    CHECK(kind("64:ff9b::93.184.216.34") == "public");
}

TEST_CASE("6to4, Teredo, IPv4-compatible and local NAT64 addresses are refused whole") {
    CHECK(kind("2002:7f00:1::") == "6to4");
    CHECK(kind("2002:5db8:d822::1") == "6to4");
    CHECK(kind("192.88.99.1") == "6to4");
    CHECK(kind("2001:0:53aa:64c::1") == "teredo");
    CHECK(kind("::127.0.0.1") == "reserved");
    CHECK(kind("64:ff9b:1::10.0.0.1") == "private");
}

TEST_CASE("names and loose notations are no addresses") {
    CHECK(kind("localhost") == "none");
    CHECK(kind("127.1") == "none");
    CHECK(kind("") == "none");
}

TEST_CASE("a range holds the addresses that share its first bits") {
    const auto range = crawler::parse_range("10.32.0.0/11");
    REQUIRE(range);
    CHECK(range->contains(*crawler::parse_address("10.63.255.255")));
    CHECK_FALSE(range->contains(*crawler::parse_address("10.64.0.0")));
    CHECK_FALSE(range->contains(*crawler::parse_address("::1")));
}

TEST_CASE("a single address is a range of one") {
    const auto range = crawler::parse_range("127.0.0.1");
    REQUIRE(range);
    CHECK(range->contains(*crawler::parse_address("127.0.0.1")));
    CHECK_FALSE(range->contains(*crawler::parse_address("127.0.0.2")));
}

TEST_CASE("a text that is no network makes no range") {
    CHECK_FALSE(crawler::parse_range("10.0.0.0/33"));
    CHECK_FALSE(crawler::parse_range("10.0.0.0/x"));
    CHECK_FALSE(crawler::parse_range("intranet"));
}

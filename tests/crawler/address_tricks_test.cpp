// Whatever leads to an address that is not public, nothing is asked there.
#include <atomic>

#include "tests/catch.h"
#include "tests/crawler/server.h"
#include "tests/crawler/twin.h"

using crawler::CurlNetwork;

namespace {

/// A host inside, which nobody may reach; and the site "site.example", which lies on the same
/// server and may be reached because it is pinned.
struct Inside {
    Server server;
    std::atomic<int> reached = 0;
    crawler::SystemClock clock;
    TwinMemory memory;
    TwinVisitor visitor{memory};
    crawler::DirectDesk desk;
    std::atomic<bool> stop{false};

    Inside() {
        server.pages.set_pre_routing_handler(
            [this](const httplib::Request& request, httplib::Response&) {
                if (request.get_header_value("Host").substr(0, 12) != "site.example") ++reached;
                return httplib::Server::HandlerResponse::Unhandled;
            });
    }
    std::string address(const std::string& host) const {
        return "http://" + host + ':' + std::to_string(server.port()) + "/latest/meta-data";
    }
    void redirect(const std::string& path, const std::string& to) {
        server.pages.Get(path, [to](const httplib::Request&, httplib::Response& response) {
            response.set_redirect(to);
        });
    }
    model::SourceReceipt crawl(const crawler::SourcePlan& plan) {
        CurlNetwork network(server.pinned());
        crawler::Settings settings;
        settings.delay_seconds = 0;
        settings.max_tries = 1;
        return crawler::crawl({&plan, 1}, settings, {network, clock, memory, visitor, desk}, stop)
            .sources[0];
    }
};

}  // namespace

TEST_CASE("a watched page at an inner address is not asked for, however the address is written") {
    for (const char* host :
         {"127.0.0.1", "127.1", "2130706433", "0x7f000001", "0177.0.0.1", "0x7f.1", "0.0.0.0",
          "127.0.0.1.", "%31%32%37.0.0.1", "[::1]", "[::]", "[::ffff:127.0.0.1]", "[::ffff:7f00:1]",
          "[::127.0.0.1]", "[64:ff9b::127.0.0.1]", "[0:0:0:0:0:ffff:7f00:0001]", "localhost",
          "LOCALHOST", "localhost."}) {
        Inside inside;
        INFO(host);
        const auto receipt = inside.crawl({"source", {inside.address(host)}});
        CHECK(receipt.fetched == 0);
        CHECK((receipt.failed > 0 || !receipt.stopped.empty()));
        CHECK(inside.reached == 0);
    }
}

TEST_CASE("addresses at which clouds hand out secrets are not asked, in any notation") {
    for (const char* url : {"http://169.254.169.254/latest/meta-data", "http://2852039166/",
                            "http://0xa9fea9fe/", "http://[::ffff:169.254.169.254]/",
                            "http://[fd00:ec2::254]/", "http://100.100.100.200/latest/meta-data"}) {
        Inside inside;
        INFO(url);
        const auto receipt = inside.crawl({"source", {url}});
        CHECK(receipt.fetched == 0);
        CHECK(receipt.stopped.find("not a public address") != std::string::npos);
    }
}

TEST_CASE("a page that redirects to an inner address leads nowhere") {
    for (const char* host : {"127.0.0.1", "localhost", "[::ffff:127.0.0.1]", "0x7f.1"}) {
        Inside inside;
        inside.redirect("/a", inside.address(host));
        const auto receipt = inside.crawl({"source", {inside.server.url("/a")}});
        CHECK(receipt.failed == 1);
        CHECK(inside.reached == 0);
    }
}

TEST_CASE("a robots.txt that redirects to an inner address counts as unreachable") {
    for (const char* host : {"127.0.0.1", "localhost", "[::ffff:127.0.0.1]"}) {
        Inside inside;
        inside.redirect("/robots.txt", inside.address(host));
        const auto receipt = inside.crawl({"source", {inside.server.url("/a")}});
        CHECK(receipt.stopped.find("robots.txt cannot be read: not a public address") == 0);
        CHECK(inside.reached == 0);
    }
}

TEST_CASE("a sitemap at an inner address is not asked for, whoever names it") {
    Inside inside;
    inside.server.pages.Get(
        "/robots.txt", [&](const httplib::Request&, httplib::Response& response) {
            response.set_content("Sitemap: " + inside.address("127.0.0.1"), "text/plain");
        });
    inside.server.pages.Get("/map.xml", [&](const httplib::Request&, httplib::Response& response) {
        response.set_content("<sitemapindex><sitemap><loc>" + inside.address("localhost") +
                                 "</loc></sitemap></sitemapindex>",
                             "text/xml");
    });
    crawler::SourcePlan plan{.source = "source", .urls = {inside.server.url("/a")}};
    plan.sitemaps = {crawler::from_robots, inside.server.url("/map.xml")};
    CHECK(inside.crawl(plan).fetched == 1);
    plan.sitemaps = {inside.address("127.0.0.1")};
    inside.crawl(plan);
    CHECK(inside.reached == 0);
}

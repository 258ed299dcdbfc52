#include "app/demo_server.h"

#include <httplib.h>
#include <thread>
#include <vector>

#include "app/demo_site.h"
#include "tests/app/demo_fixture.h"
#include "tests/catch.h"

using namespace app;
using demo_fixture::town;

namespace {

/// Asks the server as a crawler would, under the site's own name.
httplib::Result get(const DemoServer& server, const std::string& path,
                    httplib::Headers headers = {}, std::string_view host = zoover_demo_host) {
    httplib::Client client{"127.0.0.1", server.port()};
    headers.emplace("Host", std::string{host});
    return client.Get(path, headers);
}

std::string list() {
    return list_path(town(), DemoSite::zoover);
}

}  // namespace

TEST_CASE("the server gives the page that the site has") {
    const DemoServer server{town()};
    const auto answer = get(server, list());
    REQUIRE(answer);
    CHECK(answer->status == 200);
    CHECK(answer->body == serve(town(), zoover_demo_host, list())->body);
    CHECK(answer->get_header_value("Content-Type") == "text/html; charset=utf-8");
}

TEST_CASE("the Host header chooses the site") {
    const DemoServer server{town()};
    const auto answer = get(server, list_path(town(), DemoSite::iens), {}, iens_demo_host);
    REQUIRE(answer);
    CHECK(answer->body.find("Uit eten in ") != std::string::npos);
}

TEST_CASE("the query is part of what is asked") {
    const DemoServer server{town()};
    const auto answer = get(server, list() + "?page=1");
    REQUIRE(answer);
    CHECK(answer->body == serve(town(), zoover_demo_host, list() + "?page=1")->body);
}

TEST_CASE("a page that is known by its tag is not sent again") {
    const DemoServer server{town()};
    const auto first = get(server, list());
    REQUIRE(first);
    const auto second = get(server, list(),
                            {{"If-None-Match", first->get_header_value("ETag")},
                             {"If-Modified-Since", "Thu, 01 Jan 1970 00:00:00 GMT"}});
    REQUIRE(second);
    CHECK(second->status == 304);
    CHECK(second->body.empty());
    CHECK(second->get_header_value("ETag") == first->get_header_value("ETag"));
}

TEST_CASE("a page that is known by its date is not sent again") {
    const DemoServer server{town()};
    const auto first = get(server, list());
    REQUIRE(first);
    const auto second =
        get(server, list(), {{"If-Modified-Since", first->get_header_value("Last-Modified")}});
    REQUIRE(second);
    CHECK(second->status == 304);
}

TEST_CASE("a page known by another tag is sent, whatever the date says") {
    const DemoServer server{town()};
    const auto first = get(server, list());
    REQUIRE(first);
    const auto second = get(server, list(),
                            {{"If-None-Match", "\"other\""},
                             {"If-Modified-Since", first->get_header_value("Last-Modified")}});
    REQUIRE(second);
    CHECK(second->status == 200);
}

TEST_CASE("a page that no site has is 404") {
    const DemoServer server{town()};
    const auto answer = get(server, "/bestaat-niet");
    REQUIRE(answer);
    CHECK(answer->status == 404);
}

TEST_CASE("requests are counted and served side by side") {
    const DemoServer server{town()};
    std::vector<int> statuses(8);
    std::vector<std::thread> askers;
    for (int& status : statuses) {
        askers.emplace_back([&server, &status] {
            const auto answer = get(server, list());
            status = answer ? answer->status : 0;
        });
    }
    for (std::thread& asker : askers) asker.join();
    CHECK(statuses == std::vector<int>(8, 200));
    CHECK(server.requests() == 8);
}

TEST_CASE("a server that nobody asked ends at once, and its port with it") {
    int port = 0;
    {
        const DemoServer server{town()};
        port = server.port();
        CHECK(port > 0);
    }
    httplib::Client client{"127.0.0.1", port};
    CHECK_FALSE(client.Get("/"));
}

// The real network against a server on this machine's loopback.
#include "crawler/curl_network.h"

#include "crawler/gzip.h"
#include "tests/catch.h"
#include "tests/crawler/server.h"

using crawler::CurlNetwork;
using crawler::Fault;
using crawler::Request;
using crawler::Response;
using namespace std::chrono_literals;

namespace {

Response get(CurlNetwork& network, const Request& request) {
    network.start(7, request);
    for (int i = 0; i < 100; ++i) {
        auto finished = network.wait(1s);
        if (finished.empty()) continue;
        REQUIRE(finished.size() == 1);
        REQUIRE(finished[0].id == 7);
        return finished[0].response;
    }
    FAIL("the request did not end");
    return {};
}

Response get(const Server& server, const std::string& path) {
    CurlNetwork network(server.pinned());
    return get(network, {server.url(path), {}, 10s, 1u << 20});
}

}  // namespace

TEST_CASE("a pinned host is met at its pin, under its own name") {
    Server server;
    std::string host;
    server.pages.Get("/a", [&](const httplib::Request& request, httplib::Response& response) {
        host = request.get_header_value("Host");
        response.set_content("hello", "text/plain");
    });
    const Response response = get(server, "/a");
    CHECK(response.fault == Fault::none);
    CHECK(response.status == 200);
    CHECK(response.body == "hello");
    CHECK(response.header("content-type") == "text/plain");
    CHECK(host == "site.example:" + std::to_string(server.port()));
}

TEST_CASE("the request carries the user agent, its own headers and no cookie") {
    Server server;
    httplib::Headers headers;
    server.pages.Get("/a", [&](const httplib::Request& request, httplib::Response& response) {
        headers = request.headers;
        response.set_header("Set-Cookie", "a=b");
        response.set_content("x", "text/plain");
    });
    CurlNetwork network(server.pinned());
    const Request request{server.url("/a"), {{"If-None-Match", "\"1\""}}, 10s, 1000};
    get(network, request);
    get(network, request);
    CHECK(headers.find("User-Agent")->second == "Negenplus/test (+mailto:a@example.org)");
    CHECK(headers.find("If-None-Match")->second == "\"1\"");
    CHECK(headers.find("Accept-Encoding")->second.find("gzip") != std::string::npos);
    CHECK(headers.count("Cookie") == 0);
}

TEST_CASE("a packed body arrives unpacked") {
    Server server;
    server.pages.Get("/a", [](const httplib::Request&, httplib::Response& response) {
        response.set_header("Content-Encoding", "gzip");
        response.set_content(crawler::gzip_member("text"), "image/png");
    });
    CHECK(get(server, "/a").body == "text");
}

TEST_CASE("a body that unpacks beyond the limit is broken off at it") {
    Server server;
    server.pages.Get("/a", [](const httplib::Request&, httplib::Response& response) {
        response.set_header("Content-Encoding", "gzip");
        response.set_content(crawler::gzip_member(std::string(20u << 20, 'x')), "image/png");
    });
    const Response response = get(server, "/a");
    CHECK(response.fault == Fault::too_large);
    CHECK(response.status == 200);
    CHECK(response.body.size() == 1u << 20);
}

TEST_CASE("headers beyond their limit break the answer off") {
    Server server;
    server.pages.Get("/a", [](const httplib::Request&, httplib::Response& response) {
        for (int i = 0; i < 30; ++i)
            response.set_header("X-" + std::to_string(i), std::string(6000, 'x'));
    });
    CHECK(get(server, "/a").fault == Fault::too_large);
}

TEST_CASE("a redirect is an answer and is not followed") {
    Server server;
    server.pages.Get("/a", [](const httplib::Request&, httplib::Response& response) {
        response.set_redirect("/b");
    });
    const Response response = get(server, "/a");
    CHECK(response.status == 302);
    CHECK(response.header("location") == "/b");
}

TEST_CASE("an answer that takes too long is a time-out") {
    Server server;
    std::atomic<bool> done{false};
    server.pages.Get("/a", [&](const httplib::Request&, httplib::Response&) {
        while (!done) std::this_thread::yield();
    });
    CurlNetwork network(server.pinned());
    const Response response = get(network, {server.url("/a"), {}, 100ms, 1000});
    done = true;
    CHECK(response.fault == Fault::timeout);
}

TEST_CASE("a loopback address that nobody named is refused") {
    Server server;
    bool asked = false;
    server.pages.Get("/a", [&](const httplib::Request&, httplib::Response&) { asked = true; });
    CurlNetwork network({});
    const std::string port = ":" + std::to_string(server.port());
    for (const std::string& host :
         {std::string("127.0.0.1"), std::string("localhost"), std::string("0x7f.1"),
          std::string("[::ffff:127.0.0.1]"), std::string("0.0.0.0")}) {
        const Response response = get(network, {"http://" + host + port + "/a", {}, 10s, 1000});
        INFO(host);
        CHECK(response.fault == Fault::forbidden_address);
    }
    CHECK_FALSE(asked);
}

TEST_CASE("a pin of one host does not open the door to another") {
    Server server;
    CurlNetwork network(server.pinned());
    const std::string url = "http://127.0.0.1:" + std::to_string(server.port()) + "/a";
    CHECK(get(network, {url, {}, 10s, 1000}).fault == Fault::forbidden_address);
}

TEST_CASE("a private address is met where the options name its network or host") {
    Server server;
    server.pages.Get("/a", [](const httplib::Request&, httplib::Response& response) {
        response.set_content("hello", "text/plain");
    });
    crawler::NetworkOptions by_network, by_host;
    by_network.allowed_networks = {"127.0.0.0/8"};
    by_host.allowed_hosts = {"127.0.0.1"};
    for (const auto& options : {by_network, by_host}) {
        CurlNetwork network(options);
        const std::string url = "http://127.0.0.1:" + std::to_string(server.port()) + "/a";
        CHECK(get(network, {url, {}, 10s, 1000}).body == "hello");
    }
}

TEST_CASE("a network that is none is refused at once") {
    crawler::NetworkOptions options;
    options.allowed_networks = {"10.0.0.0/99"};
    CHECK_THROWS_AS(CurlNetwork(options), std::invalid_argument);
}

TEST_CASE("a scheme other than http and https is a bad URL") {
    CurlNetwork network({});
    CHECK(get(network, {"file:///etc/hostname", {}, 10s, 1000}).fault == Fault::bad_url);
    CHECK(get(network, {"nonsense://h/", {}, 10s, 1000}).fault == Fault::bad_url);
}

TEST_CASE("a port where nobody listens is no connection") {
    int port = 0;
    {
        Server gone;
        port = gone.port();
    }
    crawler::NetworkOptions options;
    options.allowed_networks = {"127.0.0.0/8"};
    CurlNetwork network(options);
    const std::string url = "http://127.0.0.1:" + std::to_string(port) + "/";
    CHECK(get(network, {url, {}, 10s, 1000}).fault == Fault::connect);
}

TEST_CASE("a network that goes while a request is on its way leaves nothing behind") {
    Server server;
    std::atomic<bool> done{false};
    server.pages.Get("/a", [&](const httplib::Request&, httplib::Response&) {
        while (!done) std::this_thread::yield();
    });
    {
        CurlNetwork network(server.pinned());
        network.start(1, {server.url("/a"), {}, 10s, 1000});
        CHECK(network.wait(20ms).empty());
    }
    done = true;
}

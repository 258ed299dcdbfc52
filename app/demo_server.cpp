#include "app/demo_server.h"

#include <atomic>
#include <httplib.h>
#include <stdexcept>
#include <thread>

#include "app/demo_site.h"

namespace app {
namespace {

/// RFC 9110: If-None-Match goes above If-Modified-Since. A date must be the very one that we sent.
bool has_it_already(const httplib::Request& request, const DemoPage& page) {
    if (request.has_header("If-None-Match")) {
        const std::string known = request.get_header_value("If-None-Match");
        return known == "*" || known.find(page.etag) != std::string::npos;
    }
    return request.has_header("If-Modified-Since") &&
           request.get_header_value("If-Modified-Since") == page.last_modified;
}

/// Through a content provider, for what is set as content the library packs with brotli at its
/// slowest: sixty milliseconds a page.
void send(DemoPage page, httplib::Response& response) {
    const std::size_t size = page.body.size();
    response.set_content_provider(
        size, page.content_type,
        [body = std::move(page.body)](std::size_t begin, std::size_t length,
                                      httplib::DataSink& sink) {
            return sink.write(body.data() + begin, length);
        });
}

void answer(const Town& town, const httplib::Request& request, httplib::Response& response) {
    auto page = serve(town, request.get_header_value("Host"), request.target);
    if (!page) {
        response.status = 404;
        response.set_content("Deze pagina bestaat niet.\n", "text/plain; charset=utf-8");
        return;
    }
    response.set_header("ETag", page->etag);
    response.set_header("Last-Modified", page->last_modified);
    if (has_it_already(request, *page)) {
        response.status = 304;
    } else {
        send(std::move(*page), response);
    }
}

}  // namespace

struct DemoServer::Engine {
    httplib::Server server;
    std::thread thread;
    std::atomic<long> requests{0};
    std::atomic<bool> ended{false};
    int port = -1;
};

DemoServer::DemoServer(const Town& town, int port) : engine_{std::make_unique<Engine>()} {
    Engine& engine = *engine_;
    engine.server.set_keep_alive_timeout(1);
    engine.server.set_tcp_nodelay(true);
    engine.server.set_keep_alive_max_count(10'000);
    engine.server.Get(".*", [&](const httplib::Request& request, httplib::Response& response) {
        ++engine.requests;
        answer(town, request, response);
    });
    if (port == 0) {
        engine.port = engine.server.bind_to_any_port("127.0.0.1");
    } else if (engine.server.bind_to_port("127.0.0.1", port)) {
        engine.port = port;
    }
    if (engine.port < 0)
        throw std::runtime_error{port == 0
                                     ? "the demo found no free port on 127.0.0.1"
                                     : "port " + std::to_string(port) +
                                           " of 127.0.0.1 is taken; name another with --port"};
    engine.thread = std::thread{[&engine] {
        engine.server.listen_after_bind();
        engine.ended = true;
    }};
    // A stop before the engine runs would be lost, and its thread never end.
    while (!engine.server.is_running() && !engine.ended) std::this_thread::yield();
}

DemoServer::~DemoServer() {
    engine_->server.stop();
    engine_->thread.join();
}

int DemoServer::port() const {
    return engine_->port;
}

long DemoServer::requests() const {
    return engine_->requests;
}

}  // namespace app

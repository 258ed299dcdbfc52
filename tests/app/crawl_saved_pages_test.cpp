#include <algorithm>
#include <atomic>
#include <fstream>
#include <httplib.h>
#include <iterator>
#include <map>
#include <rapidjson/document.h>
#include <thread>
#include <tuple>
#include <utime.h>

#include "store/interchange.h"
#include "store/store.h"
#include "tests/app/command.h"
#include "tests/catch.h"

namespace {

namespace fs = std::filesystem;

struct SitePage {
    std::string host;
    std::string path;
    std::string file;

    std::string url() const { return "http://" + host + path; }
};

std::string bytes_of(const fs::path& file) {
    std::ifstream stream{file, std::ios::binary};
    return {std::istreambuf_iterator<char>{stream}, std::istreambuf_iterator<char>{}};
}

/// The saved pages beside the checkout, under the names of their own sites; none where they are
/// not.
std::vector<SitePage> saved_pages() {
    const fs::path folder = fs::path{SOURCE_DIR} / "../shared/pages";
    std::ifstream expected{folder / "expected.jsonl"};
    std::vector<SitePage> pages;
    for (std::string line; std::getline(expected, line);) {
        rapidjson::Document json;
        json.Parse(line.c_str());
        if (json.HasParseError() || !json["source_url"].IsString()) continue;
        std::string url = json["source_url"].GetString();
        url = url.substr(0, url.find(' '));
        const auto scheme = url.find("://");
        if (scheme == std::string::npos) continue;
        const auto slash = url.find('/', scheme + 3);
        if (slash == std::string::npos || url.find('#') != std::string::npos) continue;
        pages.push_back({url.substr(scheme + 3, slash - scheme - 3), url.substr(slash),
                         (folder / json["file"].GetString()).string()});
    }
    return pages;
}

/// Serves pages on loopback, each under its own host's name, until it goes out of scope.
class Site {
  public:
    explicit Site(const std::vector<SitePage>& pages) {
        for (const SitePage& page : pages) files_[page.host + page.path] = page.file;
        server_.set_tcp_nodelay(true);
        // A connection that is kept open holds its thread; the library owns what it is given here.
        server_.new_task_queue = [] { return new httplib::ThreadPool{64}; };
        server_.Get(".*", [this](const httplib::Request& request, httplib::Response& response) {
            const auto found = files_.find(request.get_header_value("Host") + request.target);
            if (found == files_.end()) {
                response.status = 404;
                return;
            }
            const std::string tag =
                '"' + std::to_string(std::hash<std::string>{}(found->first)) + '"';
            response.set_header("ETag", tag);
            if (request.get_header_value("If-None-Match") == tag) {
                response.status = 304;
                ++unmodified_;
                return;
            }
            // A content provider, for the library packs plain content with brotli at its slowest.
            const std::string body = bytes_of(found->second);
            response.set_content_provider(
                body.size(), "text/html",
                [body](std::size_t begin, std::size_t length, httplib::DataSink& sink) {
                    return sink.write(body.data() + begin, length);
                });
        });
        port_ = server_.bind_to_any_port("127.0.0.1");
        thread_ = std::thread{[this] { server_.listen_after_bind(); }};
    }
    ~Site() {
        server_.stop();
        thread_.join();
    }
    Site(const Site&) = delete;
    Site& operator=(const Site&) = delete;
    int port() const { return port_; }
    int unmodified() const { return unmodified_; }

  private:
    std::atomic<int> unmodified_ = 0;
    std::map<std::string, std::string> files_;
    httplib::Server server_;
    int port_ = 0;
    std::thread thread_;
};

std::string config_for(const std::vector<SitePage>& pages, int port) {
    std::string toml = "[crawl]\ncontact = \"mailto:test@example.org\"\ndelay = 0\nmax_pages = 1\n";
    std::map<std::string, int> hosts;
    for (const SitePage& page : pages) {
        toml += "[[watch]]\nsource = \"" + page.host + "\"\nurls = [\"" + page.url() + "\"]\n";
        if (hosts[page.host]++ > 0) continue;
        toml += "[[pin]]\nhost = \"" + page.host + "\"\nto = \"127.0.0.1:" + std::to_string(port) +
                "\"\n";
    }
    return toml;
}

/// A clock that runs on from a noon, so that no test meets a midnight.
class NoonClock final : public crawler::Clock {
  public:
    crawler::Moment now() override {
        return noon + std::chrono::floor<std::chrono::microseconds>(
                          std::chrono::steady_clock::now() - begun_);
    }
    static constexpr std::chrono::sys_seconds noon{std::chrono::seconds{1'795'262'400}};

  private:
    std::chrono::steady_clock::time_point begun_ = std::chrono::steady_clock::now();
};

/// A copy of a saved page that was saved at that noon: relative dates on it count from there.
std::string saved_at_noon(const std::string& file, const Folder& folder) {
    const std::string copy = folder / "page.html";
    std::filesystem::copy_file(file, copy, std::filesystem::copy_options::overwrite_existing);
    const auto noon = static_cast<std::time_t>(NoonClock::noon.time_since_epoch().count());
    const utimbuf times{noon, noon};
    REQUIRE(::utime(copy.c_str(), &times) == 0);
    return copy;
}

using ReviewFacts = std::tuple<std::string, double, std::string, std::string, std::string>;

/// What is told of reviews, whatever listing of whichever page they came with.
std::vector<ReviewFacts> reviews_in(const std::string& jsonl) {
    std::vector<ReviewFacts> facts;
    std::istringstream lines{jsonl};
    for (std::string line; std::getline(lines, line);) {
        const auto listing = store::listing_from_json(line);
        REQUIRE(listing);
        for (const model::Review& review : listing->reviews) {
            facts.emplace_back(review.id, review.score ? review.score->value : -1,
                               review.date ? to_string(*review.date) : "", review.title,
                               review.text);
        }
    }
    std::sort(facts.begin(), facts.end());
    return facts;
}

}  // namespace

TEST_CASE(
    "a crawl of saved pages stores the reviews that extract prints, and a second one nothing") {
    const std::vector<SitePage> pages = saved_pages();
    if (pages.empty()) {
        WARN("skipped: the saved pages do not lie beside the checkout");
        return;
    }
    const Site site{pages};
    const Folder folder;
    const std::string config = folder.write("n.toml", config_for(pages, site.port()));

    std::string extracted;
    for (const SitePage& page : pages)
        extracted += run({"extract", "--url", page.url(), saved_at_noon(page.file, folder)}).out;

    // The waiting between requests is real here, so the clock must run too.
    NoonClock clock;
    const Ran first = run_at(clock, {"crawl", "--config", config});
    INFO(first.err);
    CHECK(first.status <= 1);
    const auto stored = reviews_in(run({"export", "--config", config}).out);
    CHECK(stored.size() > 300);
    CHECK(stored == reviews_in(extracted));

    // The limit of one page leaves each round open, and an open round asks for no page twice.
    store::Store store{folder / "negenplus.db"};
    for (const SitePage& page : pages) store.end_round(page.host);
    run_at(clock, {"crawl", "--config", config});
    CHECK(site.unmodified() > 0);
    CHECK(reviews_in(run({"export", "--config", config}).out) == stored);
}

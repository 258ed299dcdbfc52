#include "app/layout_watch.h"

#include <algorithm>
#include <fstream>
#include <httplib.h>
#include <iterator>
#include <thread>

#include "tests/app/command.h"
#include "tests/catch.h"

namespace {

namespace fs = std::filesystem;
using model::PageField;

model::Review review(double score, const char* date = "2026-01-15") {
    model::Review review;
    review.score = model::Score{score, {1, 10}, model::ScaleProof::declared};
    review.date = model::date_from_iso(date);
    return review;
}

model::Listing rhodos() {
    model::Listing listing;
    listing.recipe = "iens-2016";
    listing.business.name = "Rhodos";
    listing.business.city = "Enschede";
    listing.reviews = {review(10), review(1), review(5.5)};
    return listing;
}

std::string bytes_of(const fs::path& file) {
    std::ifstream stream{file, std::ios::binary};
    return {std::istreambuf_iterator<char>{stream}, {}};
}

bool says(const std::string& text, const std::string& part) {
    return text.find(part) != std::string::npos;
}

constexpr int restaurants = 12;

/// A site of a list and its restaurants, with schema.org markup, until its layout changes.
class ChangingSite {
  public:
    ChangingSite() {
        server_.set_tcp_nodelay(true);
        server_.Get(R"(/(\d*))", [this](const auto& request, auto& response) {
            response.set_content(page(request.matches[1]), "text/html");
        });
        port_ = server_.bind_to_any_port("127.0.0.1");
        thread_ = std::thread{[this] { server_.listen_after_bind(); }};
    }
    ~ChangingSite() {
        server_.stop();
        thread_.join();
    }
    ChangingSite(const ChangingSite&) = delete;
    ChangingSite& operator=(const ChangingSite&) = delete;

    void change_layout() { changed_ = true; }
    void mend() { changed_ = false; }
    std::string config() const {
        std::string toml =
            "[crawl]\ncontact = \"mailto:test@example.org\"\ndelay = 0\n[[pin]]\nhost = "
            "\"site.example\"\nto = \"127.0.0.1:" +
            std::to_string(port_) + "\"\n[[watch]]\nsource = \"site\"\nurls = [";
        for (int i = 0; i < restaurants; ++i)
            toml += "\"http://site.example/" + std::to_string(i) + "\", ";
        return toml + "]\n";
    }

  private:
    std::string page(const std::string& number) const {
        const std::string name = "Restaurant " + number;
        if (changed_)
            return "<html><body><h1>" + name + "</h1><div class=n>8,4</div></body></html>";
        return "<html><body><script type=\"application/ld+json\">{\"@context\":"
               "\"https://schema.org\",\"@type\":\"Restaurant\",\"name\":\"" +
               name +
               "\",\"address\":{\"addressLocality\":\"Enschede\"},\"aggregateRating\":{"
               "\"ratingValue\":8.4,\"bestRating\":10,\"worstRating\":1,\"ratingCount\":20},"
               "\"review\":[{\"reviewBody\":\"Prima\",\"reviewRating\":{\"ratingValue\":8,"
               "\"bestRating\":10,\"worstRating\":1}}]}</script></body></html>";
    }

    std::atomic<bool> changed_ = false;
    httplib::Server server_;
    int port_ = 0;
    std::thread thread_;
};

/// A clock that runs on from noon on 21 November 2026, some days later.
class LaterClock final : public crawler::Clock {
  public:
    explicit LaterClock(int days)
        : begin_{std::chrono::sys_days{std::chrono::year{2026} / 11 / 21} +
                 std::chrono::hours{12 + 24 * days}} {}
    crawler::Moment now() override {
        return begin_ + std::chrono::floor<std::chrono::microseconds>(
                            std::chrono::steady_clock::now() - started_);
    }

  private:
    std::chrono::sys_seconds begin_;
    std::chrono::steady_clock::time_point started_ = std::chrono::steady_clock::now();
};

/// What cron meets: a good week, then one after the site was rebuilt.
struct Weeks {
    ChangingSite site;
    Folder folder;
    std::string config = folder.write("n.toml", site.config());

    Ran crawl(int days, const char* command = "crawl") const {
        LaterClock clock{days};
        return run_at(clock, {command, "--every-page", "--config", config});
    }
    fs::path fixture() const { return folder / "layout-changed/site-2026-11-28"; }
};

}  // namespace

TEST_CASE("a page is asked for what its kind should give") {
    const auto coverage = app::coverage_of("iens", {rhodos()});
    CHECK(coverage.recipe == "iens-2016");
    CHECK(coverage.of(PageField::address) == model::Given{1, 1});
    CHECK(coverage.of(PageField::aggregate) == model::Given{0, 1});
    CHECK(coverage.of(PageField::review_date) == model::Given{1, 1});
    CHECK(coverage.of(PageField::review_text) == model::Given{0, 1});
    CHECK(coverage.scores == std::array<long, 10>{1, 0, 0, 0, 0, 1, 0, 0, 0, 1});
}

TEST_CASE("a page without reviews is not asked for their dates") {
    auto listing = rhodos();
    listing.reviews.clear();
    const auto coverage = app::coverage_of("iens", {listing});
    CHECK(coverage.of(PageField::reviews) == model::Given{0, 1});
    CHECK(coverage.of(PageField::review_date) == model::Given{0, 0});
}

TEST_CASE("a page with a list of businesses is asked for nothing else") {
    model::Listing list;
    list.items.emplace_back();
    const auto coverage = app::coverage_of("iens", {list});
    CHECK(coverage.of(PageField::anything) == model::Given{1, 1});
    CHECK(coverage.of(PageField::name) == model::Given{0, 0});
}

TEST_CASE("a run that meets a changed layout says so, keeps the figures and cuts a page") {
    Weeks weeks;
    const Ran good = weeks.crawl(0);
    INFO(good.err);
    REQUIRE(good.status == 0);
    weeks.site.change_layout();
    const Ran changed = weeks.crawl(7, "run");
    INFO(changed.err);
    CHECK(changed.status == 1);
    CHECK(says(changed.err, "layout changed: 0 of 12 pages give anything, before 12 of 12"));
    CHECK(says(bytes_of(weeks.fixture() / "page.html"), "<div class=n>8,4</div>"));
    CHECK(says(bytes_of(weeks.fixture() / "url.txt"), "http://site.example/"));
    CHECK(says(bytes_of(weeks.fixture() / "expected.json"), "\"value\":8.4"));
    const Ran verdicts =
        run({"verdicts", "--format", "jsonl", "--as-of", "2026-11-28", "--config", weeks.config});
    CHECK(std::count(verdicts.out.begin(), verdicts.out.end(), '\n') == restaurants);
    CHECK(says(verdicts.out, R"("n":20,)"));
    CHECK(says(verdicts.out, R"("stale")"));
    CHECK(says(bytes_of(weeks.folder / "report/sources.html"), "0 of 12 pages give anything"));
}

TEST_CASE("a layout stays changed until enough pages are read as before") {
    Weeks weeks;
    weeks.crawl(0);
    weeks.site.change_layout();
    CHECK(weeks.crawl(7).status == 1);
    CHECK(weeks.crawl(14).status == 1);
    weeks.site.mend();
    CHECK(weeks.crawl(21).status == 0);
}

TEST_CASE("a changed layout that is accepted is the measure from then on") {
    Weeks weeks;
    weeks.crawl(0);
    weeks.site.change_layout();
    CHECK(weeks.crawl(7).status == 1);
    CHECK(run({"recipes", "accept", "--config", weeks.config, "site"}).status == 0);
    CHECK(weeks.crawl(14).status == 0);
}

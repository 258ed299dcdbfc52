#include "report/folder.h"

#include <signal.h>
#include <sys/resource.h>

#include "report/report.h"
#include "tests/catch.h"
#include "tests/report/sample.h"

namespace fs = std::filesystem;

namespace {

long entries(const fs::path& folder) {
    return std::distance(fs::directory_iterator(folder), fs::directory_iterator());
}

void publish_one(const fs::path& out, const std::string& bytes) {
    report::Folder folder(out);
    folder.write("index.html", bytes);
    folder.publish();
}

/// A disk on which files hold no more than `bytes`.
struct SmallDisk {
    rlimit before{};
    explicit SmallDisk(rlim_t bytes) {
        ::signal(SIGXFSZ, SIG_IGN);
        ::getrlimit(RLIMIT_FSIZE, &before);
        const rlimit small{bytes, before.rlim_max};
        ::setrlimit(RLIMIT_FSIZE, &small);
    }
    ~SmallDisk() { ::setrlimit(RLIMIT_FSIZE, &before); }
    SmallDisk(const SmallDisk&) = delete;
    SmallDisk& operator=(const SmallDisk&) = delete;
};

}  // namespace

TEST_CASE("a report is not in its place before it is published") {
    sample::Place place("early");
    report::Folder folder(place.path / "out");
    folder.write("index.html", "new");
    CHECK_FALSE(fs::exists(place.path / "out"));
}

TEST_CASE("a published report replaces the old one as a whole and leaves nothing beside it") {
    sample::Place place("swap");
    {
        report::Folder old(place.path / "out");
        old.write("b/gone.html", "old");
        old.publish();
    }
    publish_one(place.path / "out", "new");
    CHECK(sample::read(place.path / "out/index.html") == "new");
    CHECK_FALSE(fs::exists(place.path / "out/b"));
    CHECK(entries(place.path) == 1);
}

TEST_CASE("folders on the way to a report are made") {
    sample::Place place("deep");
    publish_one(place.path / "a/b/out", "new");
    CHECK(sample::read(place.path / "a/b/out/index.html") == "new");
}

TEST_CASE("a report that is given up leaves nothing behind") {
    sample::Place place("given-up");
    {
        report::Folder folder(place.path / "out");
        folder.write("index.html", "new");
    }
    CHECK(entries(place.path) == 0);
}

TEST_CASE("an empty folder may become a report") {
    sample::Place place("empty");
    fs::create_directory(place.path / "out");
    publish_one(place.path / "out", "new");
    CHECK(fs::exists(place.path / "out/index.html"));
}

TEST_CASE("a folder with somebody's files is refused and left alone") {
    sample::Place place("refused");
    sample::write(place.path / "thesis.txt", "mine");
    CHECK_THROWS_AS(report::publish(sample::town(), {}, place.path), report::Error);
    CHECK(sample::read(place.path / "thesis.txt") == "mine");
    CHECK(entries(place.path) == 1);
}

TEST_CASE("a file where the report should come is refused and left alone") {
    sample::Place place("file");
    sample::write(place.path / "out", "mine");
    CHECK_THROWS_AS(report::publish(sample::town(), {}, place.path / "out"), report::Error);
    CHECK(sample::read(place.path / "out") == "mine");
}

TEST_CASE("a place below a file cannot be written and says so") {
    sample::Place place("below-file");
    sample::write(place.path / "file", "mine");
    CHECK_THROWS_AS(report::publish(sample::town(), {}, place.path / "file/out"), report::Error);
}

TEST_CASE("a report behind a link is swapped where the link leads, and the link stays") {
    sample::Place place("link");
    publish_one(place.path / "real", "old");
    fs::create_directory_symlink(place.path / "real", place.path / "link");
    publish_one(place.path / "link", "new");
    CHECK(fs::is_symlink(place.path / "link"));
    CHECK(sample::read(place.path / "real/index.html") == "new");
}

TEST_CASE("a path with a slash at its end names the same report") {
    sample::Place place("slash");
    publish_one(place.path / "out/", "new");
    CHECK(sample::read(place.path / "out/index.html") == "new");
    CHECK(entries(place.path) == 1);
}

TEST_CASE("on a full disk the old report still stands and nothing is left beside it") {
    sample::Place place("full");
    publish_one(place.path / "out", "old");
    {
        const SmallDisk disk(2000);
        CHECK_THROWS_AS(report::publish(sample::town(), {}, place.path / "out"), report::Error);
    }
    CHECK(sample::read(place.path / "out/index.html") == "old");
    CHECK(entries(place.path) == 1);
}

TEST_CASE("what a killed run left beside a report is removed by the next one") {
    sample::Place place("killed");
    // No process has the highest number there can be.
    const fs::path left = place.path / "out.new-2147483647";
    fs::create_directory(left);
    sample::write(left / ".negenplus-report", "");
    publish_one(place.path / "out", "new");
    CHECK_FALSE(fs::exists(left));
}

TEST_CASE("a folder that only looks like what a killed run left is kept") {
    sample::Place place("lookalike");
    const fs::path mine = place.path / "out.new-2147483647";
    fs::create_directory(mine);
    publish_one(place.path / "out", "new");
    CHECK(fs::exists(mine));
}

#include "crawler/archive_retention.h"

#include "crawler/archive.h"
#include "tests/catch.h"
#include "tests/crawler/temp_folder.h"
#include "tests/crawler/twin.h"

namespace {

model::Instant at(const std::string& text) {
    return model::instant_from_iso(text).value();
}

bool stands(const TempFolder& folder, const std::string& name) {
    return std::filesystem::exists(folder.path() / name);
}

}  // namespace

TEST_CASE("archive files begun more than so many days ago are deleted and counted") {
    const TempFolder folder;
    folder.write("negenplus-20260101040000-000.warc.gz", "x");
    folder.write("negenplus-20260102040000-1000.warc.gz", "x");
    folder.write("negenplus-20260103040000-000.warc.gz", "x");
    CHECK(crawler::prune_archive(folder.path(), at("2026-01-10T04:00:00Z"), 7) == 2);
    CHECK(stands(folder, "negenplus-20260103040000-000.warc.gz"));
    CHECK_FALSE(stands(folder, "negenplus-20260101040000-000.warc.gz"));
}

TEST_CASE("what the archive wrote itself is known as its own") {
    const TempFolder folder;
    TwinClock clock;
    crawler::Exchange exchange;
    exchange.url = "http://h/a";
    exchange.status = 200;
    exchange.body = "body";
    crawler::Archive({folder.path(), "test", 1u << 20, [] { return "1"; }}, clock).append(exchange);
    const auto now = std::chrono::floor<std::chrono::seconds>(clock.now());
    CHECK(crawler::prune_archive(folder.path(), now + std::chrono::days{1}, 1) == 0);
    CHECK(crawler::prune_archive(folder.path(), now + std::chrono::days{2}, 1) == 1);
}

TEST_CASE("files of each of several crawlers are the archive's own") {
    const TempFolder folder;
    TwinClock clock;
    crawler::Exchange exchange;
    exchange.url = "http://h/a";
    crawler::ArchiveOptions options{folder.path(), "test", 1u << 20, [] { return "1"; }};
    for (const char* worker : {"one", "two.2"}) {
        options.worker = worker;
        const auto place = crawler::Archive(options, clock).append(exchange);
        CHECK(place.starts_with("negenplus-" + std::string{worker} + '-'));
    }
    const auto now = std::chrono::floor<std::chrono::seconds>(clock.now());
    CHECK(crawler::prune_archive(folder.path(), now + std::chrono::days{2}, 1) == 2);
}

TEST_CASE("files that are not the archive's own are never deleted") {
    const TempFolder folder;
    std::filesystem::create_directory(folder.path() / "negenplus-20250101040000-000.warc.gz");
    for (const std::string name :
         {"negenplus-20250101040000-001.warc", "other-20250101040000-000.warc.gz",
          "negenplus-20250101040000.warc.gz", "negenplus-20250101040000-.warc.gz",
          "negenplus-20251301040000-000.warc.gz", "negenplus-2025010104000-0000.warc.gz",
          "negenplus-20250101040000-00a.warc.gz", "negenplus-20250101040000-000.warc.gz.bak"})
        folder.write(name, "x");
    CHECK(crawler::prune_archive(folder.path(), at("2026-01-10T04:00:00Z"), 7) == 0);
}

TEST_CASE("a link with the name of an archive file is left alone") {
    const TempFolder folder;
    const auto target = folder.write("kept", "x");
    const auto link = folder.path() / "negenplus-20250101040000-000.warc.gz";
    std::filesystem::create_symlink(target, link);
    CHECK(crawler::prune_archive(folder.path(), at("2026-01-10T04:00:00Z"), 7) == 0);
}

TEST_CASE("zero days keep everything, and a folder that is not there holds nothing") {
    const TempFolder folder;
    folder.write("negenplus-20200101040000-000.warc.gz", "x");
    const auto now = at("2026-01-10T04:00:00Z");
    CHECK(crawler::prune_archive(folder.path(), now, 0) == 0);
    CHECK(crawler::prune_archive(folder.path() / "none", now, 7) == 0);
}

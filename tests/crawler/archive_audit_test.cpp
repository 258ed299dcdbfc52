#include "crawler/archive_audit.h"

#include <fstream>

#include "crawler/archive.h"
#include "tests/catch.h"
#include "tests/crawler/temp_folder.h"
#include "tests/crawler/twin.h"

namespace {

/// An archive of three pages; gives its one file.
std::filesystem::path filled(const TempFolder& folder) {
    TwinClock clock;
    int ids = 0;
    crawler::Archive archive({folder.path(), "Negenplus/test", 1u << 20,
                              [&ids] { return "id-" + std::to_string(++ids); }},
                             clock);
    for (const char* page : {"a", "b", "c"}) {
        crawler::Exchange exchange;
        exchange.url = std::string("https://x.example/") + page;
        exchange.status = 200;
        exchange.body = "<html>a page</html>";
        exchange.fetched = model::Instant{std::chrono::seconds(1'800'000'000)};
        archive.append(exchange);
    }
    return crawler::archive_files(folder.path()).at(0);
}

void put(const std::filesystem::path& file, const std::string& bytes) {
    std::ofstream{file, std::ios::binary} << bytes;
}

crawler::ArchiveAudit audit(const TempFolder& folder) {
    return crawler::audit_archive(folder.path(), [] { return true; });
}

}  // namespace

TEST_CASE("An archive as it was written has no faults") {
    const TempFolder folder;
    filled(folder);
    const auto found = audit(folder);
    CHECK(found.files_read == 1);
    CHECK(found.records == 7);  // what the file is, then a request and an answer a page
    CHECK(found.faulty == 0);
    CHECK(found.cut_off == 0);
}

TEST_CASE("A broken byte in an archive is found, and what stands behind it is read") {
    const TempFolder folder;
    const auto file = filled(folder);
    std::string bytes = bytes_of(file);
    bytes[bytes.size() / 2] = static_cast<char>(bytes[bytes.size() / 2] ^ 0x55);
    put(file, bytes);
    const auto found = audit(folder);
    CHECK(found.faulty >= 1);
    CHECK(found.records >= 4);
    CHECK_FALSE(found.faults.empty());
}

TEST_CASE("A record that a killed run left half at a file's end is no fault") {
    const TempFolder folder;
    const auto file = filled(folder);
    const std::string bytes = bytes_of(file);
    for (const std::size_t less : {std::size_t{40}, std::size_t{150}}) {
        put(file, bytes.substr(0, bytes.size() - less));
        const auto found = audit(folder);
        CHECK(found.faulty == 0);
        CHECK(found.cut_off == 1);
        CHECK(found.records == 6);
    }
}

TEST_CASE("A page whose record was written anew with other bytes is found by its digest") {
    const TempFolder folder;
    put(folder.path() / "x.warc",
        "WARC/1.1\r\nWARC-Type: resource\r\nWARC-Target-URI: https://x.example/\r\n"
        "WARC-Block-Digest: "
        "sha256:0000000000000000000000000000000000000000000000000000000000000000\r\n"
        "Content-Length: 4\r\n\r\npage\r\n\r\n");
    const auto found = audit(folder);
    CHECK(found.faulty == 1);
    CHECK(found.faults.at(0).find("has been changed") != std::string::npos);
}

TEST_CASE("An audit that is told to stop says how far it came") {
    const TempFolder folder;
    filled(folder);
    const auto found = crawler::audit_archive(folder.path(), [] { return false; });
    CHECK(found.files == 1);
    CHECK(found.files_read == 0);
}

TEST_CASE("A folder that is not there holds no archive") {
    const TempFolder folder;
    CHECK(crawler::audit_archive(folder.path() / "none", [] { return true; }).files == 0);
}

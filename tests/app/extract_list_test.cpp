#include <algorithm>

#include "tests/app/command.h"
#include "tests/catch.h"

namespace {

bool says(const std::string& text, const std::string& part) {
    return text.find(part) != std::string::npos;
}

long lines(const std::string& text) {
    return std::count(text.begin(), text.end(), '\n');
}

std::string record(const std::string& type, const std::string& uri, const std::string& content,
                   const std::string& block) {
    return "WARC/1.0\r\nWARC-Type: " + type + "\r\nWARC-Date: 2026-10-05T04:00:00Z\r\n" +
           "WARC-Record-ID: <urn:uuid:6b1f6d0e-93f5-4d2e-9c0c-000000000001>\r\n" +
           (uri.empty() ? "" : "WARC-Target-URI: " + uri + "\r\n") + "Content-Type: " + content +
           "\r\nContent-Length: " + std::to_string(block.size()) + "\r\n\r\n" + block + "\r\n\r\n";
}

std::string business(const std::string& name) {
    return R"(<html><script type="application/ld+json">{"@type":"Restaurant","name":")" + name +
           R"(","aggregateRating":{"ratingValue":8.2,"bestRating":10,"worstRating":1,"ratingCount":9}})"
           "</script></html>";
}

/// As Common Crawl writes one: warcinfo, then request, answer and metadata of each page, with the
/// header of what packing was taken off renamed.
std::string crawled(const std::string& uri, const std::string& type, const std::string& body) {
    return record("request", uri, "application/http; msgtype=request",
                  "GET / HTTP/1.1\r\nHost: x.example\r\n\r\n") +
           record("response", uri, "application/http; msgtype=response",
                  "HTTP/1.1 200 OK\r\nContent-Type: " + type +
                      "\r\nX-Crawl-Content-Encoding: gzip\r\nX-Crawl-Content-Length: 77\r\n"
                      "Content-Length: " +
                      std::to_string(body.size()) + "\r\n\r\n" + body) +
           record("metadata", uri, "application/warc-fields",
                  "fetchTimeMs: 411\r\nlanguages-cld2: {\"reliable\":true}\r\n");
}

std::string archive(const std::string& pages) {
    return record("warcinfo", "", "application/warc-fields", "software: Nutch 1.6\r\n") + pages;
}

}  // namespace

TEST_CASE("extract --warc-list - reads the archives that standard input names") {
    const Folder folder;
    const auto one = folder.write(
        "one.warc", archive(crawled("https://a.example/", "text/html", business("De Ster"))));
    const auto two = folder.write(
        "two.warc", archive(crawled("https://b.example/", "text/html", business("De Maan"))));
    const Ran ran = run({"extract", "--warc-list", "-"}, one + "\n\n" + two + "\r\n");
    CHECK(ran.status == 0);
    CHECK(lines(ran.out) == 2);
    CHECK(ran.out.find("De Ster") < ran.out.find("De Maan"));
}

TEST_CASE("the key that Hadoop's streaming puts before a path is no part of it") {
    const Folder folder;
    const auto one = folder.write(
        "one.warc", archive(crawled("https://a.example/", "text/html", business("De Ster"))));
    CHECK(lines(run({"extract", "--warc-list", "-"}, "4711\t" + one + "\n").out) == 1);
}

TEST_CASE("a list of archives may stand in a file") {
    const Folder folder;
    const auto one = folder.write(
        "one.warc", archive(crawled("https://a.example/", "text/html", business("De Ster"))));
    CHECK(lines(run({"extract", "--warc-list", folder.write("list", one + "\n")}).out) == 1);
    CHECK(run({"extract", "--warc-list", folder / "none"}).status == 2);
}

TEST_CASE("archives that are bad or missing are told, and the rest is read") {
    const Folder folder;
    const auto cut = archive(crawled("https://a.example/", "text/html", business("De Ster")));
    const auto one = folder.write("cut.warc", cut.substr(0, cut.find("De Ster")));
    const auto two = folder.write("noise.warc.gz", "\x1f\x8b\x08 and then nothing of gzip");
    const auto three = folder.write(
        "good.warc", archive(crawled("https://b.example/", "text/html", business("De Maan"))));
    const Ran ran =
        run({"extract", "--warc-list", "-"}, one + "\n" + two + "\n" + (folder / "none.warc") +
                                                 "\n" + (folder / "") + "\n" + three + "\n");
    CHECK(ran.status == 1);
    CHECK(lines(ran.out) == 1);
    CHECK(says(ran.out, "De Maan"));
    CHECK(says(ran.err, "cut.warc"));
    CHECK(says(ran.err, "noise.warc.gz"));
    CHECK(says(ran.err, "none.warc"));
}

TEST_CASE("pictures and papers in an archive are passed over in silence") {
    const Folder folder;
    const auto one = folder.write(
        "one.warc", archive(crawled("https://a.example/x.png", "image/png", "\x89PNG") +
                            crawled("https://a.example/x.pdf", "Application/PDF", "%PDF-1.7") +
                            crawled("https://a.example/", "text/html", business("De Ster"))));
    const Ran ran = run({"extract", "--warc-list", "-"}, one + "\n");
    CHECK(ran.status == 0);
    CHECK(ran.err.empty());
    CHECK(lines(ran.out) == 1);
}

TEST_CASE("a list of archives stands alone") {
    CHECK(run({"extract", "--warc-list", "-", "page.html"}).status == 2);
    CHECK(run({"extract", "--warc-list", "-", "--archive"}).status == 2);
    CHECK(run({"extract", "--warc-list", "-", "--url", "https://a.example/"}).status == 2);
}

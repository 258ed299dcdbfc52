#include "store/store.h"
#include "tests/catch.h"
#include "tests/store/samples.h"

using samples::at;
using samples::Folder;

namespace {

store::PageState page() {
    store::PageState page;
    page.url = "https://iens.example/rhodos";
    page.source = "iens";
    page.fetched = at("2026-03-01");
    page.etag = "\"abc\"";
    page.last_modified = "Sun, 01 Mar 2026 10:00:00 GMT";
    page.digest = "sha256:00";
    page.archived = "a.warc.gz:120";
    page.links = {{"https://iens.example/rhodos?page=2", true}, {"https://iens.example/b", false}};
    return page;
}

}  // namespace

TEST_CASE("A page is remembered with where it led") {
    const Folder folder;
    store::Store store{samples::database(folder)};
    const auto kept = page();
    store.save({}, &kept);
    const auto known = store.page(kept.url).value();
    CHECK(known.source == kept.source);
    CHECK(known.fetched == kept.fetched);
    CHECK(known.etag == kept.etag);
    CHECK(known.last_modified == kept.last_modified);
    CHECK(known.digest == kept.digest);
    CHECK(known.archived == kept.archived);
    REQUIRE(known.links.size() == 2);
    CHECK(known.links[0].url == kept.links[0].url);
    CHECK(known.links[0].next);
    CHECK_FALSE(known.links[1].next);
}

TEST_CASE("A page fetched again replaces what was remembered of it") {
    const Folder folder;
    store::Store store{samples::database(folder)};
    auto kept = page();
    store.save({}, &kept);
    kept.etag = "\"def\"";
    kept.links.pop_back();
    store.save({}, &kept);
    CHECK(store.page(kept.url)->etag == "\"def\"");
    CHECK(store.page(kept.url)->links.size() == 1);
}

TEST_CASE("A page that was never stored is unknown") {
    const Folder folder;
    CHECK_FALSE(store::Store{samples::database(folder)}.page("https://iens.example/").has_value());
}

TEST_CASE("A page that is as it was keeps its listings fresh") {
    const Folder folder;
    store::Store store{samples::database(folder)};
    const auto kept = page();
    store.save({samples::listing("2026-03-01", {samples::review("a1", 8)})}, &kept);
    store.touch(kept.url, at("2026-03-08"), 3);
    CHECK(samples::only_evidence(store).last_seen == samples::day("2026-03-08"));
    CHECK(samples::only_evidence(store).first_seen == samples::day("2026-03-01"));
    CHECK(store.page(kept.url)->fetched == at("2026-03-08"));
}

TEST_CASE("A page's links are remembered with how they lead on") {
    const Folder folder;
    store::Store store{samples::database(folder)};
    auto kept = page();
    kept.links = {{"https://iens.example/2", true, true, false, {}},
                  {"https://iens.example/map.xml", false, false, true, at("2026-02-01")}};
    store.save({}, &kept);
    CHECK(store.page(kept.url)->links == kept.links);
}

TEST_CASE("A page counts how often it was found to say something else, and when last") {
    const Folder folder;
    store::Store store{samples::database(folder)};
    auto kept = page();
    store.save({samples::listing("2026-03-01", {samples::review("a1", 8)})}, &kept);
    CHECK(store.page(kept.url)->changes == 0);
    CHECK(store.page(kept.url)->news);
    kept.fetched = at("2026-03-02");
    store.save({samples::listing("2026-03-02", {samples::review("a1", 8)})}, &kept);
    CHECK(store.page(kept.url)->changes == 0);
    CHECK_FALSE(store.page(kept.url)->news);
    kept.fetched = at("2026-03-03");
    store.save({samples::listing("2026-03-03", {samples::review("a2", 9)})}, &kept);
    const auto known = store.page(kept.url).value();
    CHECK(known.changes == 1);
    CHECK(known.news);
    CHECK(known.changed == at("2026-03-03"));
    CHECK(known.first_fetched == at("2026-03-01"));
}

TEST_CASE("A page that leads elsewhere has changed, though nothing on it is news") {
    const Folder folder;
    store::Store store{samples::database(folder)};
    auto kept = page();
    store.save({}, &kept);
    kept.links.pop_back();
    store.save({}, &kept);
    CHECK(store.page(kept.url)->changes == 1);
    CHECK_FALSE(store.page(kept.url)->news);
}

TEST_CASE("A page that is gone keeps what was known of it, and counts the change once") {
    const Folder folder;
    store::Store store{samples::database(folder)};
    auto kept = page();
    store.save({}, &kept);
    for (const char* day : {"2026-03-02", "2026-03-03"}) {
        store::PageState gone;
        gone.url = kept.url;
        gone.fetched = at(day);
        gone.status = 404;
        gone.round = 5;
        store.keep_failure(gone);
    }
    const auto known = store.page(kept.url).value();
    CHECK(known.status == 404);
    CHECK(known.changed == at("2026-03-02"));
    CHECK(known.changes == 1);
    CHECK(known.fetched == at("2026-03-03"));
    CHECK(known.round == 5);
    CHECK(known.etag == kept.etag);
    CHECK(known.links == kept.links);
}

TEST_CASE("A source's round is open from its begin to its end, and its number comes once") {
    const Folder folder;
    store::Store store{samples::database(folder)};
    CHECK_FALSE(store.open_round("iens").has_value());
    const long first = store.begin_round("iens", at("2026-03-01"));
    const long other = store.begin_round("zoover", at("2026-03-01"));
    CHECK(store.open_round("iens") == first);
    CHECK(other != first);
    store.end_round("iens");
    CHECK_FALSE(store.open_round("iens").has_value());
    CHECK(store.open_round("zoover") == other);
    const long second = store.begin_round("iens", at("2026-03-02"));
    CHECK(second != first);
    CHECK(second != other);
}

TEST_CASE("A robots.txt is remembered, the newest only") {
    const Folder folder;
    store::Store store{samples::database(folder)};
    CHECK_FALSE(store.robots("https://iens.example").has_value());
    store.keep_robots("https://iens.example", {at("2026-03-01"), 200, "User-agent: *\n"});
    store.keep_robots("https://iens.example", {at("2026-03-02"), 404, ""});
    const auto known = store.robots("https://iens.example").value();
    CHECK(known.fetched == at("2026-03-02"));
    CHECK(known.status == 404);
    CHECK(known.body.empty());
}

TEST_CASE("A host's rest is remembered") {
    const Folder folder;
    store::Store store{samples::database(folder)};
    CHECK_FALSE(store.rest_until("iens.example").has_value());
    store.keep_rest("iens.example", at("2026-03-01"));
    store.keep_rest("iens.example", at("2026-03-02"));
    CHECK(store.rest_until("iens.example") == at("2026-03-02"));
}

TEST_CASE("The last receipts come newest first, and no more than asked for") {
    const Folder folder;
    store::Store store{samples::database(folder)};
    for (const char* day : {"2026-03-01", "2026-03-08", "2026-03-15"})
        store.keep_receipt({at(day), at(day), false, {}});
    const auto last = store.receipts(2);
    REQUIRE(last.size() == 2);
    CHECK(last[0].started == at("2026-03-15"));
    CHECK(last[1].started == at("2026-03-08"));
}

TEST_CASE("The last receipt comes back whole") {
    const Folder folder;
    store::Store store{samples::database(folder)};
    CHECK_FALSE(store.last_receipt().has_value());
    store.keep_receipt({at("2026-03-01"), at("2026-03-01"), true, {}});
    model::SourceReceipt source;
    source.source = "iens";
    source.host = "iens.example";
    source.fetched = 12;
    source.resting = 3;
    source.left = 4;
    source.back_offs = 5;
    source.seconds = 12.5;
    source.budget = "30 minutes";
    source.bytes = 5'000'000'000;
    source.kept_delay = 5.25;
    source.errors = {{"retry: time-out", 2}};
    source.refusals = {"/private robots.txt line 4: Disallow: /private"};
    source.stopped = "blocked";
    store.keep_receipt({at("2026-03-08"), at("2026-03-09"), false, {source}});
    const auto last = store.last_receipt().value();
    CHECK(last.started == at("2026-03-08"));
    CHECK(last.ended == at("2026-03-09"));
    CHECK_FALSE(last.interrupted);
    REQUIRE(last.sources.size() == 1);
    CHECK(last.sources[0].source == "iens");
    CHECK(last.sources[0].host == "iens.example");
    CHECK(last.sources[0].fetched == 12);
    CHECK(last.sources[0].bytes == 5'000'000'000);
    CHECK(last.sources[0].resting == 3);
    CHECK(last.sources[0].left == 4);
    CHECK(last.sources[0].back_offs == 5);
    CHECK(last.sources[0].seconds == 12.5);
    CHECK(last.sources[0].budget == "30 minutes");
    CHECK(last.sources[0].kept_delay == 5.25);
    CHECK(last.sources[0].errors == source.errors);
    CHECK(last.sources[0].refusals == source.refusals);
    CHECK(last.sources[0].stopped == "blocked");
}

#include "app/judging.h"

#include <fstream>

#include "tests/app/command.h"
#include "tests/catch.h"

namespace {

model::Instant at(std::string_view day) {
    return *model::instant_from_iso(std::string{day} + "T12:00:00Z");
}

model::Day day(std::string_view text) {
    return std::chrono::floor<std::chrono::days>(at(text));
}

model::Aggregate average(double value) {
    model::Aggregate aggregate;
    aggregate.score = model::Score{value, {1, 10}, model::ScaleProof::declared};
    aggregate.count = 40;
    return aggregate;
}

model::Listing rhodos(std::string_view seen, double value) {
    model::Listing listing;
    listing.source = "iens";
    listing.url = "https://iens.example/rhodos";
    listing.business.name = "Rhodos";
    listing.fetched = at(seen);
    listing.aggregate = average(value);
    return listing;
}

/// The same business, misread on 8 March by a run that found the layout changed.
struct Misread {
    Folder folder;
    store::Store store{folder / "n.db"};

    Misread() {
        store.save({rhodos("2026-03-01", 8.4)});
        store.save({rhodos("2026-03-08", 1.2)});
        model::Coverage good;
        good.source = "iens";
        good.started = at("2026-03-02");
        model::Coverage changed = good;
        changed.started = at("2026-03-08");
        changed.changed = true;
        store.keep_coverage({good, changed});
        model::SourceReceipt visit;
        visit.source = "iens";
        visit.layout = {"scores of reviews lie elsewhere"};
        store.keep_receipt({at("2026-03-08"), at("2026-03-08"), false, {visit}});
    }
    model::ListingEvidence evidence() const {
        return app::compare(store, {}, day("2026-03-09")).businesses.at(0).dossier.listings.at(0);
    }
};

/// A store with one business of "iens", seen on 1 March, and the receipt of a run on 8 March.
struct Visited {
    Folder folder;
    store::Store store{folder / "n.db"};

    app::Config config;

    explicit Visited(const std::string& stopped, const std::string& watch = "iens") {
        model::Listing listing;
        listing.source = "iens";
        listing.url = "https://iens.example/rhodos";
        listing.business.name = "Rhodos";
        listing.fetched = at("2026-03-01");
        listing.aggregate.emplace();
        store.save({listing});
        model::SourceReceipt visit;
        visit.source = watch;
        config.watches.emplace_back();
        config.watches.back().source = watch;
        config.watches.back().urls = {"https://www.iens.example/"};
        visit.stopped = stopped;
        store.keep_receipt({at("2026-03-08"), at("2026-03-08"), false, {visit}});
    }
    std::optional<model::Day> stale_since(std::string_view as_of) const {
        const auto comparison = app::compare(store, config, day(as_of));
        return comparison.businesses.at(0).dossier.listings.at(0).stale_since;
    }
};

}  // namespace

TEST_CASE("figures of a source that ended early are stale since they were last seen") {
    const Visited visited{"blocked: HTTP 403"};
    CHECK(visited.stale_since("2026-03-09") == day("2026-03-01"));
}

TEST_CASE("figures are stale by the watch that goes to their site, whatever its name") {
    const Visited visited{"blocked", "restaurants in Ommen"};
    CHECK(visited.stale_since("2026-03-09") == day("2026-03-01"));
}

TEST_CASE("figures of a source that was visited to its end are not stale, though a page rested") {
    const Visited visited{""};
    CHECK_FALSE(visited.stale_since("2026-03-09").has_value());
}

TEST_CASE("what was judged before a source failed is not stale in hindsight") {
    const Visited visited{"blocked: HTTP 403"};
    CHECK_FALSE(visited.stale_since("2026-03-05").has_value());
}

TEST_CASE("figures of a source whose layout changed are stale since its last good run") {
    CHECK(Misread{}.evidence().stale_since == day("2026-03-02"));
}

TEST_CASE("what a changed layout was misread for does not take the place of the last good figure") {
    CHECK(Misread{}.evidence().aggregate->score->value == 8.4);
}

TEST_CASE("a report tells what changed since the one that stands in its folder") {
    const Folder folder;
    std::ofstream{folder / "changes.json"} << R"({"since":"2026-03-01","as_of":"2026-03-08"})";
    CHECK(app::last_report(folder / "", day("2026-03-15")) == day("2026-03-08"));
    CHECK(app::last_report(folder / "", day("2026-03-08")) == day("2026-03-01"));
    CHECK_FALSE(app::last_report(folder / "", day("2026-02-01")).has_value());
}

TEST_CASE("a folder without a report, or with a broken one, has none to tell changes since") {
    const Folder folder;
    CHECK_FALSE(app::last_report(folder / "", day("2026-03-15")).has_value());
    std::ofstream{folder / "changes.json"} << "{\"as_of\":";
    CHECK_FALSE(app::last_report(folder / "", day("2026-03-15")).has_value());
}

TEST_CASE("changes are judged from the store as it stood on both days") {
    const Folder folder;
    store::Store store{folder / "n.db"};
    store.save({rhodos("2026-03-01", 8.4)});
    auto bella = rhodos("2026-03-08", 8.4);
    bella.url = "https://iens.example/bella";
    bella.business.name = "Bella Napoli";
    store.save({bella});
    const auto comparison = app::compare_since(store, {}, day("2026-03-09"), day("2026-03-02"));
    REQUIRE(comparison.moves.has_value());
    std::vector<std::string> met;
    for (const model::Move& change : comparison.moves->all)
        if (change.kind == model::MoveKind::new_business)
            met.push_back(comparison.businesses[change.business].dossier.business.name);
    CHECK(met == std::vector<std::string>{"Bella Napoli"});
}

TEST_CASE("a listing knows where its page stands in the archive, and one without stands nowhere") {
    Folder folder;
    store::Store store{folder / "n.db"};
    store::PageState page;
    page.url = "https://iens.example/rhodos";
    page.source = "iens";
    page.fetched = at("2026-03-01");
    page.archived = "negenplus-20260301120000-000.warc.gz:735";
    store.save({rhodos("2026-03-01", 8.4)}, &page);
    model::Listing other = rhodos("2026-03-01", 8.4);
    other.url = "https://iens.example/other";
    other.business.name = "Anders";
    store.save({other});
    for (const auto& judged : app::compare(store, {}, day("2026-03-09")).businesses) {
        const auto& listing = judged.dossier.listings.at(0);
        CHECK(listing.archived == (listing.url == page.url ? page.archived : ""));
    }
}

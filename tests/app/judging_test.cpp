#include "app/judging.h"

#include "tests/app/command.h"
#include "tests/catch.h"

namespace {

model::Instant at(std::string_view day) {
    return *model::instant_from_iso(std::string{day} + "T12:00:00Z");
}

model::Day day(std::string_view text) {
    return std::chrono::floor<std::chrono::days>(at(text));
}

/// A store with one business of "iens", seen on 1 March, and the receipt of a run on 8 March.
struct Visited {
    Folder folder;
    store::Store store{folder / "n.db"};

    explicit Visited(const std::string& stopped) {
        model::Listing listing;
        listing.source = "iens";
        listing.url = "https://iens.example/rhodos";
        listing.business.name = "Rhodos";
        listing.fetched = at("2026-03-01");
        listing.aggregate.emplace();
        store.save({listing});
        model::SourceReceipt visit;
        visit.source = "iens";
        visit.stopped = stopped;
        store.keep_receipt({at("2026-03-08"), at("2026-03-08"), false, {visit}});
    }
    std::optional<model::Day> stale_since(std::string_view as_of) const {
        const auto comparison = app::compare(store, {}, day(as_of));
        return comparison.businesses.at(0).dossier.listings.at(0).stale_since;
    }
};

}  // namespace

TEST_CASE("figures of a source that ended early are stale since they were last seen") {
    const Visited visited{"blocked: HTTP 403"};
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

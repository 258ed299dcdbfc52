#include "store/store.h"
#include "tests/catch.h"
#include "tests/store/samples.h"

using samples::at;
using samples::day;
using samples::Folder;
using samples::review;

namespace {

const std::string first_page = "https://iens.example/rhodos";
const std::string second_page = "https://iens.example/rhodos?page=2";

/// A source whose rounds a test walks page by page.
struct Walks {
    Folder folder;
    store::Store store{samples::database(folder)};
    std::string today;
    long round = 0;

    void begin(const std::string& date) {
        today = date;
        round = store.begin_round("iens", at(date));
    }
    store::PageState page(const std::string& url, const std::string& next) const {
        store::PageState state;
        state.url = url;
        state.source = "iens";
        state.fetched = at(today);
        state.round = round;
        state.further = url != first_page;
        if (!next.empty()) state.links.push_back({next, true});
        return state;
    }
    void read(const std::string& url, const std::vector<model::Review>& reviews,
              std::optional<long> count = std::nullopt, const std::string& next = "") {
        auto listing = samples::listing(today, reviews);
        if (count) listing.aggregate = samples::average(8, *count);
        const auto state = page(url, next);
        store.save({listing}, &state);
    }
    long end() {
        store.end_round("iens");
        return store.note_vanished("iens");
    }
    /// A round over a list of one page.
    long walk(const std::string& date, const std::vector<model::Review>& reviews,
              std::optional<long> count = std::nullopt) {
        begin(date);
        read(first_page, reviews, count);
        return end();
    }
    /// "vanished a 2026-03-02", for every change until a day.
    std::vector<std::string> told(const std::string& as_of = "2030-01-01") const {
        std::vector<std::string> lines;
        for (const model::ReviewChange& change : store.changes(day(as_of)))
            lines.push_back(std::string{to_string(change.kind)} + " " + change.review.id + " " +
                            model::to_string(change.seen));
        return lines;
    }
};

using Lines = std::vector<std::string>;

const model::Review a = review("a", 9, "2026-01-03");
const model::Review b = review("b", 2, "2026-01-02");
const model::Review c = review("c", 8, "2026-01-01");

model::Review nameless(const std::string& text, const std::string& author) {
    model::Review made = review("", 8, "2026-01-02");
    made.text = text;
    made.author_key = author;
    return made;
}

}  // namespace

TEST_CASE("A review that a whole walk along its list does not meet has vanished") {
    Walks walks;
    walks.walk("2026-03-01", {a, b, c}, 3);
    CHECK(walks.walk("2026-03-08", {a, c}, 2) == 1);
    CHECK(walks.told() == Lines{"vanished b 2026-03-08"});
}

TEST_CASE("What vanished later is not seen before") {
    Walks walks;
    walks.walk("2026-03-01", {a, b, c}, 3);
    walks.walk("2026-03-08", {a, c}, 2);
    CHECK(walks.told("2026-03-07").empty());
}

TEST_CASE("A review that is met again has returned") {
    Walks walks;
    walks.walk("2026-03-01", {a, b, c}, 3);
    walks.walk("2026-03-08", {a, c}, 2);
    walks.walk("2026-03-15", {a, b, c}, 3);
    CHECK(walks.told() == Lines{"returned b 2026-03-15"});
    CHECK(walks.told("2026-03-10") == Lines{"vanished b 2026-03-08"});
}

TEST_CASE("A review vanishes once, however often it is then not met") {
    Walks walks;
    walks.walk("2026-03-01", {a, b, c}, 3);
    walks.walk("2026-03-08", {a, c}, 2);
    CHECK(walks.walk("2026-03-15", {a, c}, 2) == 0);
}

TEST_CASE("Where the site counts more reviews than were shown, none has vanished") {
    Walks walks;
    walks.walk("2026-03-01", {a, b, c}, 3);
    CHECK(walks.walk("2026-03-08", {a, c}, 3) == 0);
}

TEST_CASE("Without a count only what lies between the dates shown can have vanished") {
    Walks walks;
    walks.walk("2026-03-01", {a, b, c});
    CHECK(walks.walk("2026-03-08", {a, c}) == 1);
    Walks newest;
    newest.walk("2026-03-01", {a, b, c});
    CHECK(newest.walk("2026-03-08", {review("d", 7, "2026-01-04"), a, b}) == 0);
}

TEST_CASE("Without a count and in no order of dates nothing is proven") {
    Walks walks;
    walks.walk("2026-03-01", {c, a, b});
    const auto d = review("d", 7, "2026-01-02");
    CHECK(walks.walk("2026-03-08", {c, a, d}) == 0);
}

TEST_CASE("A round that is not ended proves nothing") {
    Walks walks;
    walks.walk("2026-03-01", {a, b, c}, 3);
    walks.begin("2026-03-08");
    walks.read(first_page, {a, c}, 2);
    CHECK(walks.store.note_vanished("iens") == 0);
}

TEST_CASE("A walk that did not ask for a further page proves nothing") {
    Walks walks;
    walks.begin("2026-03-01");
    walks.read(first_page, {a, b}, 3, second_page);
    walks.read(second_page, {c});
    walks.end();
    walks.begin("2026-03-08");
    walks.read(first_page, {a}, 1, second_page);
    CHECK(walks.end() == 0);
}

TEST_CASE("A walk whose further page failed proves nothing") {
    Walks walks;
    walks.begin("2026-03-01");
    walks.read(first_page, {a, b}, 3, second_page);
    walks.read(second_page, {c});
    walks.end();
    walks.begin("2026-03-08");
    walks.read(first_page, {a}, 1, second_page);
    auto failed = walks.page(second_page, "");
    failed.status = 500;
    walks.store.keep_failure(failed);
    CHECK(walks.end() == 0);
}

TEST_CASE("A walk that did not ask for the list's first page proves nothing") {
    Walks walks;
    walks.begin("2026-03-01");
    walks.read(first_page, {a, b}, 3, second_page);
    walks.read(second_page, {c});
    walks.end();
    walks.begin("2026-03-08");
    walks.read(second_page, {}, 0);
    CHECK(walks.end() == 0);
}

TEST_CASE("A review that moved to a further page has not vanished, one that went from it has") {
    Walks walks;
    walks.begin("2026-03-01");
    walks.read(first_page, {a, b}, 3, second_page);
    walks.read(second_page, {c});
    walks.end();
    walks.begin("2026-03-08");
    auto d = review("d", 8, "2026-01-04");
    d.text = "Wat een terras!";
    walks.read(first_page, {d, a}, 3, second_page);
    walks.read(second_page, {b});
    CHECK(walks.end() == 1);
    CHECK(walks.told() == Lines{"vanished c 2026-03-08"});
}

TEST_CASE("What a page told that is as it was is still there") {
    Walks walks;
    walks.begin("2026-03-01");
    walks.read(first_page, {a, b}, 3, second_page);
    walks.read(second_page, {c});
    walks.end();
    walks.begin("2026-03-08");
    walks.read(first_page, {a}, 2, second_page);
    walks.store.touch(second_page, at("2026-03-08"), walks.round);
    CHECK(walks.end() == 1);
    CHECK(walks.told() == Lines{"vanished b 2026-03-08"});
}

TEST_CASE("Reviews of a page that the list does not lead to any more have vanished") {
    Walks walks;
    walks.begin("2026-03-01");
    walks.read(first_page, {a, b}, 3, second_page);
    walks.read(second_page, {c});
    walks.end();
    CHECK(walks.walk("2026-03-08", {a, b}, 2) == 1);
    CHECK(walks.told() == Lines{"vanished c 2026-03-08"});
}

TEST_CASE("A walk that took longer than a day proves nothing") {
    Walks walks;
    walks.begin("2026-03-01");
    walks.read(first_page, {a, b}, 3, second_page);
    walks.read(second_page, {c});
    walks.end();
    walks.begin("2026-03-08");
    walks.read(first_page, {a}, 2, second_page);
    walks.today = "2026-03-10";
    walks.read(second_page, {c});
    CHECK(walks.end() == 0);
}

TEST_CASE("Where more than half of a list is gone, the list is shown otherwise") {
    Walks walks;
    std::vector<model::Review> many;
    for (int i = 0; i < 10; ++i) many.push_back(review("r" + std::to_string(i), 8));
    walks.walk("2026-03-01", many, 10);
    many.resize(4);
    CHECK(walks.walk("2026-03-08", many, 4) == 0);
}

TEST_CASE("A review that is known otherwise now has not vanished") {
    Walks walks;
    const auto before = nameless("Heerlijk gegeten bij Rhodos in Enschede", "key");
    walks.walk("2026-03-01", {a, before, c}, 3);
    const auto other_text = nameless("Toch wat minder, na een tweede bezoek", "key");
    CHECK(walks.walk("2026-03-08", {a, other_text, c}, 3) == 0);
}

TEST_CASE("Reviews that were imported and never shown on a page cannot vanish") {
    Walks walks;
    walks.store.save({samples::listing("2026-03-01", {b})});
    walks.walk("2026-03-02", {a, c}, 2);
    CHECK(walks.walk("2026-03-08", {a, c}, 2) == 0);
}

TEST_CASE("A review that is scored, worded or answered otherwise is told with its day") {
    Walks walks;
    walks.walk("2026-03-01", {a, b, c}, 3);
    auto scored = b;
    scored.score = samples::of_ten(7);
    scored.grade = 7;
    auto worded = a;
    worded.text = "Bij nader inzien was het niet zo bijzonder";
    auto answered = c;
    answered.owner_reply = true;
    walks.walk("2026-03-08", {worded, scored, answered}, 3);
    auto lines = walks.told();
    std::sort(lines.begin(), lines.end());
    CHECK(lines == Lines{"answered c 2026-03-08", "edited a 2026-03-08", "rescored b 2026-03-08"});
}

TEST_CASE("A review that was scored otherwise is told with both grades") {
    Walks walks;
    walks.walk("2026-03-01", {b}, 1);
    auto scored = b;
    scored.score = samples::of_ten(7);
    scored.grade = 7;
    walks.walk("2026-03-08", {scored}, 1);
    const auto changes = walks.store.changes(day("2030-01-01"));
    REQUIRE(changes.size() == 1);
    CHECK(changes[0].before == 2);
    CHECK(changes[0].review.grade == 7);
}

TEST_CASE("The same score on another scale is the site's change, not the guest's") {
    Walks walks;
    auto five = b;
    five.score = model::Score{4, {1, 5}, model::ScaleProof::declared};
    five.grade = 7.75;
    walks.walk("2026-03-01", {five}, 1);
    auto ten = b;
    ten.score = samples::of_ten(8);
    ten.grade = 8;
    walks.walk("2026-03-08", {ten}, 1);
    CHECK(walks.told().empty());
}

TEST_CASE("A whole text where its beginning was shown is no edit") {
    Walks walks;
    auto cut = a;
    cut.text = "Heerlijk gegeten, en wat een\u2026";
    walks.walk("2026-03-01", {cut}, 1);
    walks.walk("2026-03-08", {a}, 1);
    CHECK(walks.told().empty());
}

#include "report/report.h"
#include "tests/catch.h"
#include "tests/report/spoken_sample.h"

using sample::holds;

namespace {

struct Published {
    sample::Place place{"segment"};
    std::filesystem::path out = place.path / "out";

    explicit Published(const model::Comparison& comparison,
                       report::Language language = report::Language::dutch) {
        report::publish(comparison, {language, {}}, out);
    }
    std::string page(const std::string& name) const { return sample::read(out / name); }
};

const std::string restaurants = "s/restaurant-amersfoort.html";

}  // namespace

TEST_CASE("a group's page opens with its finding and says what is usual there") {
    const std::string page = Published(sample::talking_town()).page(restaurants);
    CHECK(holds(page, "<h1>2 van de 9 restaurants in Amersfoort zijn Klanthousiast; 3 zijn"));
    CHECK(holds(page, "28\u00a0% negens en tienen, 58\u00a0% zevens en achten"));
}

TEST_CASE("a group tells who leads and by what in the guests' words") {
    const std::string page = Published(sample::talking_town()).page(restaurants);
    CHECK(sample::count(page, "class=\"leader-name\"") == 3);
    CHECK(
        holds(page,
              "Springt eruit op \u201cBelofte\u201d: lof in 33\u00a0% van de teksten, in de groep "
              "20\u00a0%."));
}

TEST_CASE("a leader whose words show no lead is not given a reason") {
    auto town = sample::talking_town();
    for (auto& judged : town.businesses)
        for (auto& each : judged.spoken.signals) each.here = sample::share(12, 60);
    CHECK(holds(Published(town).page(restaurants), "laten niet aantoonbaar zien waardoor"));
}

TEST_CASE("the two axes are drawn with the corner of both, and their title counts it") {
    auto town = sample::talking_town();
    town.segments[0].spoken.axes = {sample::share(330, 480), sample::share(300, 420)};
    const std::string page = Published(town).page(restaurants);
    CHECK(holds(page,
                "2 van de 2 bedrijven die Klanthousiast zijn staan in de hoek van allebei, "
                "tegenover 0 van de 3 middelmatige zevens"));
    CHECK(sample::count(page, "class=\"point v-") == 8);
    CHECK(holds(page, "1 bedrijf heeft minder dan 10 teksten"));
    CHECK(holds(page, "<title>El Ternero, Klanthousiast: op orde 85\u00a0%"));
}

TEST_CASE("axes with fewer than three points are not drawn") {
    auto town = sample::talking_town();
    town.businesses.resize(2);
    const std::string page = Published(town).page(restaurants);
    CHECK_FALSE(holds(page, "chart scatter"));
    CHECK(holds(page, "Te weinig bedrijven met genoeg teksten"));
}

TEST_CASE(
    "every business of a group is listed with its axes, or a dash where nobody speaks of it") {
    const std::string page = Published(sample::talking_town()).page(restaurants);
    CHECK(sample::count(page, "<tr class=\"v-") == 9);
    CHECK(holds(page, "<td>\u2013</td><td>\u2013</td><td>4</td>"));
}

TEST_CASE("what the delightful are praised for is held against the others") {
    auto town = sample::talking_town();
    town.segments[0].delightful = {
        {model::Signal::personal, true, sample::share(60, 120), sample::share(80, 420)},
        {model::Signal::personal, false, sample::share(2, 120), sample::share(30, 420)}};
    const std::string page = Published(town).page(restaurants);
    CHECK(holds(page,
                "Wie klanten enthousiast maakt wordt vaker geprezen om Aandacht: in "
                "50\u00a0% van de teksten, bij de anderen 19\u00a0%"));
}

TEST_CASE("a group without texts says that it cannot tell what delight is made of") {
    CHECK(holds(Published(sample::town()).page(restaurants),
                "Te weinig teksten om te zeggen waar klantenthousiasme hier van gemaakt is."));
}

TEST_CASE("a business belongs to its own group and to every wider one") {
    auto town = sample::town();
    town.businesses[3].dossier.business.city = "Leusden";
    town.businesses[4].dossier.business.category = "hotel";
    for (std::size_t i : {3u, 4u}) town.businesses[i].judgement.segment = "all";
    town.segments.push_back({"restaurant", "", 8, 0.4, {2.7, 5.5, 1.3}});
    town.segments.push_back({"all", "", 9, 0.4, {2.7, 5.5, 1.3}});
    const Published published(town);
    CHECK(sample::count(published.page(restaurants), "<tr class=\"v-") == 7);
    CHECK(sample::count(published.page("s/restaurant.html"), "<tr class=\"v-") == 8);
    CHECK(sample::count(published.page("s/all.html"), "<tr class=\"v-") == 9);
    CHECK(
        holds(published.page("b/de-zeven-5.html"), "<a href=\"../s/all.html\">alle bedrijven</a>"));
}

TEST_CASE("all groups stand on one page, with who leads them") {
    const std::string page =
        Published(sample::talking_town(), report::Language::english).page("segments.html");
    CHECK(holds(page, "<a href=\"s/restaurant-amersfoort.html\">restaurants in Amersfoort</a>"));
    CHECK(holds(page, "<td>9</td><td>2</td><td>3</td><td>40%</td>"));
    CHECK(holds(page, "<a href=\"b/el-ternero-1.html\">El Ternero</a>"));
}

TEST_CASE("two groups whose names give one address get two") {
    auto town = sample::town();
    town.segments.push_back({"restaurant. Amersfoort", "", 1, 0.4, {1, 1, 1}});
    const Published published(town);
    CHECK(std::filesystem::exists(published.out / "s/restaurant-amersfoort-2.html"));
}

TEST_CASE("a group's page tells how its eights sound, and its nines and tens where it is known") {
    auto town = sample::talking_town();
    town.segments[0].spoken.hidden_delight = sample::share(50, 200);
    town.segments[0].spoken.hollow_tens = sample::share(30, 150);
    const std::string page = Published(town, report::Language::english).page(restaurants);
    CHECK(holds(page, "Of the eights 25% sound like a nine"));
    CHECK(holds(page, "Of the nines and tens, 20% sound like a seven or eight"));
    town.segments[0].spoken.hidden_delight = {};
    town.segments[0].spoken.hollow_tens = {};
    CHECK_FALSE(holds(Published(town).page(restaurants), "class=\"says\""));
}

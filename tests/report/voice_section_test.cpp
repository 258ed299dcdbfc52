#include "report/report.h"
#include "tests/catch.h"
#include "tests/report/spoken_sample.h"

using sample::holds;

namespace {

std::string page_of(const model::Spoken& spoken,
                    report::Language language = report::Language::dutch) {
    sample::Place place("voice");
    auto town = sample::talking_town();
    town.businesses[0].spoken = spoken;
    report::publish(town, {language, {}}, place.path / "out");
    return sample::read(place.path / "out/b/el-ternero-1.html");
}

}  // namespace

TEST_CASE("the pyramid's title says which step stands out from the group") {
    CHECK(holds(page_of(sample::spoken()),
                "Persoonlijke service springt eruit: lof in 55\u00a0% van de teksten, in de groep "
                "33\u00a0%"));
}

TEST_CASE("a pyramid like the group's says that nothing stands out") {
    auto spoken = sample::spoken();
    spoken.pyramid = {{{sample::share(37, 60), sample::share(6, 60)},
                       {sample::share(2, 60), sample::share(2, 60)},
                       {sample::share(20, 60), sample::share(4, 60)},
                       {sample::share(6, 60), sample::share(5, 60)}}};
    CHECK(holds(page_of(spoken),
                "Meest geprezen: Belofte nagekomen, in 62\u00a0% van de teksten. "
                "Niets springt eruit tegenover de groep."));
}

TEST_CASE("a step that is blamed more than in the group is called the weak point") {
    auto spoken = sample::spoken();
    spoken.pyramid[2] = {sample::share(20, 60), sample::share(4, 60)};
    spoken.pyramid[1].blame = sample::share(20, 60);
    CHECK(holds(page_of(spoken), "Probleem opgelost is het zwakke punt: kritiek in 33\u00a0%"));
}

TEST_CASE("less blame than in the group is no \"nothing stands out\"") {
    auto spoken = sample::spoken();
    spoken.pyramid = {{{sample::share(37, 60), sample::share(1, 60)},
                       {sample::share(2, 60), sample::share(2, 60)},
                       {sample::share(20, 60), sample::share(4, 60)},
                       {sample::share(6, 60), sample::share(5, 60)}}};
    CHECK(
        holds(page_of(spoken), "Belofte nagekomen krijgt minder kritiek dan elders: in 2\u00a0%"));
}

TEST_CASE("every step has its shares, intervals, counts and the group's beside it") {
    const std::string page = page_of(sample::spoken(), report::Language::english);
    CHECK(holds(
        page, "<b>55%</b> <small>44\u201366%; 33\u00a0of\u00a060 <span>group 33%</span></small>"));
    CHECK(sample::count(page, "class=\"step step-") == 4);
}

TEST_CASE("too few texts are said plainly, and no chart is drawn of them") {
    auto spoken = sample::spoken();
    spoken.read = 9;
    const std::string page = page_of(spoken);
    CHECK(holds(page, "Te weinig teksten: 9 gelezen, en een beeld vraagt er minstens 10."));
    CHECK_FALSE(holds(page, "said-bars"));
}

TEST_CASE("a business without any text says so") {
    const std::string page = page_of({});
    CHECK(holds(page, "Bij dit bedrijf staan geen teksten, alleen cijfers."));
}

TEST_CASE("how many texts are in a language that nobody reads is told") {
    CHECK(holds(page_of(sample::spoken()), "Van 64 teksten zijn er 60 gelezen"));
}

TEST_CASE("the words' badge and the hidden nines stand as sentences") {
    auto spoken = sample::spoken();
    spoken.badge = model::WordsBadge::hollow_tens;
    const std::string page = page_of(spoken);
    CHECK(holds(page, "Holle tienen."));
    CHECK(holds(page, "Van de achten klinkt 28\u00a0% als een negen"));
}

TEST_CASE("how many nines and tens sound like sevens is told where a model could tell") {
    auto spoken = sample::spoken();
    CHECK_FALSE(holds(page_of(spoken), "De negens en tienen."));
    spoken.hollow_tens = sample::share(3, 12);
    CHECK(holds(page_of(spoken), "Van de negens en tienen klinkt 25\u00a0% als een zeven of acht"));
    CHECK(holds(page_of(spoken, report::Language::english),
                "Of the nines and tens, 25% sound like a seven or eight"));
}

TEST_CASE("hidden delight is called so only where it is proven, and not told twice") {
    CHECK_FALSE(holds(page_of(sample::spoken()), "Verborgen negens."));
    sample::Place place("hidden");
    auto town = sample::talking_town();
    town.businesses[0].judgement.badges = {"hidden_delight"};
    report::publish(town, {}, place.path / "out");
    const std::string page = sample::read(place.path / "out/b/el-ternero-1.html");
    CHECK(holds(page, "Verborgen negens."));
    CHECK_FALSE(holds(page, "class=\"badge\""));
}

TEST_CASE("an element that cannot be seen from outside says so instead of a figure") {
    const std::string page = page_of(sample::spoken());
    CHECK(sample::count(page, "niet zichtbaar van buitenaf") == 2);
    CHECK(holds(page, "7 van de negen elementen"));
    CHECK(holds(page, "antwoord na 3 dagen"));
}

TEST_CASE("the road to ten gives what the nines say more and what the sevens say more") {
    const std::string page = page_of(sample::spoken());
    CHECK(holds(page,
                "Wat negens en tienen vaker zeggen dan zevens en achten: "
                "persoonlijke aandacht"));
    CHECK(holds(page, "<q>verrast</q>"));
    CHECK(holds(page, "5,0\u00d7 (2,2\u201311)"));
    CHECK(holds(page, "9\u201310: 14\u00a0van\u00a024; 7\u20138: 4\u00a0van\u00a030"));
    CHECK(holds(page, "3,0\u00d7 (1,3\u20136,7)"));
}

TEST_CASE("what is hardly ever said on one side is not given as a huge factor") {
    auto spoken = sample::spoken();
    spoken.road.words = {{"top", {6, 3, 9}, 3, 12, 0, true}};
    CHECK(holds(page_of(spoken), "&gt;100\u00d7 (minstens 20\u00d7)"));
}

TEST_CASE("a road with too few texts says so and lists nothing") {
    auto spoken = sample::spoken();
    spoken.road.enough_texts = false;
    const std::string page = page_of(spoken);
    CHECK(holds(page, "Te weinig teksten om te zeggen wat negens van zevens scheidt."));
    CHECK_FALSE(holds(page, "<q>"));
}

TEST_CASE("a quote stands in its own language, with its grade, date and source") {
    const std::string page = page_of(sample::spoken());
    CHECK(holds(page, "<p lang=\"en\">a dessert we had not ordered, on the house</p>"));
    CHECK(holds(page, "bij een 9,5 \u00b7 mei 2026 \u00b7 <a href=\"https://www.iens.example/1\""));
    CHECK(holds(page, "bij een 6 \u00b7 Iens"));
}

TEST_CASE("quotes of other signals come before a second one of the same") {
    auto spoken = sample::spoken();
    auto again = spoken.quotes[0];
    again.text = "nog een keer aandacht";
    spoken.quotes.insert(spoken.quotes.begin() + 1, again);
    const std::string page = page_of(spoken);
    CHECK(page.find("a dessert we had not ordered") < page.find("nog een keer aandacht"));
}

TEST_CASE("broken promises are held against the group's") {
    CHECK(holds(page_of(sample::spoken()),
                "Niet aantoonbaar meer of minder dan elders: 10\u00a0% van de teksten"));
    auto spoken = sample::spoken();
    spoken.broken_promises.clear();
    CHECK(holds(page_of(spoken), "Niemand schrijft over een belofte die niet is nagekomen"));
}

TEST_CASE("price tolerance says who is content with the price") {
    CHECK(holds(page_of(sample::spoken(), report::Language::english),
                "Those who give a nine or ten find the price good more often: 78%, against 36%"));
    auto spoken = sample::spoken();
    spoken.price.satisfied = {};
    CHECK(holds(page_of(spoken), "Te weinig gasten schrijven over de prijs"));
}

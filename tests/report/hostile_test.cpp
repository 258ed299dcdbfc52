#include <limits>

#include "report/report.h"
#include "tests/catch.h"
#include "tests/report/spoken_sample.h"

using sample::holds;

namespace {

/// What would end a string or a line of a script.
const std::string ender = "\\\"</script><!--\u2028\u2029');alert(5)//";
const std::string attack = "\"><script>alert(1)</script><img src=x onerror='alert(2)'>";

/// A town in which everything that a site could have written is an attack.
model::Comparison hostile_town() {
    auto town = sample::talking_town();
    town.title = attack;
    for (auto& [dossier, judgement, spoken] : town.businesses) {
        for (auto& each : spoken.road.words) each.term = attack;
        for (auto& each : spoken.road.signals) each.term = attack;
        for (auto& quote : spoken.quotes) {
            quote.text = attack + ender;
            quote.lang = attack;
            quote.source = attack;
            quote.url = "javascript:alert(4)//http://x";
        }
        judgement.views = {{attack, 9, 9, {0.5, 0.4, 0.6}, {}, {}, {}, {}, 0},
                           {attack, 9, 9, {0.5, 0.4, 0.6}, {}, {}, {}, {}, 0}};
        dossier.listings[0].aggregate->aspects = {{attack, 7}};
        dossier.business.name = attack;
        dossier.business.category = attack;
        dossier.business.address = attack;
        dossier.business.postcode = attack;
        judgement.rule = attack;
        judgement.segment = attack;
        judgement.sources = {attack, "b"};
        dossier.listings[0].source = attack;
        dossier.listings[0].archived = attack;
        dossier.listings[0].url = "javascript:alert(3)//http://x";
        dossier.listings[0].aggregate->histogram = {{attack, 1}};
    }
    town.businesses[0].dossier.business.city = attack;
    town.businesses[0].judgement.badges = {attack};
    town.segments[0].name = attack;
    town.segments[0].borrowed = attack;
    town.sources[0].source = attack;
    town.sources[0].host = attack;
    town.sources[0].stopped = attack;
    town.sources[0].errors = {{attack, 1}};
    town.sources[0].refusals = {attack};
    return town;
}

std::string all_pages(const model::Comparison& comparison) {
    sample::Place place("hostile");
    report::publish(comparison, {}, place.path / "out");
    report::publish_one_file(comparison, {}, place.path / "out/one.html");
    std::string all;
    for (const auto& entry : std::filesystem::recursive_directory_iterator(place.path / "out"))
        if (entry.path().extension() == ".html" || entry.path().extension() == ".json" ||
            (entry.path().extension() == ".js" && entry.path().parent_path().filename() == "b"))
            all += sample::read(entry.path());
    return all;
}

}  // namespace

TEST_CASE("what a site wrote is text on every page, never markup") {
    const std::string pages = all_pages(hostile_town());
    CHECK(holds(pages, "&lt;script&gt;alert(1)"));
    CHECK_FALSE(holds(pages, "<script>"));
    CHECK_FALSE(holds(pages, "<img"));
}

TEST_CASE("what a site wrote never ends the attribute it stands in") {
    const std::string pages = all_pages(hostile_town());
    CHECK_FALSE(holds(pages, "\">&lt;script"));
    CHECK_FALSE(holds(pages, "\"\"&gt;"));
}

TEST_CASE("a business's script stays one call with two strings, whatever stands in it") {
    sample::Place place("hostile-script");
    report::publish(hostile_town(), {}, place.path / "out");
    std::string script;
    for (const auto& entry : std::filesystem::directory_iterator(place.path / "out/b"))
        if (entry.path().extension() == ".js") script = sample::read(entry.path());
    REQUIRE(script.starts_with("negenplus.side("));
    long quotes = 0;
    for (std::size_t at = 0; at < script.size(); ++at) {
        if (script[at] == '\\')
            ++at;
        else if (script[at] == '"')
            ++quotes;
    }
    CHECK(quotes == 4);
    CHECK(sample::count(script, "\n") == 1);
    CHECK_FALSE(holds(script, "</"));
    CHECK_FALSE(holds(script, "<!--"));
    CHECK_FALSE(holds(script, "\u2028"));
}

TEST_CASE("a language that is none never becomes an attribute") {
    CHECK_FALSE(holds(all_pages(hostile_town()), "lang=\"&quot;"));
}

TEST_CASE("only web addresses become links") {
    auto town = sample::town();
    town.businesses[0].dossier.listings[0].url = "javascript:alert(1)";
    town.businesses[1].dossier.listings[0].url = "data:text/html,x";
    const std::string pages = all_pages(town);
    CHECK_FALSE(holds(pages, "href=\"javascript"));
    CHECK_FALSE(holds(pages, "href=\\\"javascript"));
    CHECK_FALSE(holds(pages, "href=\"data"));
    CHECK(holds(pages, "href=\"https://www.iens.example/3\""));
}

TEST_CASE("bytes that are not UTF-8 are shown as replacement characters") {
    auto town = sample::town();
    town.businesses[0].dossier.business.name = "Caf\xe9 \xf0\x9f Z";
    CHECK(holds(all_pages(town), "Caf\uFFFD \uFFFD\uFFFD Z"));
}

TEST_CASE("a name with braces stays as it is in every sentence") {
    auto town = sample::town();
    town.businesses[0].dossier.business.name = "{n} {{NAME}} {score}";
    CHECK(holds(all_pages(town), "Iens geeft {n} {{NAME}} {score} en Het Midden"));
}

TEST_CASE("figures that are no numbers are printed as nought and nothing breaks") {
    auto town = sample::town();
    auto& judgement = town.businesses[0].judgement;
    const double nan = std::numeric_limits<double>::quiet_NaN();
    judgement.delighted = {nan, nan, std::numeric_limits<double>::infinity()};
    judgement.effective_n = nan;
    const std::string pages = all_pages(town);
    CHECK_FALSE(holds(pages, ">nan"));
    CHECK_FALSE(holds(pages, ":nan"));
    CHECK_FALSE(holds(pages, "\"inf"));
}

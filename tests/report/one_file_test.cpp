#include <regex>
#include <set>

#include "report/report.h"
#include "tests/catch.h"
#include "tests/report/spoken_sample.h"

using sample::holds;

namespace {

std::string one_file(const model::Comparison& comparison) {
    sample::Place place("one-file");
    report::publish_one_file(comparison, {}, place.path / "sub/report.html");
    return sample::read(place.path / "sub/report.html");
}

/// So many warm restaurants, with all that their guests write.
model::Comparison large(int businesses) {
    model::Comparison town = sample::talking_town();
    const model::Judged first = town.businesses.front();
    town.businesses.assign(static_cast<std::size_t>(businesses), first);
    for (int i = 0; i < businesses; ++i)
        town.businesses[static_cast<std::size_t>(i)].dossier.business_id = i + 1;
    return town;
}

std::vector<std::string> all_of(const std::string& page, const std::string& pattern) {
    const std::regex wanted(pattern);
    std::vector<std::string> found;
    for (std::sregex_iterator each(page.begin(), page.end(), wanted), end; each != end; ++each)
        found.push_back((*each)[1]);
    return found;
}

}  // namespace

TEST_CASE("one file holds the comparison and every business, and the rows lead to them") {
    const std::string page = one_file(sample::town());
    CHECK(holds(page, "2 van de 9 restaurants in Amersfoort zijn Klanthousiast"));
    CHECK(sample::count(page, "<section class=\"one v-") == 9);
    CHECK(holds(page, "<a href=\"#b-el-ternero-1\">El Ternero</a>"));
    CHECK(holds(page, "id=\"b-el-ternero-1\""));
}

TEST_CASE("one file brings its style and asks for no other file, and no script may run in it") {
    const std::string page = one_file(sample::town());
    CHECK(holds(page, "<style>:root {"));
    CHECK(holds(page, "content=\"default-src 'none'; style-src 'unsafe-inline'\""));
    for (const std::string other :
         {"<script", "<link", "src=", "report.css", "index.html", "comparison.csv"})
        CHECK_FALSE(holds(page, other));
}

TEST_CASE("one file of the same comparison has the same bytes") {
    CHECK(one_file(sample::town()) == one_file(sample::town()));
}

TEST_CASE("one file of an empty comparison says that there is nothing yet") {
    CHECK(holds(one_file(model::Comparison{}), "Er staan nog geen bedrijven"));
}

TEST_CASE("one file is not written over a folder, and leaves nothing beside it") {
    sample::Place place("one-file-folder");
    std::filesystem::create_directory(place.path / "report.html");
    CHECK_THROWS_AS(report::publish_one_file(sample::town(), {}, place.path / "report.html"),
                    report::Error);
    CHECK(std::distance(std::filesystem::directory_iterator(place.path), {}) == 1);
}

TEST_CASE("one file tells what the guests of every business write, in charts where they are few") {
    const std::string page = one_file(sample::talking_town());
    CHECK(sample::count(page, "<section class=\"voice\"") == 9);
    CHECK(holds(page, "ze wisten nog wat we de vorige keer dronken"));
    CHECK_FALSE(holds(page, "is dit bestand"));
}

TEST_CASE("one file of many businesses tells in lines what the guests write, and says so") {
    const std::string page = one_file(large(150));
    CHECK(page.size() < 2'000'000);
    CHECK(sample::count(page, "<div class=\"one-voice\">") == 150);
    CHECK(sample::count(page, "ze wisten nog wat we de vorige keer dronken") == 150);
    CHECK(holds(page, "wat de gasten schrijven staat hier in het kort"));
}

TEST_CASE("one file that would be too large leaves the guests' words to the folder, and says so") {
    const std::string page = one_file(large(450));
    CHECK(page.size() < 4'000'000);
    CHECK_FALSE(holds(page, "<div class=\"one-voice\">"));
    CHECK(holds(page, "Wat de gasten schrijven staat in de map met het rapport"));
}

TEST_CASE("one file has the method, the caveats, the groups, the sources and what changed") {
    auto town = sample::talking_town();
    town.moves =
        model::Moves{sample::day(2026, 8, 1),
                     {{model::MoveKind::risen, 1, model::Verdict::promising, {0.3, 0.2, 0.4}}}};
    sample::Place place("one-file-parts");
    report::publish(town, {}, place.path / "out");
    const std::string page = one_file(town);
    for (const std::string name : {"method.html", "sources.html"}) {
        std::string whole = sample::read(place.path / "out" / name);
        whole.erase(whole.find("</article>"));
        for (const std::string& text : all_of(whole, "<(?:li|h2|p)>([^<]{20,})<"))
            CHECK(holds(page, text));
    }
    CHECK(holds(page, "Sinds het rapport van 1 augustus 2026"));
    CHECK(sample::count(page, "<a href=\"#b-hete-kolen-2\">Hete Kolen</a>") == 2);
    CHECK(holds(page, "restaurants in Amersfoort</th>"));
}

TEST_CASE("every link within one file leads somewhere, and no two places have one name") {
    const std::string page = one_file(sample::talking_town());
    const auto ids = all_of(page, " id=\"([^\"]+)\"");
    const std::set<std::string> places(ids.begin(), ids.end());
    CHECK(places.size() == ids.size());
    const auto links = all_of(page, "href=\"#([^\"]+)\"");
    CHECK(links.size() > 20);
    for (const std::string& link : links) CHECK(places.contains(link));
}

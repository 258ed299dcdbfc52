#include <map>

#include "report/report.h"
#include "tests/catch.h"
#include "tests/report/spoken_sample.h"

using sample::holds;

namespace {

struct Published {
    sample::Place place{"publish"};
    std::filesystem::path out = place.path / "out";

    explicit Published(const model::Comparison& comparison,
                       report::Language language = report::Language::dutch) {
        report::publish(comparison, {language, {}}, out);
    }
    std::string page(const std::string& name) const { return sample::read(out / name); }
};

std::map<std::string, std::string> all_files(const std::filesystem::path& folder) {
    std::map<std::string, std::string> files;
    for (const auto& entry : std::filesystem::recursive_directory_iterator(folder))
        if (entry.is_regular_file())
            files[entry.path().lexically_relative(folder).string()] = sample::read(entry.path());
    return files;
}

}  // namespace

TEST_CASE("the comparison opens with its finding in one sentence") {
    const Published published(sample::town());
    CHECK(holds(published.page("index.html"),
                "<h1>2 van de 9 restaurants in Amersfoort zijn Klanthousiast; "
                "3 zijn middelmatige zevens</h1>"));
}

TEST_CASE("the finding names no place and no category where businesses differ in them") {
    auto town = sample::town();
    town.businesses[0].dossier.business.city = "Leusden";
    town.businesses[1].dossier.business.category = "hotel";
    const Published published(town);
    CHECK(holds(published.page("index.html"), "<h1>2 van de 9 bedrijven zijn Klanthousiast"));
}

TEST_CASE("one delight and one seven are spoken of in the singular") {
    auto town = sample::town();
    town.businesses = {town.businesses[0], town.businesses[3]};
    const Published published(town);
    CHECK(holds(published.page("index.html"),
                "1 van de 2 restaurants in Amersfoort is Klanthousiast; 1 is een middelmatige"));
}

TEST_CASE("where nobody delights the finding says so") {
    auto town = sample::town();
    town.businesses.erase(town.businesses.begin(), town.businesses.begin() + 2);
    const Published published(town);
    CHECK(holds(published.page("index.html"),
                "Geen van de 7 restaurants in Amersfoort is Klanthousiast"));
}

TEST_CASE("an empty comparison is a page that says there is nothing yet") {
    const Published published(model::Comparison{});
    CHECK(holds(published.page("index.html"), "Er staan nog geen bedrijven"));
    CHECK_FALSE(holds(published.page("index.html"), "<table"));
}

TEST_CASE("every business has a row with its verdict and a page of its own") {
    const Published published(sample::town());
    const std::string index = published.page("index.html");
    CHECK(sample::count(index, "<tr class=\"v-") == 9);
    CHECK(holds(index, "<a href=\"b/el-ternero-1.html\">El Ternero</a>"));
    CHECK(holds(published.page("b/el-ternero-1.html"), "<h1>El Ternero</h1>"));
}

TEST_CASE("a row shows the NPS-like figure with its interval, and the trend as a line") {
    auto town = sample::town();
    town.businesses[1].judgement.trend.clear();
    const std::string index = Published(town).page("index.html");
    CHECK(holds(index, "+40 <small>+25 tot +55</small>"));
    CHECK(sample::count(index, "class=\"spark\"") == 8);
    CHECK(holds(index, "data-k=\"0.3\" data-label=\"Trend\""));
}

TEST_CASE("a business without a name still has words to press on") {
    auto town = sample::town();
    town.businesses[0].dossier.business.name = " ";
    CHECK(holds(Published(town).page("index.html"), "<a href=\"b/1.html\">(zonder naam)</a>"));
}

TEST_CASE("two businesses whose pages would get one name get two") {
    auto town = sample::town();
    town.businesses[1] = town.businesses[0];
    const Published published(town);
    CHECK(std::filesystem::exists(published.out / "b/el-ternero-1.html"));
    CHECK(std::filesystem::exists(published.out / "b/el-ternero-1-2.html"));
}

TEST_CASE(
    "kind and place stand by a name, and can be sorted by, only where businesses differ in them") {
    auto town = sample::town();
    CHECK_FALSE(holds(Published(town).page("index.html"), "value=\"place up\""));
    town.businesses[0].dossier.business.city = "Leusden";
    const std::string index = Published(town).page("index.html");
    CHECK(holds(index, "<option value=\"place up\">"));
    CHECK(holds(index, "<option value=\"Leusden\">Leusden</option>"));
    CHECK(holds(index, "El Ternero</a> <small>Leusden</small>"));
}

TEST_CASE("columns of trend, dates and sources stand there only where they tell something") {
    auto town = sample::town();
    const std::string one = Published(town).page("index.html");
    CHECK(holds(one, "data-sort=\"trend\""));
    CHECK_FALSE(holds(one, "data-sort=\"source\""));
    CHECK(holds(one, "Alle cijfers hier komen van Iens."));
    for (auto& judged : town.businesses) {
        judged.judgement.trend.clear();
        judged.judgement.first = judged.judgement.last = std::nullopt;
    }
    town.businesses[0].judgement.sources = {"zoover"};
    const std::string two = Published(town).page("index.html");
    CHECK_FALSE(holds(two, "data-sort=\"trend\""));
    CHECK_FALSE(holds(two, "data-sort=\"last\""));
    CHECK(holds(two, "data-sort=\"source\""));
}

TEST_CASE("a delight and a seven with the same score at one source are set side by side") {
    const Published published(sample::town());
    CHECK(holds(published.page("index.html"),
                "Iens geeft El Ternero en Het Midden allebei een 8,2."));
}

TEST_CASE("a badge that all carry is said once above the table and not in the rows") {
    auto town = sample::town();
    for (auto& judged : town.businesses) judged.judgement.badges = {"undated"};
    town.businesses[2].judgement.badges.push_back("stale");
    const std::string index = Published(town).page("index.html");
    CHECK(holds(index, "Geldt voor alle bedrijven hier"));
    CHECK(sample::count(index, "class=\"badge\"") == 1);
}

TEST_CASE("a business without any evidence is shown without a share") {
    auto town = sample::town();
    town.businesses[8].judgement = model::Judgement{};
    const Published published(town);
    CHECK(holds(published.page("b/net-open-9.html"), "Er zijn geen beoordelingen gevonden."));
    CHECK_FALSE(holds(published.page("b/net-open-9.html"), "big-figure"));
}

TEST_CASE("a trend is drawn from two points on, with its finding") {
    auto town = sample::town();
    town.businesses[0].judgement.changes = {{"up", sample::day(2026, 5, 1), 0.97, 0.2, 0.5}};
    town.businesses[1].judgement.trend.pop_back();
    const Published published(town);
    CHECK(holds(published.page("b/el-ternero-1.html"),
                "Gestegen sinds mei 2026: van 20\u00a0% naar 50\u00a0% negens en tienen"));
    CHECK_FALSE(holds(published.page("b/hete-kolen-2.html"), "chart trend"));
}

TEST_CASE("a source's row tells where its page stands in the archive") {
    auto town = sample::town();
    town.businesses[0].dossier.listings[0].archived = "negenplus-20261101.warc.gz:735";
    const Published published(town);
    CHECK(holds(published.page("b/el-ternero-1.html"),
                "gearchiveerd: negenplus-20261101.warc.gz:735"));
    CHECK_FALSE(holds(published.page("b/hete-kolen-2.html"), "gearchiveerd"));
}

TEST_CASE("the method is worked out with a business from these very data") {
    const std::string method = Published(sample::town()).page("method.html");
    CHECK(holds(method, "El Ternero heeft 60 beoordelingen: 30 negens en tienen"));
    CHECK(holds(method, "(9,5 + 48) = 55\u00a0%"));
}

TEST_CASE("the method tells how generous each source is, or that it cannot be told") {
    auto town = sample::talking_town();
    CHECK(holds(Published(town).page("method.html"), "er is niets gelijkgetrokken"));
    town.biases = {{"zoover", 14, model::Estimate{0.04, 0.01, 0.07},
                    model::Estimate{-0.21, -0.3, -0.12}, 0, 0, 0},
                   {"iens", 2, std::nullopt, std::nullopt, 0, 0, 0}};
    const std::string method = Published(town).page("method.html");
    CHECK(holds(method,
                "<td>14</td><td>+4 (+1 tot +7)</td><td>\u22120,21 (\u22120,30 tot "
                "\u22120,12)</td>"));
    CHECK(holds(method, "te weinig om te zeggen"));
}

TEST_CASE("the method tells that a source changed its scale, and how many texts were read") {
    auto town = sample::talking_town();
    town.scale_changes = {{"zoover", {1, 10}, {1, 5}, sample::day(2025, 3, 1), 40, 20}};
    const std::string method = Published(town, report::Language::english).page("method.html");
    CHECK(holds(method, "Zoover went from a scale of 1\u201310 to 1\u20135 on 1 March 2025"));
    CHECK(holds(method, "Here 484 of 516 texts were read."));
}

TEST_CASE("the method tells the thresholds that were used") {
    sample::Place place("rules");
    report::Options options;
    options.rules.min_effective_n = 25;
    report::publish(sample::town(), options, place.path / "out");
    CHECK(holds(sample::read(place.path / "out/method.html"), "minder dan 25 beoordelingen"));
}

TEST_CASE("the sources page shows what the run was refused and how long it waited") {
    const std::string sources = Published(sample::town()).page("sources.html");
    CHECK(holds(sources, "/private robots.txt line 4: Disallow: /private"));
    CHECK(holds(sources, "2\u00a0s / 2,5\u00a0s"));
}

TEST_CASE("the sources page says that a layout changed and what it no longer gives") {
    auto town = sample::town();
    town.sources.at(0).layout = {"0 of 40 pages give an address, before 38 of 40"};
    CHECK(holds(Published(town).page("sources.html"),
                "opmaak veranderd, cijfers van eerder blijven staan: 0 of 40 pages give an "
                "address, before 38 of 40"));
}

TEST_CASE("an English report has English words, numbers and dates") {
    const Published published(sample::town(), report::Language::english);
    const std::string index = published.page("index.html");
    CHECK(holds(index, "<html lang=\"en\">"));
    CHECK(holds(index, "2 of the 9 restaurants in Amersfoort are genuinely delightful"));
    CHECK(holds(index, "As of 21 November 2026"));
    CHECK(holds(published.page("b/el-ternero-1.html"), "8.3"));
}

TEST_CASE("the same comparison gives the same bytes") {
    const Published first(sample::talking_town()), second(sample::talking_town());
    CHECK(all_files(first.out) == all_files(second.out));
}

TEST_CASE("no page speaks of the network, of inline handlers or of inline styles") {
    const Published published(sample::talking_town());
    for (const auto& [name, bytes] : all_files(published.out)) {
        INFO(name);
        CHECK_FALSE(holds(bytes, "src=\"http"));
        CHECK_FALSE(holds(bytes, "@import"));
        CHECK_FALSE(holds(bytes, " style=\""));
        CHECK_FALSE(holds(bytes, " onclick="));
        CHECK_FALSE(holds(bytes, "<script>"));
    }
}

TEST_CASE("all links between the pages lead to a file") {
    const Published published(sample::talking_town());
    for (const auto& [name, bytes] : all_files(published.out)) {
        if (!name.ends_with(".html")) continue;
        for (const std::string attribute : {"href=\"", "src=\""}) {
            for (auto at = bytes.find(attribute); at != std::string::npos;
                 at = bytes.find(attribute, at + 1)) {
                const auto from = at + attribute.size();
                std::string link = bytes.substr(from, bytes.find('"', from) - from);
                if (link.starts_with("#") || link.starts_with("https:")) continue;
                link.resize(std::min(link.size(), link.find('#')));
                INFO(name + " " + link);
                CHECK(std::filesystem::exists((published.out / name).parent_path() / link));
            }
        }
    }
}

TEST_CASE("every opened table, row, cell and section is closed again") {
    const Published published(sample::talking_town());
    for (const auto& [name, bytes] : all_files(published.out)) {
        if (!name.ends_with(".html")) continue;
        for (const std::string tag : {"table", "tr", "td", "th", "svg", "section", "div", "ul",
                                      "ol", "dl", "figure", "article", "main"}) {
            INFO(name + " " + tag);
            CHECK(sample::count(bytes, "<" + tag + ">") + sample::count(bytes, "<" + tag + " ") ==
                  sample::count(bytes, "</" + tag + ">"));
        }
    }
}

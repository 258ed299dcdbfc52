#include "report/report.h"
#include "report/text.h"
#include "tests/catch.h"
#include "tests/report/spoken_sample.h"

using sample::holds;

namespace {

struct Published {
    sample::Place place{"compare"};
    std::filesystem::path out = place.path / "out";

    explicit Published(const model::Comparison& comparison) {
        report::publish(comparison, {}, out);
    }
    std::string page(const std::string& name) const { return sample::read(out / name); }
};

}  // namespace

TEST_CASE("without a script the first five stand side by side, point by point") {
    const std::string page = Published(sample::talking_town()).page("compare.html");
    CHECK(holds(page, "De 5 die in de vergelijking voorop gaan."));
    for (const char* point : {"verdict", "spread", "trend", "figures", "pyramid", "signals", "axes",
                              "aspects", "price", "road", "quotes"}) {
        INFO(point);
        const auto at = page.find("<tbody data-point=\"" + std::string(point) + "\"");
        REQUIRE(at != std::string::npos);
        const std::string row = page.substr(at, page.find("<tbody data-point", at + 1) - at);
        CHECK(sample::count(row, "class=\"side-cell\"") == 5);
    }
}

TEST_CASE("a comparison of two shows two columns, and an empty one says there is nothing") {
    auto town = sample::talking_town();
    town.businesses.resize(2);
    CHECK(holds(Published(town).page("compare.html"), "colspan=\"2\""));
    CHECK(
        holds(Published(model::Comparison{}).page("compare.html"), "Er staan nog geen bedrijven"));
}

TEST_CASE("every business has a script with its column, named by its page") {
    const std::string script = Published(sample::talking_town()).page("b/el-ternero-1.js");
    CHECK(script.starts_with("negenplus.side(\"el-ternero-1\",\""));
    CHECK(script.ends_with("\");\n"));
    CHECK(holds(script, "data-point=\\\"road\\\""));
}

TEST_CASE("a point that nothing is known of says so") {
    auto town = sample::talking_town();
    const std::string script = Published(town).page("b/net-open-9.js");
    CHECK(holds(script, "Te weinig gegevens"));
}

TEST_CASE("what a source tells of parts of a business stands there in our words") {
    auto town = sample::talking_town();
    town.businesses[0].dossier.listings[0].aggregate->aspects = {{"food", 8.3}, {"zzz", 7}};
    const Published published(town);
    CHECK(holds(published.page("compare.html"), "Eten\u00a08,3 \u00b7 zzz\u00a07,0"));
    CHECK(holds(published.page("b/el-ternero-1.html"), "Onderdelen bij Iens"));
}

TEST_CASE("ready-made HTML in a script ends neither its string nor a script around it") {
    CHECK(report::script_string("a\"b\\c") == "\"a\\\"b\\\\c\"");
    CHECK(report::script_string("</script><!--") == "\"<\\/script><\\!--\"");
    CHECK(report::script_string("a\nb\r") == "\"a\\nb\\r\"");
    CHECK(report::script_string("a\u2028b\u2029") == "\"a\\u2028b\\u2029\"");
}

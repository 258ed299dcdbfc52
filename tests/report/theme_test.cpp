#include "report/report.h"
#include "tests/catch.h"
#include "tests/report/sample.h"

using sample::holds;

namespace {

const std::string start = R"({{%AUTOESCAPE context="HTML"}})";

/// A theme folder with one file, and what comes of publishing with it.
struct Themed {
    sample::Place place{"theme"};
    std::filesystem::path theme = place.path / "theme";
    report::Notes notes;

    Themed(const std::string& name, const std::string& bytes) {
        std::filesystem::create_directory(theme);
        sample::write(theme / name, bytes);
    }
    std::string publish(const std::string& page, const std::string& language = "nl") {
        report::Options options;
        options.language = {language};
        options.theme = theme;
        notes = report::publish(sample::town(), options, place.path / "out");
        return sample::read(place.path / "out" / page);
    }
    /// Why it is refused; empty: it is not.
    std::string refusal(const std::string& language = "nl") {
        try {
            publish("index.html", language);
        } catch (const report::ThemeError& error) {
            return error.what();
        }
        return "";
    }
};

}  // namespace

TEST_CASE("a template of the user stands in for the built-in one of that name") {
    Themed themed("foot.html",
                  start + "</main><footer>Ours: {{AS_OF_LINE}}</footer></body></html>");
    CHECK(holds(themed.publish("index.html"), "<footer>Ours: Peildatum 21 november 2026</footer>"));
    CHECK(holds(themed.publish("method.html"), "<footer>Ours: "));
}

TEST_CASE("a template of the user that does not escape is refused with file and reason") {
    const std::string refusal = Themed("foot.html", "</main>{{AS_OF_LINE}}").refusal();
    CHECK(holds(refusal, "theme: template foot.html: it does not escape"));
}

TEST_CASE("a template of the user that does not close its sections is refused with line and name") {
    CHECK(holds(Themed("foot.html", start + "\n{{#DATA}}").refusal(), "section DATA does not end"));
    CHECK(holds(Themed("foot.html", start + "\n{{#A}}{{#B}}{{/A}}{{/B}}").refusal(),
                "line 2: section A ends where it is not the innermost"));
}

TEST_CASE("a template of the user may not choose how a name is escaped") {
    for (const std::string bypass :
         {"{{NAME:none}}", "{{=<% %>=}}<%NAME%>", R"({{%AUTOESCAPE context="JSON"}})"})
        CHECK(holds(Themed("foot.html", start + bypass).refusal(), "line 1: {{"));
}

TEST_CASE("a template that the report has no use for is refused, for it may be a slip of the pen") {
    const std::string refusal = Themed("footer.html", start).refusal();
    CHECK(holds(refusal, "footer.html: the report has no template of that name"));
    CHECK(holds(refusal, "foot.html"));
}

TEST_CASE("a theme folder that is not there is refused") {
    report::Options options;
    options.theme = "/nowhere/theme";
    CHECK_THROWS_AS(report::check_theme(options), report::ThemeError);
}

TEST_CASE("words of the user replace the built-in ones, and the rest stays") {
    Themed themed("nl.txt", "brand = Zeeland\n");
    const std::string index = themed.publish("index.html");
    CHECK(holds(index, "<b>Zeeland</b>"));
    CHECK(holds(index, "zijn Klanthousiast"));
    CHECK(themed.notes.empty());
}

TEST_CASE("another language is one file of words; what it lacks stands in English and is told") {
    Themed themed("fy.txt", "lang = fy\nnav_index = Fergeliking\n");
    const std::string index = themed.publish("index.html", "fy");
    CHECK(holds(index, "<html lang=\"fy\">"));
    CHECK(holds(index, ">Fergeliking</a>"));
    CHECK(holds(index, "are genuinely delightful"));
    REQUIRE(themed.notes.size() == 1);
    CHECK(holds(themed.notes[0], "fy.txt: "));
    CHECK(holds(themed.notes[0], "keys are missing and stand in English: about_"));
}

TEST_CASE("words under a key that the report does not know are told") {
    Themed themed("nl.txt", "brnad = Zeeland\n");
    themed.publish("index.html");
    REQUIRE(themed.notes.size() == 1);
    CHECK(holds(themed.notes[0], "1 keys that the report does not know: brnad"));
}

TEST_CASE("a file of words with a line that is none is refused by name and line") {
    CHECK(holds(Themed("nl.txt", "brand Zeeland\n").refusal(),
                "nl.txt: words: not understood: brand Zeeland"));
}

TEST_CASE("a language that nobody has words of is refused") {
    CHECK(holds(Themed("nl.txt", "brand = Z\n").refusal("xx"), "language 'xx'"));
}

TEST_CASE("pictures and a style of the user are published, and the pages link to the style") {
    Themed themed("theme.css", ":root { --delight: #070; }");
    sample::write(themed.theme / "logo.svg", "<svg/>");
    sample::write(themed.theme / "notes.md", "mine");
    CHECK(holds(themed.publish("b/el-ternero-1.html"), "href=\"../theme.css\""));
    CHECK(themed.publish("logo.svg") == "<svg/>");
    CHECK(themed.publish("notes.md").empty());
}

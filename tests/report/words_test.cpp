#include "report/words.h"

#include <filesystem>
#include <regex>
#include <set>

#include "report/edition.h"
#include "tests/catch.h"
#include "tests/report/spoken_sample.h"

namespace {

const std::filesystem::path templates = std::filesystem::path(SOURCE_DIR) / "report/templates";

report::Words language(const std::string& name) {
    return report::Words(sample::read(templates / (name + ".txt")));
}

std::set<std::string> places(const std::string& text) {
    static const std::regex place(R"(\{(\w+)\})");
    std::set<std::string> found;
    for (std::sregex_iterator at(text.begin(), text.end(), place), end; at != end; ++at)
        found.insert((*at)[1]);
    return found;
}

}  // namespace

TEST_CASE("every language has the same keys") {
    std::set<std::string> dutch, english;
    const auto first = language("nl"), second = language("en");
    for (const auto& [key, text] : first.all()) dutch.insert(key);
    for (const auto& [key, text] : second.all()) english.insert(key);
    CHECK(dutch == english);
}

TEST_CASE("a sentence has the same places to fill in, in every language") {
    const auto dutch = language("nl"), english = language("en");
    for (const auto& [key, text] : dutch.all()) {
        INFO(key);
        CHECK(places(text) == places(english[key]));
    }
}

TEST_CASE("no language leaves a text empty") {
    for (const std::string name : {"nl", "en"}) {
        const auto words = language(name);
        for (const auto& [key, text] : words.all()) {
            INFO(name + " " + key);
            CHECK_FALSE(text.empty());
        }
    }
}

TEST_CASE("all words that the templates ask for are there") {
    const auto dutch = language("nl");
    static const std::regex word(R"(\{\{t_(\w+)\}\})");
    for (const auto& entry : std::filesystem::directory_iterator(templates)) {
        if (entry.path().extension() != ".html") continue;
        const std::string text = sample::read(entry.path());
        for (std::sregex_iterator at(text.begin(), text.end(), word), end; at != end; ++at) {
            INFO(entry.path().filename().string() + " " + (*at)[1].str());
            CHECK(dutch.has((*at)[1].str()));
        }
    }
}

TEST_CASE("every verdict has a label and a line about it") {
    const auto dutch = language("nl");
    for (const auto verdict : report::verdict_order) {
        CHECK(dutch.has("verdict_" + std::string(model::to_string(verdict))));
        CHECK(dutch.has("about_" + std::string(model::to_string(verdict))));
        CHECK(dutch.has("method_rule_" + std::string(model::to_string(verdict))));
    }
}

TEST_CASE("every signal, step and element has its words") {
    const auto dutch = language("nl");
    for (const auto signal : model::signal_names)
        for (const std::string sign : {"", "_pos", "_neg"})
            CHECK(dutch.has("signal_" + std::string(signal) + sign));
    for (const auto element : model::element_names) {
        CHECK(dutch.has("element_" + std::string(element)));
        CHECK(dutch.has("element_" + std::string(element) + "_about"));
    }
}

TEST_CASE("numbers are written as the language does") {
    CHECK(language("nl").number(1234567.891, 2) == "1.234.567,89");
    CHECK(language("en").number(1234567.891, 2) == "1,234,567.89");
    CHECK(language("nl").number(-1234) == "-1.234");
    CHECK(language("nl").number(999) == "999");
    CHECK(language("nl").number(-0.001, 2) == "0,00");
}

TEST_CASE("a signed number has a real minus, and nought has no sign") {
    CHECK(language("nl").signed_number(12.4) == "+12");
    CHECK(language("nl").signed_number(-3) == "\u22123");
    CHECK(language("nl").signed_number(-0.2) == "0");
}

TEST_CASE("dates are written as the language does") {
    CHECK(language("nl").date(sample::day(2026, 11, 21)) == "21 november 2026");
    CHECK(language("en").date(sample::day(2026, 11, 21)) == "21 November 2026");
    CHECK(language("nl").month(sample::day(2015, 3, 9)) == "mrt 2015");
}

TEST_CASE("a probability is never printed as certainty") {
    CHECK(language("nl").chance(0.9999) == "meer dan 99\u00a0%");
    CHECK(language("nl").chance(0.0001) == "minder dan 1\u00a0%");
    CHECK(language("nl").chance(0.5) == "50\u00a0%");
}

TEST_CASE("one is singular, all other numbers are plural") {
    const report::Words words("x_one = {n} zeven\nx_other = {n} zevens\nthousands_mark = .\n");
    CHECK(words.count("x", 1) == "1 zeven");
    CHECK(words.count("x", 0) == "0 zevens");
    CHECK(words.count("x", 2000) == "2.000 zevens");
}

TEST_CASE("what is filled in is not looked through for places again") {
    CHECK(report::fill_in("{a} en {b}", {{"a", "{b}"}, {"b", "B"}}) == "{b} en B");
}

TEST_CASE("a place that never closes is no crash") {
    CHECK(report::fill_in("een {a", {{"a", "A"}}) == "een A");
}

TEST_CASE("a language file with a line that is no pair, or a key twice, is refused") {
    CHECK_THROWS_AS(report::Words("hallo\n"), std::logic_error);
    CHECK_THROWS_AS(report::Words("a = 1\na = 2\n"), std::logic_error);
}

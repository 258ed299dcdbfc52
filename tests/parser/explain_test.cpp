#include "parser/explain.h"

#include <algorithm>

#include "tests/catch.h"

namespace {

const char* const recipe = R"(name = "a"
source = "a"
[when]
present = "main"
[business]
name = "h1"
city = ".city"
[reviews]
each = ".r"
score = ".s"
title = ".t"
)";

const char* const page =
    "<html><main><h1>Zaak</h1><p class=r><i class=s>5</i></p><p class=r><i class=s>4</i></p>"
    "<p class=r><i class=s>9</i></p></main></html>";

parser::Explanation explained(std::string_view bytes) {
    parser::Recipes recipes;
    REQUIRE(recipes.add("a.toml", recipe));
    parser::Input input;
    input.bytes = bytes;
    return parser::explain(input, recipes);
}

/// "business.city missed line 7": a field as one text; empty where it is not told.
std::string told(const parser::Explanation& explanation, const std::string& name) {
    const auto found = std::find_if(explanation.fields.begin(), explanation.fields.end(),
                                    [&](const auto& field) { return field.name == name; });
    if (found == explanation.fields.end()) return "";
    static constexpr const char* outcomes[] = {"found", "missed", "refused"};
    std::string text = outcomes[static_cast<int>(found->outcome)];
    if (!found->text.empty()) text += " " + found->text;
    if (found->line > 0) text += " line " + std::to_string(found->line);
    return text + (found->needed ? " needed" : "");
}

}  // namespace

TEST_CASE("An explanation tells field by field what a recipe reads and misses") {
    const auto it = explained(page);
    CHECK(it.recipe == "a");
    CHECK(it.file == "a.toml");
    CHECK(told(it, "business.name") == "found Zaak");
    CHECK(told(it, "business.city") == "missed line 7");
    CHECK(told(it, "reviews") == "found 2");
    CHECK(told(it, "reviews.score") == "found 2 of 2");
    CHECK(told(it, "reviews.title") == "missed 0 of 2 line 11");
    CHECK(told(it, "review") == "refused score 9 is above its best, 5");
}

TEST_CASE("An explanation is complete where only what is not needed is missed") {
    CHECK(explained(page).complete());
}

TEST_CASE("An explanation without the name or any score of the reviews is not complete") {
    const auto nameless = explained("<html><main><p class=r><i class=s>5</i></p></main></html>");
    CHECK(told(nameless, "business.name") == "missed line 6 needed");
    CHECK_FALSE(nameless.complete());
    const auto empty = explained("<html><main><h1>Zaak</h1></main></html>");
    CHECK(told(empty, "any figure, review or item") == "missed needed");
    CHECK_FALSE(empty.complete());
}

TEST_CASE("An explanation says what a recipe that does not fit asks for in vain") {
    const auto it = explained("<html><p>Iets anders</p></html>");
    CHECK(told(it, "page") == "refused the recipe a does not fit");
    CHECK(told(it, "when.present main") == "missed needed");
    CHECK_FALSE(it.complete());
}

TEST_CASE("An explanation says why bytes cannot be read at all") {
    CHECK(told(explained("%PDF-1.4"), "page") == "refused neither HTML nor JSON: it is a PDF file");
}

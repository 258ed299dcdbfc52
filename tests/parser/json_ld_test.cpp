#include <algorithm>

#include "parser/json_ld_mend.h"
#include "parser/structured.h"
#include "tests/parser/page.h"

namespace {

struct Read {
    parser::Things things;
    std::vector<model::Skipped> problems;
};

/// Reads a page that holds these blocks.
Read read(const std::vector<std::string>& blocks) {
    std::string html;
    for (const auto& block : blocks)
        html += "<script type='application/ld+json'>" + block + "</script>";
    const auto page = parser_test::parse(html);
    Read result;
    result.things = parser::read_structured(page, result.problems);
    return result;
}

/// The first text of this name in the whole page.
std::string value(const Read& read, std::string_view name) {
    for (const auto& thing : read.things.all) {
        for (const auto& [key, one] : thing.properties) {
            if (key == name && !one.text.empty()) return one.text;
        }
    }
    return {};
}

}  // namespace

TEST_CASE("objects become things with their types, ids and properties") {
    const auto page = read({R"({"@type":["Hotel","Place"],"@id":"#h","name":"Zon",
        "aggregateRating":{"@type":"AggregateRating","ratingValue":8.4,"bestRating":"10"}})"});
    REQUIRE(page.things.roots.size() == 1);
    const auto& hotel = page.things.all[page.things.roots[0]];
    CHECK(hotel.types.size() == 2);
    CHECK(hotel.id == "#h");
    CHECK(value(page, "ratingValue") == "8.4");
    CHECK(page.problems.empty());
}

TEST_CASE("graphs, arrays and several blocks are read in order") {
    const auto page =
        read({R"({"@graph":[{"@type":"A"},{"@type":"B"}]})", R"([{"@type":"C"},[{"@type":"D"}]])"});
    std::string types;
    for (const auto root : page.things.roots) types += page.things.all[root].types.front();
    CHECK(types == "ABCD");
}

TEST_CASE("a reference stands for the thing of its id, in another block too") {
    const auto page = read({R"({"@type":"Hotel","review":{"@id":"#r"}})",
                            R"({"@id":"#r","@type":"Review","reviewBody":"Fijn"})"});
    const auto& hotel = page.things.all[page.things.roots[0]];
    const auto& review = page.things.all[hotel.properties[0].second.thing];
    CHECK(review.types.front() == "Review");
}

TEST_CASE("parts of one thing are put together") {
    const auto page = read({R"([{"@id":"#p","@type":"Product","name":"Fiets"},
                                {"@id":"#p","aggregateRating":{"ratingValue":4}}])"});
    const auto& product = page.things.all[page.things.roots[0]];
    CHECK(product.properties.size() == 2);
}

TEST_CASE("values in wrappers are values") {
    const auto page = read({R"({"name":{"@value":"Zon","@language":"nl"},"x":null,"y":true})"});
    CHECK(value(page, "name") == "Zon");
    CHECK(value(page, "y") == "true");
}

TEST_CASE("broken blocks are mended and told with the byte where they break") {
    const std::vector<std::string> blocks = {
        "// hello\n{\"name\":\"Zon\"}",
        "/* hello */ {\"name\":\"Zon\"}",
        "<!-- {\"name\":\"Zon\"} -->",
        "//<![CDATA[\n{\"name\":\"Zon\"}\n//]]>",
        "<![CDATA[{\"name\":\"Zon\"}]]>",
        "{\"name\":\"Zon\",}",
        "{\"name\":\"Zon\"}}",
        "{\"name\":\"Zon\"",
        "{\"a\":[1,2,\"name\":\"Zon\"",
        "{\"name\":\"Zon\",,\"b\":1}",
        "{\"a\":\"x\\'y\",\"name\":\"Zon\"}",
        "{\"a\":\"zei \"goed\" en\",\"name\":\"Zon\"}",
        "{\"a\":,\"name\":\"Zon\"}",
        "{name:\"Zon\"}",
        "{\"a\":{\"b\":1,\"name\":\"Zon\"}",
    };
    for (const auto& block : blocks) {
        const auto page = read({block});
        INFO(block);
        INFO(parser::mended_json(block));
        CHECK(value(page, "name") == "Zon");
        REQUIRE(page.problems.size() == 1);
        CHECK(page.problems[0].why.starts_with("at byte "));
    }
}

TEST_CASE("semicolons and white space around a block are no fault") {
    const auto page = read({" \n{\"name\":\"Zon\"};\n ;"});
    CHECK(value(page, "name") == "Zon");
    CHECK(page.problems.empty());
}

TEST_CASE("raw line ends in a string are line ends of the text") {
    const auto page = read({"{\"reviewBody\":\"een\ntwee\tdrie\"}"});
    CHECK(value(page, "reviewBody") == "een\ntwee drie");
}

TEST_CASE("values side by side are all read") {
    const auto page = read({"{\"@type\":\"A\"}{\"@type\":\"B\"}"});
    CHECK(page.things.roots.size() == 2);
}

TEST_CASE("a hopeless block never loses its neighbour") {
    const auto page = read({"{{{{\"\\", "{\"name\":\"Zon\"}", "undefined"});
    CHECK(value(page, "name") == "Zon");
    CHECK(page.problems.size() == 2);
}

TEST_CASE("the byte counts from the beginning of the block") {
    const auto page = read({"  {\"a\":1,}"});
    REQUIRE(page.problems.size() == 1);
    CHECK(page.problems[0].why.starts_with("at byte 9: "));
}

TEST_CASE("JSON as deep as it likes is refused without harm") {
    const auto page = read({std::string(1'000'000, '['), "{\"name\":\"Zon\"}"});
    CHECK(page.problems.size() == 1);
    CHECK(value(page, "name") == "Zon");
}

TEST_CASE("things that refer to each other in circles are read") {
    const auto page = read({R"([{"@id":"#a","b":{"@id":"#b"}},{"@id":"#b","a":{"@id":"#a"}}])"});
    CHECK(page.things.roots.size() == 2);
}

TEST_CASE("only scripts of JSON-LD's type are read") {
    const auto page = parser_test::parse(
        "<script type=application/json>{\"name\":\"a\"}</script>"
        "<script type='application/LD+JSON; charset=utf-8'>{\"name\":\"b\"}</script>");
    std::vector<model::Skipped> problems;
    const auto things = parser::read_structured(page, problems);
    REQUIRE(things.roots.size() == 1);
    CHECK(things.all[0].properties[0].second.text == "b");
}

#include "app/demo_template.h"

#include <stdexcept>

#include "app/demo_files.h"
#include "tests/catch.h"

using namespace app;

TEST_CASE("a filling is escaped for HTML") {
    const std::string html = fill_template(
        "list_item.html", {{"url", "/a?b=1&c=\"2\""}, {"name", "Zus & <Zee>"}, {"kind", "hotel"}});
    CHECK(html ==
          "<li><a href=\"/a?b=1&amp;c=&quot;2&quot;\">Zus &amp; &lt;Zee&gt;</a> (hotel)</li>\n");
}

TEST_CASE("a filling in three braces stands as it is") {
    const std::string html =
        fill_template("next_link.html", {{"next", "/lijst?pagina=2"}, {"unused", "x"}});
    CHECK(html == "<link rel=\"next\" href=\"/lijst?pagina=2\">\n");
    const std::string page = fill_template("list.html", {{"title", "t"},
                                                         {"canonical", "c"},
                                                         {"next_link", html},
                                                         {"json", "{}"},
                                                         {"count", "1"},
                                                         {"page", "1"},
                                                         {"pages", "1"},
                                                         {"items", ""},
                                                         {"next_button", ""}});
    CHECK(page.find(html) != std::string::npos);
}

TEST_CASE("a template that misses a filling throws") {
    CHECK_THROWS_AS(fill_template("list_item.html", {{"url", "/"}}), std::logic_error);
}

TEST_CASE("a file that the demo does not have throws") {
    CHECK_THROWS_AS(demo_file("onbekend.html"), std::logic_error);
}

TEST_CASE("a JSON string cannot end its script element") {
    CHECK(json_escaped("a\"b\\c</script>") == "a\\\"b\\\\c\\u003c/script>");
}

#include "report/template.h"

#include <array>
#include <stdexcept>

#include "tests/catch.h"

namespace {

using File = std::pair<std::string_view, std::string_view>;
const std::string start = R"({{%AUTOESCAPE context="HTML"}})";

std::string expand(const std::string& body, std::string_view value) {
    const std::string text = start + body;
    const std::array<File, 1> files{File{"page.html", text}};
    const report::Templates templates{report::Files(files)};
    report::Page page;
    page.fields().set("X", value);
    return templates.expand("page.html", page);
}

}  // namespace

TEST_CASE("a value is escaped for the text it stands in") {
    CHECK(expand("<p>{{X}}</p>", "<b>&") == "<p>&lt;b&gt;&amp;</p>");
}

TEST_CASE("a value is escaped for the attribute it stands in") {
    CHECK(expand("<p title=\"{{X}}\">", "\" onclick='x'") ==
          "<p title=\"&quot; onclick=&#39;x&#39;\">");
}

TEST_CASE("a script address in a link is replaced by the engine too") {
    CHECK(expand("<a href=\"{{X}}\">", "javascript:alert(1)").find("javascript") ==
          std::string::npos);
}

TEST_CASE("a template that does not escape is refused") {
    const std::array<File, 1> files{File{"page.html", "<p>{{X}}</p>"}};
    CHECK_THROWS_AS(report::Templates{report::Files(files)}, std::logic_error);
}

TEST_CASE("a template that does not parse is refused") {
    const std::string text = start + "{{#OPEN}}";
    const std::array<File, 1> files{File{"page.html", text}};
    CHECK_THROWS_AS(report::Templates{report::Files(files)}, std::logic_error);
}

TEST_CASE("an included template sees what is lent and not what is only set") {
    const std::string outer = start + "{{>PART}}", inner = start + "{{LENT}}{{ONLY}}";
    const std::array<File, 2> files{File{"outer.html", outer}, File{"inner.html", inner}};
    const report::Templates templates{report::Files(files)};
    report::Page page;
    page.fields().lend("LENT", "a");
    page.fields().set("ONLY", "b");
    page.fields().include("PART", "inner.html");
    CHECK(templates.expand("outer.html", page) == "a");
}

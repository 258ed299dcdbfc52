// One block of JSON-LD: alone, and in the page that it stands in.
#include "parser/structured.h"
#include "tests/fuzz/extraction.h"

namespace {

void check(const parser::Things& things) {
    constexpr auto none = parser::PropertyValue::no_thing;
    const auto count = things.all.size();
    fuzz::demand(count <= parser::most_things, "there are no more things than allowed");
    for (const auto root : things.roots) fuzz::demand(root < count, "a root is one of the things");
    for (const auto& thing : things.all) {
        fuzz::demand(thing.syntax == parser::Syntax::json_ld, "JSON-LD gives things of JSON-LD");
        for (const auto& [name, value] : thing.properties)
            fuzz::demand(value.thing == none || value.thing < count,
                         "a property's thing is one of the things");
    }
}

}  // namespace

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    static const parser::Recipes none;
    const auto block = fuzz::text_of(data, size);
    parser::Things things;
    std::vector<model::Skipped> problems;
    parser::read_json_ld(block, things, problems);
    check(things);
    fuzz::demand(problems.size() <= 1, "a block has one problem at most");
    const bool lost = !problems.empty() && problems.front().why.ends_with("Left out.");
    fuzz::demand(!lost || things.all.empty(), "nothing is read of a block that is left out");
    std::string page = "<!DOCTYPE html><title>H</title><script type=\"application/ld+json\">";
    page.append(block).append("</script>");
    fuzz::read(page, none, "https://www.voorbeeld.nl/hotel", "text/html; charset=utf-8");
    return 0;
}

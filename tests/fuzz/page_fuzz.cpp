// A page's bytes, read with all recipes that are shipped.
#include "parser/explain.h"
#include "tests/fuzz/extraction.h"

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    static const auto recipes = parser::Recipes::built_in();
    const auto bytes = fuzz::text_of(data, size);
    fuzz::read(bytes, recipes, "");
    const auto extraction = fuzz::read(bytes, recipes, "https://www.voorbeeld.nl/een/pagina?p=1");
    for (const auto& listing : extraction.listings)
        fuzz::demand(!listing.url.empty(), "a page that has an address gives it to its listing");
    const parser::Input input{bytes, "", "", fuzz::fetched()};
    for (const auto& field : parser::explain(input, recipes).fields)
        fuzz::demand(!field.name.empty(), "a field that is explained has a name");
    return 0;
}

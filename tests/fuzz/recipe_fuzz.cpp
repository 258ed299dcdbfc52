// A recipe's TOML, and a page and a feed read by it.
#include <algorithm>

#include "parser/explain.h"
#include "tests/fuzz/extraction.h"

namespace {

constexpr const char* page = R"(<!DOCTYPE html><html lang="nl"><head><title>De Gouden Leeuw</title>
<link rel="canonical" href="https://www.voorbeeld.nl/hotel/12-leeuw"></head><body>
<h1 class="name">De Gouden Leeuw</h1><p class="place">Markt 1, 7511 AB Enschede</p>
<div id="total"><b class="score">8,4</b> van <i class="best">10</i> (<span class="count">1.204</span>)
<ul class="bars"><li><b>9-10</b><i>800</i></li><li><b>1-8</b><i>404</i></li></ul></div>
<div class="review" id="r1"><b class="score" title="9">9</b><span class="date">13 mei 2025</span>
<p>Een feest.</p><i class="author">Jan</i><ul><li><u>Eten</u><b>9</b></li></ul></div>
<div class="review" id="r2"><b class="score">11</b><time datetime="2024-01-02">gisteren</time>
<p>Te duur.</p><p class="reply">Dank u.</p></div>
<script id="data">{"name":"De Leeuw","reviews":[{"rating":7}]}</script>
<a class="next" href="?p=2">Volgende</a></body></html>)";

constexpr const char* feed = R"({"name":"De Leeuw","city":"Enschede","average":8.4,"number":12,
"scores":{"food":8,"service":9},"reviews":[{"id":"a1","rating":9,"date":1700000000,"text":"Goed",
"by":{"name":"Jan"},"content":[{"group":"TITLE","value":"Mooi"}]},{"id":"a2","rating":"x"}]})";

void check(const parser::RecipeError& error, std::string_view toml) {
    const auto lines = std::count(toml.begin(), toml.end(), '\n') + 1;
    fuzz::demand(error.line >= 1 && error.line <= lines + 1,
                 "a refusal names a line of the recipe");
    fuzz::demand(!error.reason.empty(), "a refusal has a reason");
}

}  // namespace

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const auto toml = fuzz::text_of(data, size);
    parser::Recipes recipes;
    const auto added = recipes.add("fuzz.toml", toml);
    if (!added) {
        check(added.error(), toml);
        return 0;
    }
    fuzz::demand(recipes.names().size() == 1, "a recipe that is taken is there");
    fuzz::demand(recipes.add("again.toml", toml).has_value(), "a good recipe stays good");
    fuzz::demand(recipes.names().size() == 1, "a recipe takes the place of its namesake");
    for (const char* bytes : {page, feed}) {
        fuzz::read(bytes, recipes, "https://www.voorbeeld.nl/hotel/12-leeuw?p=1");
        parser::explain({bytes, "", "", fuzz::fetched()}, recipes);
    }
    return 0;
}

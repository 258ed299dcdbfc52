#include "parser/recipe_reader.h"

#include "parser/ascii.h"
#include "parser/toml_fields.h"

namespace parser {
namespace {

/// The fields of a business stand in a table of their own, or among those of a list's items.
BusinessFields read_business(TomlTable& table) {
    BusinessFields fields;
    fields.name = table.field("name");
    fields.category = table.field("category");
    fields.address = table.field("address");
    fields.postcode = table.field("postcode");
    fields.city = table.field("city");
    fields.country = table.field("country");
    fields.phone = table.field("phone");
    fields.lat = table.field("lat");
    fields.lon = table.field("lon");
    fields.url = table.field("url");
    return fields;
}

Rows read_rows(TomlTable& outer, std::string_view key, std::string_view value) {
    Rows rows;
    auto table = outer.table(key);
    if (!table) return rows;
    rows.each = table->path("each");
    rows.name = table->field("name");
    rows.value = table->field(value);
    rows.named = table->named_fields("named");
    rows.rename = table->words("rename");
    rows.percent = table->flag("percent", false);
    table->done();
    if (rows.empty())
        table->reading().refuse_line(table->line(), std::string{key} + " needs each or named");
    if (rows.each && (rows.name.empty() || rows.value.empty()))
        table->reading().refuse_line(
            table->line(), std::string{key} + ".each needs name and " + std::string{value});
    return rows;
}

ScoreFields read_score_fields(TomlTable& table, std::string_view key) {
    ScoreFields fields;
    fields.value = table.field(key);
    fields.best = table.field("best");
    fields.worst = table.field("worst");
    return fields;
}

AggregateFields read_aggregate(TomlTable& table) {
    AggregateFields fields;
    fields.score = read_score_fields(table, "value");
    fields.count = table.field("count");
    fields.histogram = read_rows(table, "histogram", "count");
    fields.aspects = read_rows(table, "aspects", "value");
    return fields;
}

ReviewFields read_reviews(TomlTable& table, bool each_needed) {
    ReviewFields fields;
    fields.each = table.path("each");
    fields.score = read_score_fields(table, "score");
    fields.id = table.field("id");
    fields.date = table.field("date");
    fields.title = table.field("title");
    fields.text = table.field("text");
    fields.praise = table.field("praise");
    fields.criticism = table.field("criticism");
    fields.lang = table.field("lang");
    fields.author = table.field("author");
    fields.owner_reply = table.field("owner_reply");
    fields.aspects = read_rows(table, "aspects", "value");
    fields.overall = table.texts("overall");
    table.done();
    if (!fields.each && each_needed)
        table.reading().refuse_line(table.line(), "reviews needs each");
    if (fields.score.value.empty() && !fields.has_text())
        table.reading().refuse_line(table.line(), "reviews needs score or text");
    return fields;
}

ItemFields read_items(TomlTable& table) {
    ItemFields fields;
    fields.each = table.path("each");
    fields.business = read_business(table);
    fields.aggregate = read_aggregate(table);
    table.done();
    if (!fields.each || fields.business.name.empty())
        table.reading().refuse_line(table.line(), "items needs each and name");
    return fields;
}

void read_when(TomlTable& top, Recipe& recipe) {
    auto table = top.table("when");
    if (!table) {
        top.reading().refuse_line(1, "a recipe needs [when]: how its pages are known");
        return;
    }
    recipe.when.present = table->paths("present");
    recipe.when.url = table->patterns("url");
    recipe.when.hosts = table->texts("hosts");
    table->done();
    if (recipe.when.present.empty())
        table->reading().refuse_line(table->line(),
                                     "when needs present: what every page of this layout has");
}

void read_kind(TomlTable& top, Reading& reading, Recipe& recipe) {
    const std::string kind = top.text("kind");
    recipe.json = kind == "json";
    if (!kind.empty() && kind != "json" && kind != "html")
        reading.refuse_line(top.line_of("kind"), "kind must be \"html\" or \"json\"");
    recipe.script = top.path("script");  // a selector: `json` is not set in `reading` yet
    recipe.script_attribute = lower(top.text("script_attr"));
    if (recipe.script && !recipe.json)
        reading.refuse_line(top.line_of("script"), "script is for recipes of kind \"json\"");
    reading.json = recipe.json;
}

void read_scale(TomlTable& top, Reading& reading, Recipe& recipe) {
    auto scale = top.table("scale");
    if (!scale) return;
    recipe.worst = scale->number("worst");
    recipe.best = scale->number("best");
    scale->done();
    if (!recipe.best) reading.refuse_line(scale->line(), "scale needs best");
    if (recipe.best && *recipe.best <= recipe.worst.value_or(1))
        reading.refuse_line(scale->line(), "scale: best must be above worst");
}

void read_head(TomlTable& top, Reading& reading, Recipe& recipe) {
    recipe.name = top.text("name");
    recipe.source = top.text("source");
    recipe.year = static_cast<int>(top.number("year").value_or(0));
    read_kind(top, reading, recipe);
    recipe.lang = top.text("lang");
    const std::string order = top.text("date_order");
    recipe.month_first = order == "month first";
    if (!order.empty() && order != "month first" && order != "day first")
        reading.refuse_line(top.line_of("date_order"),
                            "date_order must be \"day first\" or \"month first\"");
    recipe.markup = top.flag("markup", true);
    read_scale(top, reading, recipe);
    for (const std::string& word : top.texts("not_rated")) recipe.not_rated.push_back(lower(word));
    recipe.exclude = top.paths("exclude");
    recipe.next = top.field("next");
    for (const char* needed : {"name", "source"})
        if (!top.has(needed)) reading.refuse_line(1, "a recipe needs " + std::string{needed});
}

void read_parts(TomlTable& top, Recipe& recipe) {
    if (auto table = top.table("businesses")) {
        recipe.businesses.each = table->path("each");
        recipe.businesses.by = table->field("by");
        table->done();
        if (!recipe.businesses.each)
            table->reading().refuse_line(table->line(), "businesses needs each");
    }
    if (auto table = top.table("business")) {
        recipe.business = read_business(*table);
        table->done();
    }
    if (auto table = top.table("aggregate")) {
        recipe.aggregate = read_aggregate(*table);
        table->done();
    }
    if (auto table = top.table("reviews"))
        recipe.reviews = read_reviews(*table, recipe.businesses.by.empty());
    if (auto table = top.table("items")) recipe.items = read_items(*table);
    const auto names = top.words("aspect_names");
    for (Rows* rows : {&recipe.aggregate.aspects, &recipe.reviews.aspects})
        rows->rename.insert(names.begin(), names.end());
}

}  // namespace

tl::expected<Recipe, RecipeError> read_recipe(std::string_view file, std::string_view toml) {
    Reading reading{std::string{file}, false, std::nullopt};
    Recipe recipe;
    recipe.file = file;
    try {
        const toml::table document = toml::parse(toml, file);
        TomlTable top{reading, document, ""};
        read_head(top, reading, recipe);
        read_when(top, recipe);
        read_parts(top, recipe);
        top.done();
    } catch (const toml::parse_error& error) {
        return tl::unexpected(RecipeError{std::string{file},
                                          static_cast<int>(error.source().begin.line),
                                          std::string{error.description()}});
    }
    if (reading.error) return tl::unexpected(std::move(*reading.error));
    return recipe;
}

}  // namespace parser

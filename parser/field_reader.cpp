#include <charconv>

#include "parser/ascii.h"
#include "parser/toml_fields.h"

namespace parser {
namespace {

std::string shortest(double value) {
    char buffer[32];
    const auto end = std::to_chars(buffer, buffer + sizeof buffer, value).ptr;
    return std::string{buffer, end};
}

void read_origin(TomlTable& table, Step& step) {
    const std::string from = table.text("from");
    if (from == "page") step.from = Step::From::page;
    if (from == "url") step.from = Step::From::url;
    if (from == "lang") step.from = Step::From::lang;
    if (step.from == Step::From::here && !from.empty())
        table.reading().refuse_line(table.line_of("from"),
                                    "from must be \"page\", \"url\" or \"lang\"");
    const std::string go = table.text("go");
    if (go == "parent") step.go = Step::Go::parent;
    if (go == "next") step.go = Step::Go::next;
    if (go == "previous") step.go = Step::Go::previous;
    if (step.go == Step::Go::stay && !go.empty())
        table.reading().refuse_line(table.line_of("go"),
                                    "go must be \"parent\", \"next\" or \"previous\"");
}

void read_epoch(TomlTable& table, Step& step) {
    const std::string epoch = table.text("epoch");
    if (epoch == "s") step.epoch = Step::Epoch::seconds;
    if (epoch == "ms") step.epoch = Step::Epoch::milliseconds;
    if (step.epoch == Step::Epoch::none && !epoch.empty())
        table.reading().refuse_line(table.line_of("epoch"), "epoch must be \"s\" or \"ms\"");
}

/// A path between braces; on a page "selector@attribute" asks for an attribute.
Field field_of_path(Reading& reading, const toml::node& node, std::string_view path) {
    Field field;
    Step& step = field.steps.emplace_back();
    const auto at = reading.json ? std::string_view::npos : path.rfind('@');
    if (at != std::string_view::npos) {
        step.attribute = lower(path.substr(at + 1));
        path = path.substr(0, at);
    }
    if (!path.empty()) step.select = path_of(reading, node, path, reading.json);
    return field;
}

/// Splits "https://a/{/id}/b" into texts and fields by turns.
void read_template(Reading& reading, const toml::node& node, std::string_view text, Step& step) {
    while (!text.empty()) {
        const auto open = text.find('{');
        const auto close = text.find('}', open);
        if (open == std::string_view::npos) {
            step.pieces.push_back({std::string{text}, {}});
            return;
        }
        if (close == std::string_view::npos) {
            reading.refuse(node, "template: '{' without '}'");
            return;
        }
        step.pieces.push_back(
            {std::string{text.substr(0, open)},
             field_of_path(reading, node, text.substr(open + 1, close - open - 1))});
        text.remove_prefix(close + 1);
    }
}

Step step_of_table(Reading& reading, const toml::table& node, const std::string& name) {
    TomlTable table{reading, node, name};
    Step step;
    read_origin(table, step);
    step.select = table.path("select");
    step.attribute = lower(table.text("attr"));
    step.key = table.flag("key", false);
    step.without = table.path("without");
    step.every = table.flag("every", false);
    step.match = table.pattern("match");
    step.words = table.words("words");
    step.divide = table.number("divide").value_or(1);
    read_epoch(table, step);
    if (table.has("value")) step.literal = table.text("value");
    if (table.has("template")) {
        const std::string text = table.text("template");
        read_template(reading, *node.get("template"), text, step);
    }
    step.join = table.fields("join");
    if (table.has("with")) step.with = table.text("with");
    table.done();
    if (step.divide == 0) reading.refuse(node, name + ".divide must not be 0");
    if (node.empty()) reading.refuse(node, name + " is empty");
    const int sources = (step.literal ? 1 : 0) + (step.pieces.empty() ? 0 : 1) +
                        (step.join.empty() ? 0 : 1) + (step.select ? 1 : 0);
    if (sources > 1) reading.refuse(node, name + ": only one of select, value, template and join");
    if (step.key && !reading.json) reading.refuse(node, name + ".key is for JSON recipes");
    if (!step.attribute.empty() && reading.json)
        reading.refuse(node, name + ".attr is for HTML recipes");
    return step;
}

Step step_of(Reading& reading, const toml::node& node, const std::string& name) {
    Step step;
    if (const auto* text = node.as_string()) {
        // Empty: the place itself.
        if (!text->get().empty()) step.select = path_of(reading, node, text->get(), reading.json);
    } else if (node.is_number()) {
        step.literal = shortest(node.value<double>().value_or(0));
    } else if (const auto* table = node.as_table()) {
        return step_of_table(reading, *table, name);
    } else {
        reading.refuse(node, name + " must be a selector, a number, a table or an array of these");
    }
    return step;
}

}  // namespace

Field field_of(Reading& reading, const toml::node& node, const std::string& name) {
    Field field;
    field.line = static_cast<int>(node.source().begin.line);
    const auto* array = node.as_array();
    if (!array) {
        field.steps.push_back(step_of(reading, node, name));
        return field;
    }
    if (array->empty()) reading.refuse(node, name + " is empty");
    for (const auto& entry : *array) field.steps.push_back(step_of(reading, entry, name));
    return field;
}

}  // namespace parser

#include "parser/toml_fields.h"

#include <algorithm>

#include "parser/ascii.h"

namespace parser {
namespace {

int line_of_node(const toml::node& node) {
    const auto line = node.source().begin.line;
    const toml::table* table = node.as_table();
    if (line > 0 || table == nullptr || table->empty()) return static_cast<int>(line);
    // A table that a dotted key implies stands nowhere itself; its keys do.
    return static_cast<int>(table->begin()->first.source().begin.line);
}

}  // namespace

void Reading::refuse(const toml::node& at, std::string reason) {
    refuse_line(line_of_node(at), std::move(reason));
}

void Reading::refuse_line(int line, std::string reason) {
    if (!error) error = RecipeError{file, line, std::move(reason)};
}

const toml::node* TomlTable::find(std::string_view key) {
    asked_.emplace(key);
    return table_.get(key);
}

std::string TomlTable::called(std::string_view key) const {
    return name_.empty() ? std::string{key} : name_ + "." + std::string{key};
}

int TomlTable::line() const {
    return line_of_node(table_);
}

int TomlTable::line_of(std::string_view key) const {
    const toml::node* node = table_.get(key);
    return node ? line_of_node(*node) : line();
}

std::string TomlTable::text(std::string_view key) {
    const toml::node* node = find(key);
    if (!node) return {};
    if (const auto* value = node->as_string()) return value->get();
    reading_.refuse(*node, called(key) + " must be a string");
    return {};
}

std::optional<double> TomlTable::number(std::string_view key) {
    const toml::node* node = find(key);
    if (!node) return std::nullopt;
    if (node->is_number()) return node->value<double>();
    reading_.refuse(*node, called(key) + " must be a number");
    return std::nullopt;
}

bool TomlTable::flag(std::string_view key, bool otherwise) {
    const toml::node* node = find(key);
    if (!node) return otherwise;
    if (const auto* value = node->as_boolean()) return value->get();
    reading_.refuse(*node, called(key) + " must be true or false");
    return otherwise;
}

std::vector<std::string> TomlTable::texts(std::string_view key) {
    const toml::node* node = find(key);
    if (!node) return {};
    if (const auto* value = node->as_string()) return {value->get()};
    std::vector<std::string> result;
    const auto* array = node->as_array();
    for (const auto& entry : array ? *array : toml::array{}) {
        if (const auto* value = entry.as_string()) result.push_back(value->get());
    }
    if (!array || result.size() != array->size())
        reading_.refuse(*node, called(key) + " must be a string or an array of strings");
    return result;
}

std::map<std::string, std::string> TomlTable::words(std::string_view key) {
    std::map<std::string, std::string> result;
    const toml::node* node = find(key);
    if (!node) return result;
    const auto* table = node->as_table();
    if (!table) reading_.refuse(*node, called(key) + " must be a table of words");
    for (const auto& [word, meaning] : table ? *table : toml::table{}) {
        const std::string from = lower(word.str());
        if (const auto* text = meaning.as_string()) {
            result[from] = text->get();
        } else if (const auto* whole = meaning.as_integer()) {
            result[from] = std::to_string(whole->get());
        } else if (const auto* number = meaning.as_floating_point()) {
            std::ostringstream out;
            out << number->get();
            result[from] = out.str();
        } else {
            reading_.refuse(meaning, called(key) + " must map words to words or numbers");
        }
    }
    return result;
}

/// The compiler of std::regex counts repetitions in a plain integer.
bool has_huge_number(std::string_view text) {
    constexpr int most_digits = 9;
    int digits = 0;
    return std::any_of(text.begin(), text.end(), [&](char c) {
        digits = is_digit(c) ? digits + 1 : 0;
        return digits > most_digits;
    });
}

/// "a++" and "a*{2}" are no ECMAScript; std::regex takes them, and twice the time for each sign.
bool repeats_repetition(std::string_view text) {
    bool in_class = false;
    int repetitions = 0;  // that stand right before this character
    for (std::size_t i = 0; i < text.size(); ++i) {
        const char c = text[i];
        if (c == '\\') ++i;
        const bool repeats = !in_class && (c == '*' || c == '+' || c == '?' || c == '{');
        if (repeats && repetitions > (c == '?' ? 1 : 0)) return true;
        if (c == '[') in_class = true;
        if (c == ']') in_class = false;
        // Behind "(" a question mark is no repetition.
        const bool of_group = c == '?' && i > 0 && text[i - 1] == '(';
        repetitions = repeats && !of_group ? repetitions + 1 : 0;
        if (repeats && c == '{') i = std::min(text.find('}', i), text.size());
    }
    return false;
}

std::optional<std::regex> pattern_of(Reading& reading, const toml::node& at,
                                     std::string_view text) {
    // Longer ones are mistakes, and the compiler of std::regex recurses.
    constexpr std::size_t longest = 300;
    if (has_huge_number(text)) {
        reading.refuse(at, "the pattern has a number of more than 9 digits");
        return std::nullopt;
    }
    if (repeats_repetition(text)) {
        reading.refuse(at, "'" + std::string{text} + "' is no pattern: it repeats a repetition");
        return std::nullopt;
    }
    try {
        if (text.size() <= longest) return std::regex{text.begin(), text.end()};
        reading.refuse(at, "the pattern is longer than 300 characters");
    } catch (const std::regex_error& error) {
        reading.refuse(at, "'" + std::string{text} + "' is no pattern: " + error.what());
    }
    return std::nullopt;
}

std::optional<std::regex> TomlTable::pattern(std::string_view key) {
    const std::string pattern_text = text(key);
    return has(key) ? pattern_of(reading_, *table_.get(key), pattern_text) : std::nullopt;
}

std::vector<std::regex> TomlTable::patterns(std::string_view key) {
    std::vector<std::regex> result;
    for (const std::string& entry : texts(key))
        if (auto pattern = pattern_of(reading_, *table_.get(key), entry))
            result.push_back(std::move(*pattern));
    return result;
}

std::optional<Path> path_of(Reading& reading, const toml::node& at, std::string_view text,
                            bool json) {
    Path path;
    path.text = text;
    std::string why;
    if (json) {
        auto pointer = Pointer::compile(text);
        if (pointer) path.pointer = std::move(*pointer);
        if (!pointer) why = pointer.error();
    } else {
        auto selector = Selector::compile(text);
        if (selector) path.selector.emplace(std::move(*selector));
        if (!selector) why = selector.error();
    }
    if (why.empty()) return path;
    reading.refuse(at, "'" + std::string{text} +
                           (json ? "' is no JSON pointer: " : "' is no selector: ") + why);
    return std::nullopt;
}

std::optional<Path> TomlTable::path(std::string_view key) {
    const std::string path_text = text(key);
    if (!has(key) || reading_.error) return std::nullopt;
    return path_of(reading_, *table_.get(key), path_text, reading_.json);
}

std::vector<Path> TomlTable::paths(std::string_view key) {
    std::vector<Path> result;
    for (const std::string& entry : texts(key))
        if (auto path = path_of(reading_, *table_.get(key), entry, reading_.json))
            result.push_back(std::move(*path));
    return result;
}

Field TomlTable::field(std::string_view key) {
    const toml::node* node = find(key);
    return node ? field_of(reading_, *node, called(key)) : Field{};
}

std::vector<Field> TomlTable::fields(std::string_view key) {
    std::vector<Field> result;
    const toml::node* node = find(key);
    if (!node) return result;
    const auto* array = node->as_array();
    if (!array || array->empty()) {
        reading_.refuse(*node, called(key) + " must be an array of fields");
        return result;
    }
    for (const auto& entry : *array) result.push_back(field_of(reading_, entry, called(key)));
    return result;
}

std::vector<std::pair<std::string, Field>> TomlTable::named_fields(std::string_view key) {
    std::vector<std::pair<std::string, Field>> result;
    auto inner = table(key);
    if (!inner) return result;
    for (const auto& [name, node] : inner->table_)
        result.emplace_back(std::string{name.str()}, inner->field(name.str()));
    return result;
}

std::optional<TomlTable> TomlTable::table(std::string_view key) {
    const toml::node* node = find(key);
    if (!node) return std::nullopt;
    if (const auto* inner = node->as_table()) return TomlTable{reading_, *inner, called(key)};
    reading_.refuse(*node, called(key) + " must be a table");
    return std::nullopt;
}

void TomlTable::done() {
    for (const auto& [key, node] : table_) {
        if (asked_.find(key.str()) == asked_.end())
            reading_.refuse_line(static_cast<int>(key.source().begin.line),
                                 "unknown key '" + called(key.str()) + "'");
    }
}

}  // namespace parser

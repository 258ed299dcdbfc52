#include "app/toml_table.h"

#include <algorithm>
#include <cmath>
#include <numeric>

#include "app/config.h"

namespace app {
namespace {

std::string shown(double number) {
    std::string text = std::to_string(number);
    text.erase(text.find_last_not_of('0') + 1);
    if (text.ends_with('.')) text.pop_back();
    return text;
}

/// Levenshtein's distance: how many letters must change.
std::size_t distance(std::string_view a, std::string_view b) {
    std::vector<std::size_t> row(b.size() + 1);
    std::iota(row.begin(), row.end(), std::size_t{0});
    for (std::size_t i = 0; i < a.size(); ++i) {
        std::size_t diagonal = row[0]++;
        for (std::size_t j = 0; j < b.size(); ++j) {
            const std::size_t above = row[j + 1];
            row[j + 1] = std::min({above + 1, row[j] + 1, diagonal + (a[i] == b[j] ? 0 : 1)});
            diagonal = above;
        }
    }
    return row.back();
}

}  // namespace

TomlTable::TomlTable(const toml::table& table, std::string name, std::filesystem::path file)
    : table_{&table}, name_{std::move(name)}, file_{std::move(file)} {}

const toml::node* TomlTable::take(std::string_view key) {
    known_.emplace(key);
    return table_->get(key);
}

void TomlTable::refuse_at(const toml::node& node, const std::string& why) const {
    throw UsageError(file_.string() + ":" + std::to_string(node.source().begin.line) + ": " + why);
}

void TomlTable::refuse(std::string_view key, std::string_view why) const {
    const toml::node* node = table_->get(key);
    const std::string where = name_.empty() ? std::string{key} : name_ + "." + std::string{key};
    refuse_at(node != nullptr ? *node : *table_, where + " " + std::string{why});
}

std::optional<std::string> TomlTable::text(std::string_view key) {
    const toml::node* node = take(key);
    if (node == nullptr) return std::nullopt;
    const auto value = node->value_exact<std::string>();
    if (!value) refuse(key, "must be a text in quotes");
    return value;
}

std::optional<double> TomlTable::number(std::string_view key, double least, double most) {
    const toml::node* node = take(key);
    if (node == nullptr) return std::nullopt;
    const auto value = node->is_number() ? node->value<double>() : std::nullopt;
    if (!value || !(*value >= least && *value <= most)) {
        refuse(key, "must be a number from " + shown(least) + " to " + shown(most));
    }
    return value;
}

std::optional<long> TomlTable::whole(std::string_view key, long least, long most) {
    const toml::node* node = take(key);
    if (node == nullptr) return std::nullopt;
    const auto value = node->value_exact<std::int64_t>();
    if (!value || *value < least || *value > most) {
        refuse(key, "must be a whole number from " + std::to_string(least) + " to " +
                        std::to_string(most));
    }
    return static_cast<long>(*value);
}

std::optional<bool> TomlTable::flag(std::string_view key) {
    const toml::node* node = take(key);
    if (node == nullptr) return std::nullopt;
    const auto value = node->value_exact<bool>();
    if (!value) refuse(key, "must be true or false");
    return value;
}

std::vector<std::string> TomlTable::texts(std::string_view key) {
    const toml::node* node = take(key);
    if (node == nullptr) return {};
    const toml::array* array = node->as_array();
    if (array == nullptr) refuse(key, "must be a list of texts: [\"…\", \"…\"]");
    std::vector<std::string> result;
    for (const toml::node& element : *array) {
        const auto value = element.value_exact<std::string>();
        if (!value) refuse(key, "must hold texts only");
        result.push_back(*value);
    }
    return result;
}

std::optional<TomlTable> TomlTable::table(std::string_view key) {
    const toml::node* node = take(key);
    if (node == nullptr) return std::nullopt;
    if (!node->is_table()) refuse(key, "must be a table: [" + std::string{key} + "]");
    return TomlTable{*node->as_table(), std::string{key}, file_};
}

std::vector<TomlTable> TomlTable::tables(std::string_view key) {
    const toml::node* node = take(key);
    if (node == nullptr) return {};
    const toml::array* array = node->as_array();
    if (array == nullptr) refuse(key, "must be written as [[" + std::string{key} + "]]");
    std::vector<TomlTable> result;
    for (const toml::node& element : *array) {
        if (!element.is_table()) refuse(key, "must be written as [[" + std::string{key} + "]]");
        result.emplace_back(*element.as_table(), std::string{key}, file_);
    }
    return result;
}

void TomlTable::done() const {
    for (const auto& [key, node] : *table_) {
        const std::string_view written = key.str();
        if (known_.contains(written)) continue;
        std::string why = "unknown key '" + std::string{written} + "'";
        if (!name_.empty()) why += " in [" + name_ + "]";
        const auto nearest =
            std::min_element(known_.begin(), known_.end(), [&](const auto& a, const auto& b) {
                return distance(a, written) < distance(b, written);
            });
        if (nearest != known_.end() && distance(*nearest, written) <= 3) {
            why += "; did you mean '" + *nearest + "'?";
        }
        refuse_at(node, why);
    }
}

}  // namespace app

#pragma once

#include <optional>
#include <regex>
#include <set>
#include <string>
#include <string_view>
#include <toml++/toml.h>
#include <vector>

#include "parser/recipe.h"
#include "parser/recipes.h"

namespace parser {

/// What is being read and the first thing that was wrong with it. After that nothing more is told.
struct Reading {
    std::string file;
    bool json = false;  ///< paths are JSON Pointers, not CSS selectors
    std::optional<RecipeError> error;

    void refuse(const toml::node& at, std::string reason);
    void refuse_line(int line, std::string reason);
};

/// A TOML table of which every key must be asked for.
class TomlTable {
  public:
    TomlTable(Reading& reading, const toml::table& table, std::string name)
        : reading_{reading}, table_{table}, name_{std::move(name)} {}

    bool has(std::string_view key) const { return table_.contains(key); }
    int line_of(std::string_view key) const;

    std::string text(std::string_view key);
    std::optional<double> number(std::string_view key);
    bool flag(std::string_view key, bool otherwise);
    /// A string, or an array of strings.
    std::vector<std::string> texts(std::string_view key);
    std::map<std::string, std::string> words(std::string_view key);
    std::optional<std::regex> pattern(std::string_view key);
    std::vector<std::regex> patterns(std::string_view key);
    std::optional<Path> path(std::string_view key);
    std::vector<Path> paths(std::string_view key);
    Field field(std::string_view key);
    std::vector<Field> fields(std::string_view key);
    std::vector<std::pair<std::string, Field>> named_fields(std::string_view key);
    /// The table inside, or nothing.
    std::optional<TomlTable> table(std::string_view key);

    /// Refuses what was not asked for.
    void done();

    Reading& reading() { return reading_; }
    int line() const;

  private:
    const toml::node* find(std::string_view key);
    std::string called(std::string_view key) const;

    Reading& reading_;
    const toml::table& table_;
    std::string name_;
    std::set<std::string, std::less<>> asked_;
};

/// A selector or a pointer, as the recipe's kind asks; refuses a bad one at `at`.
std::optional<Path> path_of(Reading& reading, const toml::node& at, std::string_view text,
                            bool json);
std::optional<std::regex> pattern_of(Reading& reading, const toml::node& at, std::string_view text);
Field field_of(Reading& reading, const toml::node& node, const std::string& name);

}  // namespace parser

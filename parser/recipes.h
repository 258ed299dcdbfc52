#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <tl/expected.hpp>
#include <vector>

namespace parser {

/// Why a recipe was refused.
struct RecipeError {
    std::string file;
    int line = 0;
    std::string reason;
};

/// "file:line: reason".
std::string to_string(const RecipeError& error);

struct Recipe;

/// The recipes in force, in the order in which their fingerprints are tried.
class Recipes {
  public:
    Recipes();
    ~Recipes();
    Recipes(Recipes&&) noexcept;
    Recipes& operator=(Recipes&&) noexcept;

    /// Those that are compiled into the program.
    static Recipes built_in();

    /// Adds a recipe, or replaces the one of the same name.
    tl::expected<void, RecipeError> add(std::string_view file, std::string_view toml);

    /// Leaves the recipe of that name only; false, and nothing changed, where there is none.
    bool keep_only(std::string_view name);

    /// Names, in order.
    std::vector<std::string> names() const;
    /// Another number for every other set of recipe texts: what one set has read, another may read
    /// differently.
    std::uint64_t fingerprint() const { return fingerprint_; }
    const std::vector<std::unique_ptr<Recipe>>& all() const { return recipes_; }

  private:
    std::vector<std::unique_ptr<Recipe>> recipes_;
    std::uint64_t fingerprint_ = 14695981039346656037u;
};

}  // namespace parser

#pragma once

#include <filesystem>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <toml++/toml.h>
#include <vector>

namespace app {

/// Reads one table of a config strictly: each key is asked for by name, with its type, and `done`
/// refuses what nobody asked for. All errors are `UsageError`s of the form "file:line: …".
class TomlTable {
  public:
    TomlTable(const toml::table& table, std::string name, std::filesystem::path file);

    std::optional<std::string> text(std::string_view key);
    std::optional<double> number(std::string_view key, double least, double most);
    std::optional<long> whole(std::string_view key, long least, long most);
    std::optional<bool> flag(std::string_view key);
    std::vector<std::string> texts(std::string_view key);
    std::optional<TomlTable> table(std::string_view key);
    std::vector<TomlTable> tables(std::string_view key);

    /// To be called last.
    void done() const;
    [[noreturn]] void refuse(std::string_view key, std::string_view why) const;

  private:
    const toml::node* take(std::string_view key);
    [[noreturn]] void refuse_at(const toml::node& node, const std::string& why) const;

    const toml::table* table_;
    std::string name_;
    std::filesystem::path file_;
    std::set<std::string, std::less<>> known_;
};

}  // namespace app

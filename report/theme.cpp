#include "report/theme.h"

#include <algorithm>
#include <array>
#include <fstream>
#include <iterator>
#include <stdexcept>

namespace report {

/// The files of report/templates, compiled in.
Files built_in_templates();

const Language Language::dutch{"nl"}, Language::english{"en"};

namespace {

namespace fs = std::filesystem;

/// What a folder of pages may hold besides pages.
constexpr std::array<std::string_view, 10> asset_endings = {
    ".css", ".svg", ".png", ".jpg", ".jpeg", ".webp", ".gif", ".ico", ".woff", ".woff2"};

bool is_asset(std::string_view name) {
    return std::any_of(asset_endings.begin(), asset_endings.end(),
                       [&](std::string_view ending) { return name.ends_with(ending); });
}

std::string read_file(const fs::path& path) {
    std::ifstream stream(path, std::ios::binary);
    std::string bytes{std::istreambuf_iterator<char>(stream), {}};
    if (!stream) throw ThemeError("theme: " + path.string() + " cannot be read");
    return bytes;
}

std::string built_in_names() {
    std::string names;
    for (const auto& [name, bytes] : built_in_templates())
        if (is_template(name)) (names += names.empty() ? "" : ", ") += name;
    return names;
}

bool is_built_in(std::string_view name) {
    const Files all = built_in_templates();
    return std::any_of(all.begin(), all.end(),
                       [&](const auto& entry) { return entry.first == name; });
}

/// "12 keys of fr.txt are missing and stand in English: a, b, c, …"
std::string told(const std::string& name, const std::string& what,
                 const std::vector<std::string>& keys) {
    constexpr std::size_t most_named = 8;
    std::string text = name + ": " + std::to_string(keys.size()) + " " + what + ": ";
    for (std::size_t i = 0; i < std::min(keys.size(), most_named); ++i)
        text += (i > 0 ? ", " : "") + keys[i];
    return keys.size() > most_named ? text + ", \u2026" : text;
}

}  // namespace

Theme::Theme(const fs::path& folder) : folder_(folder) {
    if (!folder.empty()) {
        std::error_code reason;
        std::vector<fs::path> found;
        for (fs::directory_iterator at(folder, reason), end; !reason && at != end;
             at.increment(reason))
            if (at->is_regular_file()) found.push_back(at->path());
        if (reason)
            throw ThemeError("theme: " + folder.string() + " cannot be read: " + reason.message());
        for (const fs::path& file : found) take(file);
    }
    for (const auto& [name, bytes] : built_in_templates())
        if (!own_.contains(name)) files_.emplace_back(name, bytes);
    for (const auto& [name, bytes] : own_) files_.emplace_back(name, bytes);
    try {
        templates_ = std::make_unique<Templates>(Files(files_));
    } catch (const std::logic_error& error) {
        throw ThemeError("theme: " + folder.string() + ": " + error.what());
    }
}

/// A file of the theme folder; what it has no use for, such as a note to oneself, is left alone.
void Theme::take(const fs::path& file) {
    const std::string name = file.filename().string();
    if (name.starts_with('.')) return;
    if (is_built_in(name) || name.ends_with(".txt")) {
        own_[name] = read_file(file);
    } else if (is_template(name)) {
        throw ThemeError("theme: " + file.string() +
                         ": the report has no template of that name; it has " + built_in_names());
    } else if (is_asset(name)) {
        assets_[name] = read_file(file);
    }
}

bool Theme::has(std::string_view name) const {
    return std::any_of(files_.begin(), files_.end(),
                       [&](const auto& entry) { return entry.first == name; });
}

std::string_view Theme::file(std::string_view name) const {
    for (const auto& [known, bytes] : files_)
        if (known == name) return bytes;
    throw std::logic_error("no built-in file " + std::string(name));
}

Words Theme::read_words(std::string_view bytes, const std::string& name) const {
    try {
        return Words(bytes);
    } catch (const std::logic_error& error) {
        throw ThemeError("theme: " + (folder_ / name).string() + ": " + error.what());
    }
}

Words Theme::words(const Language& language, Notes& notes) const {
    const std::string name = language.code + ".txt";
    if (!has(name))
        throw ThemeError("no words for the language '" + language.code +
                         "': it is nl, en, or one " +
                         "that a theme folder has a file of words for");
    Words words = read_words(file(name), name);
    const auto own = own_.find(name);
    if (own == own_.end()) return words;
    const bool translated = is_built_in(name);
    std::string_view standard;
    for (const auto& [known, bytes] : built_in_templates())
        if (known == (translated ? name : "en.txt")) standard = bytes;
    const Words ours(standard);
    if (const auto odd = words.unknown_to(ours); !odd.empty())
        notes.push_back(told((folder_ / name).string(), "keys that the report does not know", odd));
    const auto missing = words.complete_with(ours);
    if (!translated && !missing.empty())
        notes.push_back(
            told((folder_ / name).string(), "keys are missing and stand in English", missing));
    return words;
}

}  // namespace report

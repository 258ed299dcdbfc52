#include <algorithm>
#include <vector>

#include "report/template.h"

namespace report {
namespace {

/// What a template of this file name begins with; empty: the file is no template.
std::string_view auto_escape_of(std::string_view name) {
    if (name.ends_with(".html")) return R"({{%AUTOESCAPE context="HTML"}})";
    return name.ends_with(".atom") ? R"({{%AUTOESCAPE context="XML"}})" : "";
}

bool is_name(std::string_view text) {
    return !text.empty() && std::all_of(text.begin(), text.end(), [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
               c == '_';
    });
}

/// One `{{…}}` after another, with the sections that are open.
class Markers {
  public:
    /// What is wrong with the next marker, by its text without the braces.
    std::optional<std::string> next(std::string_view marker) {
        if (marker.starts_with('!')) return std::nullopt;
        const char kind = marker.empty() ? ' ' : marker.front();
        const bool has_kind = kind == '#' || kind == '/' || kind == '>';
        const std::string name(has_kind ? marker.substr(1) : marker);
        if (!is_name(name))
            return "{{" + std::string(marker) +
                   "}} is no name: a template may not choose another escaping or other braces";
        if (kind == '#') open_.push_back(name);
        if (kind != '/') return std::nullopt;
        if (open_.empty() || open_.back() != name)
            return "section " + name + " ends where it is not the innermost";
        open_.pop_back();
        return std::nullopt;
    }

    std::optional<std::string> end() const {
        if (open_.empty()) return std::nullopt;
        return "section " + open_.back() + " does not end";
    }

  private:
    std::vector<std::string> open_;
};

}  // namespace

bool is_template(std::string_view name) {
    return !auto_escape_of(name).empty();
}

std::optional<std::string> template_fault(std::string_view name, std::string_view bytes) {
    const std::string_view start = auto_escape_of(name);
    if (start.empty()) return std::nullopt;
    if (!bytes.starts_with(start))
        return "it does not escape: it must begin with " + std::string(start);
    Markers markers;
    std::size_t at = start.size();
    const auto line = [&] {
        const auto lines = std::count(bytes.begin(), bytes.begin() + static_cast<long>(at), '\n');
        return "line " + std::to_string(lines + 1) + ": ";
    };
    while ((at = bytes.find("{{", at)) != std::string_view::npos) {
        const auto close = bytes.find("}}", at);
        if (close == std::string_view::npos) return line() + "{{ without }}";
        if (const auto fault = markers.next(bytes.substr(at + 2, close - at - 2)))
            return line() + *fault;
        at = close + 2;
    }
    return markers.end();
}

}  // namespace report

#include "app/demo_template.h"

#include <algorithm>
#include <stdexcept>

#include "app/demo_files.h"

namespace app {
namespace {

const std::string& filling(std::string_view name, std::initializer_list<Filling> fillings) {
    const auto* found = std::find_if(fillings.begin(), fillings.end(),
                                     [&](const Filling& one) { return one.name == name; });
    if (found == fillings.end()) {
        throw std::logic_error{"a demo template wants {{" + std::string{name} + "}}"};
    }
    return found->text;
}

}  // namespace

std::string html_escaped(std::string_view text) {
    std::string escaped;
    for (const char c : text) {
        switch (c) {
            case '&':
                escaped += "&amp;";
                break;
            case '<':
                escaped += "&lt;";
                break;
            case '>':
                escaped += "&gt;";
                break;
            case '"':
                escaped += "&quot;";
                break;
            case '\'':
                escaped += "&#039;";
                break;
            default:
                escaped += c;
        }
    }
    return escaped;
}

std::string json_escaped(std::string_view text) {
    std::string escaped;
    for (const char c : text) {
        if (c == '"' || c == '\\') {
            escaped += '\\';
            escaped += c;
        } else if (c == '<') {
            escaped += "\\u003c";
        } else {
            escaped += c;
        }
    }
    return escaped;
}

std::string fill_template(std::string_view file, std::initializer_list<Filling> fillings) {
    std::string_view left = demo_file(file);
    std::string filled;
    while (!left.empty()) {
        const std::size_t open = std::min(left.find("{{"), left.size());
        filled += left.substr(0, open);
        left.remove_prefix(open);
        if (left.empty()) break;
        const bool raw = left.starts_with("{{{");
        const std::string_view end = raw ? "}}}" : "}}";
        const std::size_t close = left.find(end);
        if (close == left.npos) throw std::logic_error{"unclosed placeholder in a demo template"};
        const std::string_view name = left.substr(end.size(), close - end.size());
        const std::string& with = filling(name, fillings);
        filled += raw ? with : html_escaped(with);
        left.remove_prefix(close + end.size());
    }
    return filled;
}

}  // namespace app

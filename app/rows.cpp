#include "app/rows.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <ostream>

#include "app/config.h"
#include "app/json.h"

namespace app {
namespace {

std::string text_of(const Cell& cell) {
    if (const auto* text = std::get_if<std::string>(&cell)) return *text;
    if (const auto* number = std::get_if<double>(&cell)) return shortest(*number);
    if (const auto* whole = std::get_if<long>(&cell)) return std::to_string(*whole);
    if (const auto* flag = std::get_if<bool>(&cell)) return *flag ? "yes" : "no";
    return "";
}

/// Letters as a terminal shows them: continuation bytes of UTF-8 take no place.
std::size_t width(std::string_view text) {
    return static_cast<std::size_t>(std::count_if(text.begin(), text.end(), [](char c) {
        return (static_cast<unsigned char>(c) & 0xC0) != 0x80;
    }));
}

/// A terminal obeys control characters, so a page's text may not bring any.
std::string harmless(std::string text) {
    std::replace_if(
        text.begin(), text.end(),
        [](char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7F; }, ' ');
    return text;
}

void print_table(const Rows& rows, std::ostream& out) {
    std::vector<std::size_t> widths;
    for (const std::string& column : rows.columns) widths.push_back(width(column));
    std::vector<std::vector<std::string>> texts;
    for (const auto& row : rows.rows) {
        auto& line = texts.emplace_back();
        for (std::size_t i = 0; i < row.size(); ++i) {
            line.push_back(harmless(text_of(row[i])));
            widths[i] = std::max(widths[i], width(line[i]));
        }
    }
    const auto print_line = [&](const std::vector<std::string>& line) {
        for (std::size_t i = 0; i < line.size(); ++i) {
            out << line[i];
            if (i + 1 < line.size()) out << std::string(widths[i] - width(line[i]) + 2, ' ');
        }
        out << '\n';
    };
    print_line(rows.columns);
    std::for_each(texts.begin(), texts.end(), print_line);
}

/// Quoted where RFC 4180 asks for it; a text that a spreadsheet would take for a formula gets an
/// apostrophe.
std::string csv_text(const Cell& cell) {
    std::string text = text_of(cell);
    if (std::holds_alternative<std::string>(cell) && !text.empty() &&
        std::string_view{"=+-@\t\r"}.find(text.front()) != std::string_view::npos) {
        text.insert(0, 1, '\'');
    }
    if (text.find_first_of(",\"\r\n") == std::string::npos) return text;
    std::string quoted = "\"";
    for (const char c : text) {
        if (c == '"') quoted += '"';
        quoted += c;
    }
    return quoted + '"';
}

void print_csv(const Rows& rows, std::ostream& out) {
    const auto print_line = [&](const auto& line) {
        for (std::size_t i = 0; i < line.size(); ++i)
            out << (i > 0 ? "," : "") << csv_text(line[i]);
        out << "\r\n";
    };
    print_line(rows.columns);
    for (const auto& row : rows.rows) print_line(row);
}

void print_jsonl(const Rows& rows, std::ostream& out) {
    for (const auto& row : rows.rows) {
        JsonLine json;
        json.begin_object();
        for (std::size_t i = 0; i < row.size(); ++i) {
            json.key(rows.columns[i]);
            std::visit([&](const auto& value) { json.value(value); }, row[i]);
        }
        json.end_object();
        out << json.text() << '\n';
    }
}

}  // namespace

Format format_from(std::string_view name) {
    if (name == "table") return Format::table;
    if (name == "jsonl") return Format::jsonl;
    if (name == "csv") return Format::csv;
    throw UsageError("--format must be table, jsonl or csv, not " + std::string{name});
}

std::string shortest(double number) {
    std::array<char, 32> buffer{};
    const auto result = std::to_chars(buffer.data(), buffer.data() + buffer.size(), number);
    return {buffer.data(), result.ptr};
}

void print(const Rows& rows, Format format, std::ostream& out) {
    switch (format) {
        case Format::table:
            return print_table(rows, out);
        case Format::jsonl:
            return print_jsonl(rows, out);
        case Format::csv:
            return print_csv(rows, out);
    }
}

}  // namespace app

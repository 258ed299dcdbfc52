#include "store/csv.h"

#include <algorithm>
#include <array>
#include <istream>
#include <iterator>
#include <string_view>

namespace store {
namespace {

/// A quote that is never closed would otherwise swallow the rest of a file of any size.
constexpr std::size_t longest_record = std::size_t{1} << 20;

constexpr std::string_view candidates = ",;\t";

/// Whether a quoted field is still open at the end of this line. A quote opens a field only where
/// one starts: elsewhere it stands for itself.
bool still_open(std::string_view line, bool open, std::string_view separators) {
    bool starts = !open;
    for (std::size_t i = 0; i < line.size(); ++i) {
        const bool quote = line[i] == '"';
        if (open && quote && i + 1 < line.size() && line[i + 1] == '"') {
            ++i;
        } else if (quote && (open || starts)) {
            open = !open;
            starts = false;
        } else if (!open) {
            starts = separators.find(line[i]) != std::string_view::npos;
        }
    }
    return open;
}

void drop_line_end(std::string& record) {
    if (!record.empty() && record.back() == '\r') record.pop_back();
}

char likely_separator(std::string_view record) {
    std::array<long, 3> found{};
    bool quoted = false;
    for (const char c : record) {
        if (c == '"') quoted = !quoted;
        const std::size_t which = candidates.find(c);
        if (!quoted && which != std::string_view::npos) ++found[which];
    }
    return candidates[static_cast<std::size_t>(std::max_element(found.begin(), found.end()) -
                                               found.begin())];
}

/// Takes a quoted field's content from the front of `rest`, which starts behind the first quote.
std::string take_quoted(std::string_view& rest) {
    std::string field;
    while (!rest.empty()) {
        const char c = rest.front();
        rest.remove_prefix(1);
        if (c != '"') {
            field += c;
        } else if (!rest.empty() && rest.front() == '"') {
            field += '"';
            rest.remove_prefix(1);
        } else {
            break;
        }
    }
    return field;
}

std::vector<std::string> split(std::string_view rest, char separator) {
    std::vector<std::string> fields;
    while (true) {
        std::string field;
        if (!rest.empty() && rest.front() == '"') {
            rest.remove_prefix(1);
            field = take_quoted(rest);
        }
        const std::size_t end = std::min(rest.find(separator), rest.size());
        field += rest.substr(0, end);
        fields.push_back(std::move(field));
        if (end == rest.size()) return fields;
        rest.remove_prefix(end + 1);
    }
}

}  // namespace

CsvReader::CsvReader(std::istream& in, std::optional<char> separator)
    : in_{in}, separator_{separator} {}

bool CsvReader::take_line(std::string& line) {
    if (!returned_.empty()) {
        line = std::move(returned_.front());
        returned_.pop_front();
    } else if (!std::getline(in_, line)) {
        return false;
    }
    if (++lines_ == 1 && line.starts_with("\xEF\xBB\xBF")) line.erase(0, 3);
    return true;
}

tl::expected<std::optional<std::string>, CsvError> CsvReader::take_record() {
    std::string record;
    if (!take_line(record)) return std::nullopt;
    const long first = lines_;
    const std::string separators = separator_ ? std::string{*separator_} : std::string{candidates};
    bool open = still_open(record, false, separators);
    std::deque<std::string> further;
    std::string line;
    while (open && record.size() < longest_record && take_line(line)) {
        open = still_open(line, open, separators);
        record += '\n';
        record += line;
        further.push_back(std::move(line));
    }
    if (open) {
        lines_ = first;
        returned_.insert(returned_.begin(), std::make_move_iterator(further.begin()),
                         std::make_move_iterator(further.end()));
        return tl::make_unexpected(CsvError{first, "a quote is opened and never closed"});
    }
    drop_line_end(record);
    return record;
}

tl::expected<std::optional<CsvRow>, CsvError> CsvReader::next() {
    while (true) {
        const long before = lines_;
        auto record = take_record();
        if (!record) return tl::make_unexpected(record.error());
        if (!*record) return std::nullopt;
        if ((*record)->empty()) continue;
        if (!separator_) separator_ = likely_separator(**record);
        return CsvRow{before + 1, split(**record, *separator_)};
    }
}

}  // namespace store

#include "delight/quote.h"

#include <algorithm>

#include "delight/code_points.h"

namespace delight {
namespace {

constexpr std::string_view clause_ends = ".,;:!?()\n/";
constexpr std::string_view sentence_ends = ".!?\n/";

/// The byte at which code point number `wanted` begins.
std::size_t byte_of(std::string_view utf8, std::size_t wanted) {
    std::size_t byte = 0;
    for (std::size_t i = 0; i < wanted && byte < utf8.size(); ++i)
        byte += code_point_at(utf8, byte).size;
    return byte;
}

std::string_view trimmed(std::string_view text) {
    const auto from = text.find_first_not_of(" \t\r\"'");
    if (from == std::string_view::npos) return {};
    return text.substr(from, text.find_last_not_of(" \t\r\"'") - from + 1);
}

/// A capital behind a space may begin a name; a single letter ("I") does not.
bool may_name(std::string_view clause) {
    for (std::size_t i = 1; i + 1 < clause.size(); ++i) {
        if (clause[i - 1] != ' ' || !is_upper(code_point_at(clause, i).value)) continue;
        const std::size_t next = i + code_point_at(clause, i).size;
        if (next < clause.size() && !basic_letters(code_point_at(clause, next).value).empty())
            return true;
    }
    return false;
}

std::size_t length_of(std::string_view utf8) {
    return static_cast<std::size_t>(std::count_if(utf8.begin(), utf8.end(), [](char c) {
        return (static_cast<unsigned char>(c) & 0xC0) != 0x80;
    }));
}

}  // namespace

std::optional<std::string> quote_of(std::string_view utf8, const model::SignalHit& hit,
                                    Extent extent, model::Language language, std::size_t longest) {
    const std::string_view ends = extent == Extent::clause ? clause_ends : sentence_ends;
    const std::size_t from = byte_of(utf8, hit.from);
    const std::size_t to = byte_of(utf8, hit.to);
    if (from >= to) return std::nullopt;
    const auto before = from == 0 ? std::string_view::npos : utf8.find_last_of(ends, from - 1);
    const std::size_t begin = before == std::string_view::npos ? 0 : before + 1;
    const std::size_t end = std::min(utf8.find_first_of(ends, to), utf8.size());
    if (end < utf8.size() && utf8[end] == '?') return std::nullopt;
    const std::string_view clause = trimmed(utf8.substr(begin, end - begin));
    if (clause.find(' ') == std::string_view::npos || length_of(clause) > longest)
        return std::nullopt;
    if (clause.find_first_of("0123456789@*[]<>") != std::string_view::npos) return std::nullopt;
    if (language != model::Language::de && may_name(clause)) return std::nullopt;
    return std::string{clause};
}

}  // namespace delight

#include "delight/street_words.h"

#include <algorithm>
#include <array>
#include <utility>

namespace delight {
namespace {

using Pair = std::pair<std::string_view, std::string_view>;

/// Whole words, in their order.
constexpr std::array<Pair, 42> written_out{{
    {"allee", "laan"},
    {"av", "avenue"},
    {"ave", "avenue"},
    {"bd", "boulevard"},
    {"blv", "boulevard"},
    {"blvd", "boulevard"},
    {"bou", "boulevard"},
    {"burg", "burgemeester"},
    {"burgem", "burgemeester"},
    {"ct", "court"},
    {"doct", "dr"},
    {"doctor", "dr"},
    {"dokter", "dr"},
    {"drive", "dr"},
    {"gebr", "gebroeders"},
    {"gen", "generaal"},
    {"gr", "gracht"},
    {"highway", "hwy"},
    {"ing", "ingenieur"},
    {"ir", "ingenieur"},
    {"kon", "koningin"},
    {"la", "lane"},
    {"ln", "lane"},
    {"mgr", "monseigneur"},
    {"mt", "mount"},
    {"parkway", "pkwy"},
    {"past", "pastoor"},
    {"pl", "plein"},
    {"place", "plein"},
    {"platz", "plein"},
    {"plaza", "plein"},
    {"pln", "plein"},
    {"pres", "president"},
    {"prof", "professor"},
    {"rd", "road"},
    {"route", "rte"},
    {"sq", "square"},
    {"str", "straat"},
    {"strasse", "straat"},
    {"street", "straat"},
    {"wg", "weg"},
    {"wilh", "wilhelmina"},
}};

constexpr std::array<Pair, 9> endings{{{"str", "straat"},
                                       {"strasse", "straat"},
                                       {"wg", "weg"},
                                       {"ln", "laan"},
                                       {"pln", "plein"},
                                       {"plts", "plaats"},
                                       {"gr", "gracht"},
                                       {"kd", "kade"},
                                       {"sngl", "singel"}}};

constexpr std::array<Pair, 24> ordinals{
    {{"first", "1"},     {"second", "2"},   {"third", "3"},  {"fourth", "4"},   {"fifth", "5"},
     {"sixth", "6"},     {"seventh", "7"},  {"eighth", "8"}, {"ninth", "9"},    {"tenth", "10"},
     {"eleventh", "11"}, {"twelfth", "12"}, {"eerste", "1"}, {"tweede", "2"},   {"derde", "3"},
     {"vierde", "4"},    {"vijfde", "5"},   {"zesde", "6"},  {"zevende", "7"},  {"achtste", "8"},
     {"negende", "9"},   {"tiende", "10"},  {"elfde", "11"}, {"twaalfde", "12"}}};

constexpr std::array<std::string_view, 8> ordinal_endings{"st",  "nd", "rd", "th",
                                                          "ste", "de", "e",  "er"};

constexpr std::array<std::string_view, 40> kinds{
    "aan",   "avenue", "boulevard", "court", "dam",    "de",    "den",  "der",  "des",    "dijk",
    "dr",    "ds",     "en",        "floor", "haven",  "het",   "hwy",  "kade", "laan",   "lane",
    "level", "markt",  "op",        "pkwy",  "plaats", "plein", "road", "rte",  "singel", "square",
    "st",    "ste",    "straat",    "suite", "t",      "te",    "van",  "vd",   "way",    "weg"};

constexpr std::array<std::string_view, 28> compass{
    "e",  "east", "n",    "no", "ne",   "noord", "north", "northeast", "northwest", "nw",
    "nz", "o",    "oost", "oz", "s",    "se",    "south", "southeast", "southwest", "sw",
    "w",  "west", "wz",   "z",  "zuid", "zz",    "zo",    "zw"};

constexpr std::array<std::string_view, 12> cross_words{
    "at", "behind", "between", "bet", "bij", "btwn", "corner", "hoek", "in", "near", "off", "tov"};

constexpr std::array<std::string_view, 10> countries{
    "nederland", "netherlands", "usa",     "us", "belgie",
    "belgium",   "deutschland", "germany", "nl", "uk"};

template <std::size_t Size>
bool has(const std::array<std::string_view, Size>& words, std::string_view word) {
    return std::find(words.begin(), words.end(), word) != words.end();
}

/// The number of "54th" or "third"; empty where it is none.
std::string_view ordinal(std::string_view word) {
    for (const auto& [name, number] : ordinals) {
        if (word == name) return number;
    }
    const std::size_t digits = std::min(word.find_first_not_of("0123456789"), word.size());
    return digits > 0 && has(ordinal_endings, word.substr(digits)) ? word.substr(0, digits)
                                                                   : std::string_view{};
}

}  // namespace

std::string street_word(std::string_view word, std::size_t at, std::size_t count) {
    if (word == "st") return at == 0 && count > 1 ? "sint" : "straat";
    if (word == "la" && at + 1 < count) return "la";
    if (const auto number = ordinal(word); !number.empty()) return std::string{number};
    const auto* whole = std::lower_bound(written_out.begin(), written_out.end(), Pair{word, ""});
    if (whole != written_out.end() && whole->first == word) return std::string{whole->second};
    for (const auto& [ending, full] : endings) {
        if (word.size() >= ending.size() + 3 && word.ends_with(ending))
            return std::string{word.substr(0, word.size() - ending.size())} + std::string{full};
    }
    return std::string{word};
}

bool is_numbered_street(std::string_view word) {
    return !ordinal(word).empty();
}

bool is_street_kind(std::string_view word) {
    return has(kinds, word);
}

bool is_compass(std::string_view word) {
    return has(compass, word);
}

bool is_cross_word(std::string_view word) {
    return has(cross_words, word);
}

bool is_country(std::string_view word) {
    return has(countries, word);
}

}  // namespace delight

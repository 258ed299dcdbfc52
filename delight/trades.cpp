#include "delight/trades.h"

#include <algorithm>
#include <array>
#include <utility>

namespace delight {
namespace {

using Pair = std::pair<std::string_view, std::string_view>;

/// In the order of the words.
constexpr std::array<Pair, 48> trades{{
    {"aparthotel", "hotel"},
    {"apartment", "holiday home"},
    {"apartments", "holiday home"},
    {"appartement", "holiday home"},
    {"appartementen", "holiday home"},
    {"bar", "restaurant"},
    {"barorpub", "restaurant"},
    {"bedandbreakfast", "guest house"},
    {"bistro", "restaurant"},
    {"brasserie", "restaurant"},
    {"bungalowpark", "holiday park"},
    {"cafe", "restaurant"},
    {"cafeorcoffeeshop", "restaurant"},
    {"cafetaria", "restaurant"},
    {"campground", "camping"},
    {"camping", "camping"},
    {"campingplatz", "camping"},
    {"campings", "camping"},
    {"eetcafe", "restaurant"},
    {"eethuis", "restaurant"},
    {"foodestablishment", "restaurant"},
    {"grandcafe", "restaurant"},
    {"grill", "restaurant"},
    {"guesthouse", "guest house"},
    {"herberg", "hotel"},
    {"hostel", "hotel"},
    {"hotel", "hotel"},
    {"hotels", "hotel"},
    {"inn", "hotel"},
    {"kampeerterrein", "camping"},
    {"lodgingbusiness", "hotel"},
    {"lunchroom", "restaurant"},
    {"minicamping", "camping"},
    {"motel", "hotel"},
    {"pannenkoekenhuis", "restaurant"},
    {"pension", "guest house"},
    {"pizzeria", "restaurant"},
    {"proeflokaal", "restaurant"},
    {"resort", "holiday park"},
    {"restaurant", "restaurant"},
    {"restaurants", "restaurant"},
    {"ristorante", "restaurant"},
    {"strandpaviljoen", "restaurant"},
    {"trattoria", "restaurant"},
    {"vakantiehuis", "holiday home"},
    {"vakantiepark", "holiday park"},
    {"vakantiewoning", "holiday home"},
    {"wijnbar", "restaurant"},
}};

constexpr std::array<std::string_view, 14> legal_forms{
    "bv",  "bvba", "cv",   "eenmanszaak", "gmbh",      "inc", "llc",
    "ltd", "nv",   "sarl", "srl",         "stichting", "vof", "zn"};

constexpr std::array<std::string_view, 46> small_words{
    "a",   "aan", "am",    "an", "at",  "bij", "by",  "d",   "da",  "das", "de",  "del",
    "den", "der", "des",   "di", "die", "du",  "een", "el",  "en",  "et",  "het", "i",
    "im",  "in",  "inter", "l",  "la",  "las", "le",  "les", "los", "n",   "of",  "on",
    "op",  "s",   "t",     "te", "ter", "the", "to",  "und", "van", "y"};

/// Words that say what kind of house it is, where `trades` does not.
constexpr std::array<std::string_view, 18> kind_words{
    "bakery", "catering", "centrum", "company", "diner",  "dining", "eten", "eterij", "food",
    "grille", "house",    "kitchen", "keuken",  "lounge", "pub",    "room", "tavern", "terras"};

constexpr std::array<Pair, 8> cities{{
    {"s gravenhage", "den haag"},
    {"sgravenhage", "den haag"},
    {"the hague", "den haag"},
    {"s hertogenbosch", "den bosch"},
    {"shertogenbosch", "den bosch"},
    {"flushing", "vlissingen"},
    {"ny", "new york"},
    {"new york city", "new york"},
}};

template <std::size_t Size>
bool has(const std::array<std::string_view, Size>& words, std::string_view word) {
    return std::find(words.begin(), words.end(), word) != words.end();
}

}  // namespace

std::string_view trade_of(std::string_view word) {
    const auto* found = std::lower_bound(trades.begin(), trades.end(), Pair{word, ""});
    return found != trades.end() && found->first == word ? found->second : std::string_view{};
}

bool is_table(std::string_view group) {
    return group == "restaurant";
}

bool is_legal_form(std::string_view word) {
    return has(legal_forms, word);
}

bool is_small_word(std::string_view word) {
    return has(small_words, word);
}

bool is_weak_word(std::string_view word) {
    return is_small_word(word) || is_legal_form(word) || has(kind_words, word) ||
           !trade_of(word).empty();
}

std::string city_key(std::string_view city) {
    const std::string plain = plain_name(city.substr(0, city.find('(')));
    for (const auto& [other, name] : cities) {
        if (plain == other) return std::string{name};
    }
    return plain;
}

}  // namespace delight

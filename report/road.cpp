#include "report/road.h"

#include <algorithm>
#include <cmath>

#include "report/text.h"

namespace report {
namespace {

using model::Separation;

// More is a list and no finding any more.
constexpr std::size_t most_words = 8;

/// The axis goes from 16 times as often on the sevens' side to 16 times on the nines'.
double at(double log_odds) {
    static const double end = std::log(16.0);
    return 100 * std::clamp(log_odds, -end, end) / end;
}

/// "3,2 keer (1,8–5,6)", by the direction in which it is more.
std::string times_more(const Words& words, const model::Estimate& log_odds) {
    const bool nines = log_odds.mean >= 0;
    const double low = nines ? log_odds.low : -log_odds.high;
    const double high = nines ? log_odds.high : -log_odds.low;
    // Beyond that it says no more than "hardly ever on the other side".
    constexpr double most = 100;
    const auto factor = [&](double log) {
        const double value = std::exp(log);
        return words.number(std::min(value, most), value < 9.95 ? 1 : 0);
    };
    const double times = std::abs(log_odds.mean);
    const std::string more = std::exp(times) > most ? ">" : "";
    return words.say(
        std::exp(high) > most ? "road_times_open" : "road_times",
        {{"times", more + factor(times)}, {"low", factor(low)}, {"high", factor(high)}});
}

std::string label(const Words& words, const Separation& each, bool signal) {
    return signal ? signal_words(words, each.term, each.positive) : clean(each.term);
}

void fill_term(Fields row, const Words& words, const model::RoadToTen& road, const Separation& each,
               bool signal) {
    const auto number = [&](long value) { return words.number(static_cast<double>(value)); };
    const bool nines = each.log_odds.mean >= 0;
    row.set("TERM", label(words, each, signal));
    row.add(signal ? "SIGNAL" : "WORD").set("TEXT", label(words, each, signal));
    row.set("TIMES", times_more(words, each.log_odds));
    row.set("COUNTS", words.say("road_counts", {{"tens", number(each.tens)},
                                                {"of_tens", number(road.tens)},
                                                {"sevens", number(each.sevens)},
                                                {"of_sevens", number(road.sevens)}}));
    row.set("KIND", nines ? "nines" : "sevens");
    row.set("LOW", plain_number(at(each.log_odds.low), 1));
    row.set("WIDTH", plain_number(at(each.log_odds.high) - at(each.log_odds.low), 1));
    row.set("DOT", plain_number(at(each.log_odds.mean), 1));
    row.add(nines ? "NINES" : "SEVEN").set("DOT", plain_number(at(each.log_odds.mean), 1));
    row.set("SQUARE", plain_number(at(each.log_odds.mean) - 4.5, 1));
}

/// Those that the nines say more (or less) than the sevens.
std::vector<const Separation*> side(const std::vector<Separation>& all, bool nines,
                                    std::size_t most) {
    std::vector<const Separation*> out;
    for (const Separation& each : all)
        if ((each.log_odds.mean >= 0) == nines && out.size() < most) out.push_back(&each);
    return out;
}

void fill_side(Fields chart, const Words& words, const model::RoadToTen& road, bool nines) {
    const auto signals = side(road.signals, nines, road.signals.size());
    const auto said = side(road.words, nines, most_words);
    if (signals.empty() && said.empty()) return;
    Fields part = chart.add("SIDE");
    part.set("HEADING", words[nines ? "road_nines" : "road_sevens"]);
    part.set("DESC", words["road_desc"]);
    for (const Separation* each : signals) fill_term(part.add("ROW"), words, road, *each, true);
    for (const Separation* each : said) fill_term(part.add("ROW"), words, road, *each, false);
}

std::string finding(const Words& words, const model::RoadToTen& road) {
    std::string list;
    const auto name = [&](const Separation* each, bool signal) {
        list += (list.empty() ? "" : ", ") + label(words, *each, signal);
    };
    for (const Separation* each : side(road.signals, true, 3)) name(each, true);
    if (list.empty())
        for (const Separation* each : side(road.words, true, 3)) name(each, false);
    if (!list.empty()) return words.say("road_finding", {{"what", list}});
    for (const Separation* each : side(road.signals, false, 3)) name(each, true);
    if (list.empty())
        for (const Separation* each : side(road.words, false, 3)) name(each, false);
    return list.empty() ? words["road_finding_none"]
                        : words.say("road_finding_sevens", {{"what", list}});
}

}  // namespace

std::string signal_words(const Words& words, std::string_view signal, bool positive) {
    return clean(words.named("signal", std::string(signal) + (positive ? "_pos" : "_neg")));
}

void fill_road(Fields chart, const Words& words, const model::RoadToTen& road) {
    const auto number = [&](long value) { return words.number(static_cast<double>(value)); };
    chart.set("BASIS", words.say("road_basis",
                                 {{"tens", number(road.tens)}, {"sevens", number(road.sevens)}}));
    if (!road.enough_texts) {
        chart.show("TOO_FEW");
        return;
    }
    Fields enough = chart.add("ENOUGH");
    enough.set("FINDING", finding(words, road));
    fill_side(enough, words, road, true);
    fill_side(enough, words, road, false);
}

}  // namespace report

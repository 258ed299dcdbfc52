#include "parser/date_relative.h"

#include <cmath>

#include "parser/date_words.h"

namespace parser::dates {
namespace {

using model::Date;
using model::DatePrecision;

/// So much time, as its words tell it.
struct Span {
    double months = 0;
    double days = 0;
    Unit finest = Unit::year;
    std::size_t end = 0;  ///< the token behind it
};

constexpr double most_years = 60;

Date months_back(model::Day today, double months, DatePrecision precision) {
    const std::chrono::year_month_day now{today};
    const auto then = now.year() / now.month() - std::chrono::months{std::lround(months)};
    if (precision == DatePrecision::year)
        return {model::Day{then.year() / std::chrono::January / 1}, precision};
    return {model::Day{then / 1}, precision};
}

Date date_before(model::Instant fetched, const Span& span) {
    const auto today = std::chrono::floor<std::chrono::days>(fetched);
    if (span.finest == Unit::year) return months_back(today, span.months, DatePrecision::year);
    if (span.finest == Unit::month) return months_back(today, span.months, DatePrecision::month);
    const auto base = span.months > 0
                          ? months_back(today, span.months, DatePrecision::month).first +
                                (today - months_back(today, 0, DatePrecision::month).first)
                          : today;
    const auto seconds = std::chrono::seconds{std::llround(span.days * 86'400)};
    const auto moment = base + (fetched - model::Instant{today}) - seconds;
    return {std::chrono::floor<std::chrono::days>(moment), DatePrecision::day};
}

void add(Span& span, double number, Unit unit) {
    constexpr double hours_a_day = 24;
    switch (unit) {
        case Unit::second:
            span.days += number / (hours_a_day * 3600);
            break;
        case Unit::minute:
            span.days += number / (hours_a_day * 60);
            break;
        case Unit::hour:
            span.days += number / hours_a_day;
            break;
        case Unit::day:
            span.days += number;
            break;
        case Unit::week:
            span.days += number * 7;
            break;
        case Unit::month:
            span.months += number;
            break;
        case Unit::year:
            span.months += number * 12;
            break;
    }
    const bool part = number != std::floor(number);
    span.finest = std::min(span.finest, part && unit == Unit::year ? Unit::month : unit);
}

/// A number in figures or words at `at`, which moves past it.
std::optional<double> take_number(const Tokens& tokens, std::size_t& at) {
    if (tokens.is_number(at, 1, 4)) {
        double value = tokens[at].value;
        ++at;
        if (tokens.continues_number(at, ".,")) {
            value += std::stod("0." + tokens[at + 1].text);
            at += 2;
        }
        return value;
    }
    if (!tokens.is_word(at)) return {};
    auto number = number_of(tokens[at].text);
    if (!number) return {};
    ++at;
    const auto second = tokens.is_word(at) ? number_of(tokens[at].text) : std::nullopt;
    if (*number == 1 && second && *second < 1) {  // "een half jaar"
        number = second;
        ++at;
    }
    return number;
}

/// "1 jaar en 2 maanden"; a missing number is one: "rok temu".
std::optional<Span> read_span(const Tokens& tokens, std::size_t at) {
    Span span;
    bool any = false;
    while (true) {
        auto next = at;
        const auto number = take_number(tokens, next);
        const auto unit = tokens.is_word(next) ? unit_of(tokens[next].text) : std::nullopt;
        if (!unit || (!number && any)) break;
        add(span, number.value_or(1), *unit);
        any = true;
        if (tokens.is_sign(next + 1, ".")) ++next;
        span.end = at = next + 1;
        if (tokens.is_sign(at, ",")) ++at;
        if (tokens.is_word(at) && is_and(tokens[at].text)) ++at;
    }
    if (!any || span.months > most_years * 12 || span.days > most_years * 366) return {};
    return span;
}

/// The word before `at`, but for one that only says "about".
std::size_t before(const Tokens& tokens, std::size_t at) {
    if (at > 1 && tokens.is_word(at - 1) && is_about(tokens[at - 1].text)) --at;
    return at == 0 ? tokens.size() : at - 1;
}

/// "vor", "hace"; the "a" of "il y a" is one only behind its "y".
bool says_ago(const Tokens& tokens, std::size_t at) {
    if (!tokens.is_word(at) || !is_ago_before(tokens[at].text)) return false;
    return tokens[at].text != "a" || (at > 0 && tokens[at - 1].text == "y");
}

std::optional<Date> read_ago(const Tokens& tokens, std::size_t at, model::Instant fetched) {
    const auto span = read_span(tokens, at);
    if (!span) return {};
    // Without a number of its own, a unit behind a figure belongs to that: "1000 years ago".
    const bool cut = at > 0 && tokens[at - 1].kind == Token::Kind::number;
    const bool behind = tokens.is_word(span->end) && is_ago_behind(tokens[span->end].text);
    if (cut || (!behind && !says_ago(tokens, before(tokens, at)))) return {};
    return date_before(fetched, *span);
}

/// "vorige maand", "this week"; the adjective may stand behind: "le mois dernier".
std::optional<Date> read_last(const Tokens& tokens, std::size_t at, model::Instant fetched) {
    for (const auto& [adjective, noun] : {std::pair{at, at + 1}, std::pair{at + 1, at}}) {
        if (!tokens.is_word(adjective) || !tokens.is_word(noun)) continue;
        const auto unit = unit_of(tokens[noun].text);
        const bool last = is_last(tokens[adjective].text);
        const bool current = adjective < noun && is_this(tokens[adjective].text);
        if (!unit || *unit < Unit::day || (!last && !current)) continue;
        if (current && *unit == Unit::week) return {};  // some day of it
        Span span;
        add(span, last ? 1 : 0, *unit);
        return date_before(fetched, span);
    }
    return {};
}

}  // namespace

std::optional<Date> read_relative(const Tokens& tokens, model::Instant fetched) {
    for (std::size_t at = 0; at < tokens.size(); ++at) {
        if (const auto date = read_ago(tokens, at, fetched)) return date;
        if (!tokens.is_word(at)) continue;
        if (const auto date = read_last(tokens, at, fetched)) return date;
        const auto scandinavian = tokens[at].text == "i" ? tokens[at + 1].text : std::string{};
        if (scandinavian == "dag") return date_before(fetched, {0, 0, Unit::day, 0});
        if (scandinavian == "går") return date_before(fetched, {0, 1, Unit::day, 0});
        auto days = days_ago(tokens[at].text);
        const bool avant = at > 1 && tokens[at - 1].text == "-" && tokens[at - 2].text == "avant";
        if (avant && days == 1) days = 2;
        const bool ahead = at > 0 && tokens[at - 1].text == "from";  // "5 weeks from now"
        if (days && !ahead && !tokens.is_sign(at + 1, "+"))
            return date_before(fetched, {0, static_cast<double>(*days), Unit::day, 0});
    }
    return {};
}

}  // namespace parser::dates

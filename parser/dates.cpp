#include "parser/dates.h"

#include "parser/ascii.h"
#include "parser/date_relative.h"
#include "parser/date_tokens.h"
#include "parser/date_words.h"

namespace parser {
namespace {

using dates::Token;
using dates::Tokens;
using model::Date;
using model::DatePrecision;

constexpr int earliest_year = 1900;
constexpr int latest_year = 2199;

/// What one try at one place came to.
struct Reading {
    bool is_date = false;  ///< it has the form of a date
    std::optional<Date> date;
};

/// Reads the first absolute date of a text.
class Reader {
  public:
    Reader(const Tokens& tokens, const DateContext& context) : tokens_{tokens}, context_{context} {}

    Reading read() const;

  private:
    using Form = Reading (Reader::*)(std::size_t) const;
    Reading year_first(std::size_t at) const;
    Reading compact(std::size_t at) const;
    Reading day_and_name(std::size_t at) const;
    Reading name_and_day(std::size_t at) const;
    Reading name_and_year(std::size_t at) const;
    Reading figures(std::size_t at) const;
    Reading season(std::size_t at) const;
    Reading only_number() const;

    Reading day(int year, int month, int day_of_month) const;
    Reading month(int year, int month_of_year) const;
    Reading recent(int month, int day_of_month) const;
    std::optional<int> year_at(std::size_t at) const;
    bool is_short_year(std::size_t at) const;
    int full_year(int two_digits) const;
    std::size_t skip(std::size_t at, std::string_view signs, bool links) const;
    int month_at(std::size_t at) const {
        return tokens_.is_word(at) ? dates::month_of(tokens_[at].text) : 0;
    }
    bool has_clock() const { return context_.fetched != model::Instant{}; }
    model::Day today() const { return std::chrono::floor<std::chrono::days>(context_.fetched); }

    const Tokens& tokens_;
    const DateContext& context_;
};

Reading Reader::read() const {
    if (tokens_.size() == 1) {
        if (const auto number = only_number(); number.is_date) return number;
    }
    constexpr Form forms[] = {&Reader::year_first,   &Reader::compact,      &Reader::figures,
                              &Reader::day_and_name, &Reader::name_and_day, &Reader::name_and_year,
                              &Reader::season};
    for (std::size_t at = 0; at < tokens_.size(); ++at) {
        for (const auto form : forms) {
            if (const auto reading = (this->*form)(at); reading.is_date) return reading;
        }
    }
    return {};
}

Reading Reader::day(int year, int month, int day_of_month) const {
    const std::chrono::year_month_day ymd{std::chrono::year{year},
                                          std::chrono::month{static_cast<unsigned>(month)},
                                          std::chrono::day{static_cast<unsigned>(day_of_month)}};
    if (year < earliest_year || year > latest_year || !ymd.ok()) return {true, {}};
    return {true, Date{model::Day{ymd}, DatePrecision::day}};
}

Reading Reader::month(int year, int month_of_year) const {
    auto result = day(year, month_of_year, 1);
    if (result.date) result.date->precision = DatePrecision::month;
    return result;
}

/// A day without its year is the last one of that name.
Reading Reader::recent(int month, int day_of_month) const {
    if (!has_clock()) return {};
    const auto year = static_cast<int>(std::chrono::year_month_day{today()}.year());
    const auto result = day(year, month, day_of_month);
    return result.date && result.date->first > today() ? day(year - 1, month, day_of_month)
                                                       : result;
}

int Reader::full_year(int two_digits) const {
    const int now =
        has_clock() ? static_cast<int>(std::chrono::year_month_day{today()}.year()) : 2069;
    const int year = now / 100 * 100 + two_digits;
    return year > now ? year - 100 : year;
}

/// "2014", "'14".
std::optional<int> Reader::year_at(std::size_t at) const {
    if (tokens_.is_number(at, 4, 4)) {
        const int year = tokens_[at].value;
        return year >= earliest_year && year <= latest_year ? std::optional{year} : std::nullopt;
    }
    if (tokens_.is_sign(at, "'") && tokens_.is_number(at + 1, 2, 2) && !tokens_[at + 1].spaced)
        return full_year(tokens_[at + 1].value);
    return {};
}

/// The place behind at most one sign of `signs`, and words that only link.
std::size_t Reader::skip(std::size_t at, std::string_view signs, bool links) const {
    if (tokens_.is_sign(at, signs)) ++at;
    while (links && tokens_.is_word(at) && dates::is_link(tokens_[at].text)) ++at;
    if (links && tokens_.is_sign(at, "'") && !tokens_.is_number(at + 1, 2, 2)) ++at;
    return at;
}

/// "2014-08-12", "2020.11.06", "2015-09", "2014年8月12日".
Reading Reader::year_first(std::size_t at) const {
    if (!tokens_.is_number(at, 4, 4) || !tokens_.is_number(at + 2, 1, 2)) return {};
    const auto& mark = tokens_[at + 1];
    const bool signs = tokens_.is_sign(at + 1, "-/.");
    if (!signs && mark.text != "年") return {};
    const bool third = tokens_.is_number(at + 4, 1, 2) &&
                       (tokens_[at + 3].text == mark.text || tokens_[at + 3].text == "月");
    if (third) return day(tokens_[at].value, tokens_[at + 2].value, tokens_[at + 4].value);
    const bool month_only = (mark.text == "-" && tokens_[at + 2].text.size() == 2) || !signs;
    if (!month_only || tokens_[at].value < earliest_year || tokens_[at].value > latest_year)
        return {};
    return tokens_[at + 2].value > 12 ? Reading{} : month(tokens_[at].value, tokens_[at + 2].value);
}

/// "20040701T0000-0700".
Reading Reader::compact(std::size_t at) const {
    if (!tokens_.is_number(at, 8, 8)) return {};
    const int value = tokens_[at].value;
    const auto result = day(value / 10'000, value / 100 % 100, value % 100);
    return result.date ? result : Reading{};
}

/// "06-01-2014", "12/8/14", "12. 12. 2014": day first but where the page's language or an
/// impossible month says otherwise.
Reading Reader::figures(std::size_t at) const {
    const bool form = tokens_.is_number(at, 1, 2) && tokens_.is_sign(at + 1, "-/.") &&
                      tokens_.is_number(at + 2, 1, 2) &&
                      tokens_[at + 3].text == tokens_[at + 1].text &&
                      (tokens_.is_number(at + 4, 4, 4) || tokens_.is_number(at + 4, 2, 2));
    if (!form || tokens_.continues_number(at + 5, "-/.")) return {};
    if (at > 0 && !tokens_[at].spaced && tokens_.is_sign(at - 1, "-/.:")) return {};
    int first = tokens_[at].value;
    int second = tokens_[at + 2].value;
    const bool month_first = equal_ignoring_case(context_.lang, "en-us");
    if ((month_first && first <= 12) || second > 12) std::swap(first, second);
    const auto& year = tokens_[at + 4];
    return day(year.text.size() == 4 ? year.value : full_year(year.value), second, first);
}

/// "13 december 2015", "5th of Aug. 2012", "12 aug".
Reading Reader::day_and_name(std::size_t at) const {
    if (!tokens_.is_number(at, 1, 2)) return {};
    auto next = at + 1;
    if (tokens_.is_word(next) && !tokens_[next].spaced && dates::is_ordinal(tokens_[next].text))
        ++next;
    next = skip(next, ".-/ ", true);
    const int name = month_at(next);
    if (name == 0) return {};
    next = skip(next + 1, ".,-/", true);
    next = skip(next, ",", true);
    if (const auto year = year_at(next)) return day(*year, name, tokens_[at].value);
    if (tokens_.is_number(next, 4, 4)) return {true, {}};  // a year that cannot be
    if (is_short_year(next)) return day(full_year(tokens_[next].value), name, tokens_[at].value);
    return recent(name, tokens_[at].value);
}

/// Two digits that end the text or a part of it, and are no hour.
bool Reader::is_short_year(std::size_t at) const {
    if (!tokens_.is_number(at, 2, 2)) return false;
    const auto& behind = tokens_[at + 1];
    const bool hyphened = at > 0 && tokens_.is_sign(at - 1, "-/");
    return hyphened || (behind.kind == Token::Kind::sign && !tokens_.is_sign(at + 1, ":."));
}

/// "December 2, 2017", "Tue Aug 12 14:05:00 2014".
Reading Reader::name_and_day(std::size_t at) const {
    const int name = month_at(at);
    if (name == 0) return {};
    auto next = skip(at + 1, ".-/", false);
    if (!tokens_.is_number(next, 1, 2)) return {};
    const int day_of_month = tokens_[next].value;
    ++next;
    // "mar. 22 avr.": the day belongs to the month behind it, and what stood before is a weekday.
    if (tokens_.is_sign(next, ":") || month_at(next) > 0) return {};
    if (tokens_.is_word(next) && !tokens_[next].spaced && dates::is_ordinal(tokens_[next].text))
        ++next;
    next = skip(next, ".,-/", true);
    if (tokens_.is_number(next, 1, 2) && tokens_.is_sign(next + 1, ":")) {
        next += 3;
        if (tokens_.is_sign(next, ":")) next += 2;
    }
    if (const auto year = year_at(next)) return day(*year, name, day_of_month);
    return recent(name, day_of_month);
}

/// "mei 2015", "agosto de 2014", "augustus '13".
Reading Reader::name_and_year(std::size_t at) const {
    const int name = month_at(at);
    if (name == 0) return {};
    auto next = skip(at + 1, ".", true);
    next = skip(next, ",-/", true);
    const auto year = year_at(next);
    if (!year) return {};
    return month(*year, name);
}

/// "zomer 2013": a year.
Reading Reader::season(std::size_t at) const {
    if (!tokens_.is_word(at) || !dates::is_season(tokens_[at].text)) return {};
    const auto year = year_at(skip(at + 1, ",", true));
    if (!year) return {};
    auto result = day(*year, 1, 1);
    if (result.date) result.date->precision = DatePrecision::year;
    return result;
}

/// A text that is a number and nothing else: a year, or Unix time in seconds or milliseconds.
Reading Reader::only_number() const {
    const auto& text = tokens_[0].text;
    if (const auto year = year_at(0)) {
        auto result = day(*year, 1, 1);
        if (result.date) result.date->precision = DatePrecision::year;
        return result;
    }
    if (tokens_.is_number(0, 10, 10) || tokens_.is_number(0, 13, 13)) {
        const auto seconds = std::chrono::seconds{std::stoll(text.substr(0, 10))};
        const std::chrono::year_month_day moment{
            std::chrono::floor<std::chrono::days>(model::Instant{seconds})};
        return day(static_cast<int>(moment.year()),
                   static_cast<int>(static_cast<unsigned>(moment.month())),
                   static_cast<int>(static_cast<unsigned>(moment.day())));
    }
    return {};
}

}  // namespace

std::optional<model::Date> read_date(std::string_view text, const DateContext& context) {
    const Tokens tokens{text};
    const bool clock = context.fetched != model::Instant{};
    const auto reading = Reader{tokens, context}.read();
    const auto today = std::chrono::floor<std::chrono::days>(context.fetched);
    if (reading.is_date) {
        const bool future = reading.date && clock && reading.date->first > today;
        return future ? std::nullopt : reading.date;
    }
    if (!clock) return {};
    return dates::read_relative(tokens, context.fetched);
}

}  // namespace parser

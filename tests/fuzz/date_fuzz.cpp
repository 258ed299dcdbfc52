// A date as a page writes it, in several languages, with a clock and without.
#include <string>

#include "parser/dates.h"
#include "tests/fuzz/fuzz.h"

namespace {

using std::chrono::year_month_day;

void check(const model::Date& date, const parser::DateContext& context) {
    const year_month_day first{date.first};
    fuzz::demand(first.ok(), "a date is a day of the calendar");
    fuzz::demand(
        context.fetched == model::Instant{} || model::Instant{date.first} <= context.fetched,
        "no date is in the future");
    fuzz::demand(date.precision == model::DatePrecision::day || first.day() == std::chrono::day{1},
                 "a month begins on its first day");
    fuzz::demand(
        date.precision != model::DatePrecision::year || first.month() == std::chrono::January,
        "a year begins in January");
    fuzz::demand(date.first <= date.last(), "a date ends no earlier than it begins");
    const auto written = model::to_string(date);
    fuzz::demand(model::date_from_iso(written) == date, "a date that is written can be read");
    fuzz::demand(parser::read_date(written, context) == date, "it is read as a page's date too");
}

}  // namespace

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const auto text = fuzz::text_of(data, size);
    for (const char* lang : {"nl", "en-us", ""})
        for (const auto fetched : {fuzz::fetched(), model::Instant{}}) {
            const parser::DateContext context{lang, fetched};
            if (const auto date = parser::read_date(text, context)) check(*date, context);
        }
    return 0;
}

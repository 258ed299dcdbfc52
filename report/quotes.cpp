#include "report/quotes.h"

#include <algorithm>
#include <set>
#include <string>
#include <vector>

#include "report/road.h"
#include "report/source_score.h"
#include "report/text.h"

namespace report {
namespace {

using model::Quote;

/// A language tag that may stand in an attribute; empty where it is none.
std::string language_tag(const std::string& lang) {
    const bool fits =
        lang.size() >= 2 && lang.size() <= 3 &&
        std::all_of(lang.begin(), lang.end(), [](char c) { return c >= 'a' && c <= 'z'; });
    return fits ? lang : std::string();
}

/// Where a quote comes from: "een 9,5 · mei 2026".
std::string origin(const Words& words, const Quote& quote) {
    std::string text;
    const auto add = [&](const std::string& part) { text += (text.empty() ? "" : " · ") + part; };
    if (quote.grade) add(words.say("quote_grade", {{"grade", words.brief(*quote.grade)}}));
    if (quote.date)
        add(quote.date->precision == model::DatePrecision::year ? model::to_string(*quote.date)
                                                                : words.month(quote.date->first));
    return text;
}

void fill_quote(Fields item, const Words& words, const Quote& quote) {
    item.set("SIGNAL", signal_words(words, name_of(quote.signal), quote.positive));
    const std::string lang = language_tag(quote.lang);
    Fields said = item.add(lang.empty() ? "PLAIN" : "IN_LANGUAGE");
    said.set("LANG", lang);
    said.set("TEXT", clean(quote.text));
    item.set("ORIGIN", origin(words, quote));
    const std::string url = clean(quote.url);
    const std::string source = source_name(quote.source);
    if (is_web_address(url)) {
        Fields link = item.add("LINK");
        link.set("URL", url);
        link.set("SOURCE", source);
    } else if (!source.empty()) {
        item.add("NO_LINK").set("SOURCE", source);
    }
}

/// Those of one sign: the first of every signal, then the second of every signal, and so on.
std::vector<const Quote*> in_turns(std::span<const Quote> quotes, bool positive, std::size_t most) {
    std::vector<const Quote*> left, out;
    for (const Quote& quote : quotes)
        if (quote.positive == positive) left.push_back(&quote);
    while (!left.empty() && out.size() < most) {
        std::set<model::Signal> had;
        std::vector<const Quote*> later;
        for (const Quote* quote : left)
            (had.insert(quote->signal).second ? out : later).push_back(quote);
        left = std::move(later);
    }
    out.resize(std::min(out.size(), most));
    return out;
}

}  // namespace

void fill_quotes(Fields section, const Words& words, std::span<const Quote> quotes,
                 std::size_t most) {
    for (const bool positive : {true, false}) {
        const auto chosen = in_turns(quotes, positive, most);
        if (chosen.empty()) continue;
        Fields side = section.add("SIDE");
        side.set("KIND", positive ? "praise" : "blame");
        side.set("HEADING", words[positive ? "quotes_praise" : "quotes_blame"]);
        for (const Quote* quote : chosen) fill_quote(side.add("QUOTE"), words, *quote);
    }
}

}  // namespace report

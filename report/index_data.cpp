#include "report/index_data.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <vector>

#include "report/comparison_table.h"
#include "report/source_score.h"
#include "report/text.h"

namespace report {
namespace {

/// JSON values, ready made, with commas between.
class List {
  public:
    List& text(std::string_view value) { return add(json_string(value)); }
    List& number(double value, int decimals) { return add(plain_number(value, decimals)); }
    List& add(const std::string& json) {
        if (!inside_.empty()) inside_ += ',';
        inside_ += json;
        return *this;
    }
    std::string done() const { return "[" + inside_ + "]"; }

  private:
    std::string inside_;
};

/// Texts that many rows share, each by its number.
class Shared {
  public:
    std::string number_of(const std::string& text) {
        return std::to_string(numbers_.emplace(text, numbers_.size()).first->second);
    }
    /// Each text as `to_json` writes it.
    template <class ToJson>
    std::string list(ToJson to_json) const {
        std::vector<const std::string*> texts(numbers_.size());
        for (const auto& [text, number] : numbers_) texts[number] = &text;
        List out;
        for (const std::string* text : texts) out.add(to_json(*text));
        return out.done();
    }

  private:
    std::map<std::string, std::size_t> numbers_;
};

/// A part of the whole as one of 64 characters: fine enough for a line 20 units high.
char sixty_fourth(double part) {
    constexpr std::string_view signs =
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
    const double safe = std::isfinite(part) ? std::clamp(part, 0.0, 1.0) : 0;
    return signs[static_cast<std::size_t>(std::lround(63 * safe))];
}

/// The trend, four characters a point: when, the share, its low and its high end.
std::string trend_signs(const std::vector<model::TrendPoint>& trend) {
    std::string out;
    if (trend.size() < 2) return out;
    const auto days = static_cast<double>((trend.back().day - trend.front().day).count());
    for (const auto& [day, share] : trend) {
        const auto passed = static_cast<double>((day - trend.front().day).count());
        for (const double part : {days > 0 ? passed / days : 0, share.mean, share.low, share.high})
            out += sixty_fourth(part);
    }
    return out;
}

std::string estimate(const std::optional<model::Estimate>& value, int decimals) {
    if (!value) return "0";
    return List()
        .number(value->mean, decimals)
        .number(value->low, decimals)
        .number(value->high, decimals)
        .done();
}

class Rows {
  public:
    explicit Rows(const Edition& edition) : edition_(edition) {}

    std::string row(std::size_t index) {
        const auto& [dossier, judgement, spoken] = edition_.at(index);
        const auto verdict =
            std::find(std::begin(verdict_order), std::end(verdict_order), judgement.verdict);
        const bool told = judgement.evidence != model::EvidenceKind::none;
        List out;
        out.text(edition_.slugs[index]).text(printed_name(edition_.words, dossier));
        out.add(std::to_string(verdict - std::begin(verdict_order)));
        out.add(categories_.number_of(clean(dossier.business.category)));
        out.add(places_.number_of(clean(dossier.business.city)));
        out.text(about_row(edition_, dossier.business));
        out.add(numbers(sources_, judgement.sources, {}));
        out.add(numbers(badges_, judgement.badges, edition_.shared_badges));
        out.add(told ? estimate(judgement.delighted, 4) : "0").number(judgement.bar, 3);
        List bands;
        for (const double band : judgement.bands) bands.number(band, 2);
        out.add(bands.done());
        out.add(estimate(judgement.grade_mean, 3)).add(estimate(judgement.nps_like, 2));
        out.number(judgement.n, 2).number(judgement.effective_n, 2);
        out.add(judgement.last ? std::to_string(judgement.last->time_since_epoch().count())
                               : "null");
        out.text(period(edition_.words, judgement)).text(trend_signs(judgement.trend));
        return out.done();
    }

    std::string categories() const { return categories_.list(json_string); }
    std::string places() const { return places_.list(json_string); }
    /// What filters know a source by, and its name.
    std::string sources() const {
        return sources_.list([](const std::string& source) {
            return List().text(clean(source)).text(source_name(source)).done();
        });
    }
    std::string badges() const {
        return badges_.list([&](const std::string& badge) {
            const auto& words = edition_.words;
            return List()
                .text(clean(words.named("badge", badge)))
                .text(clean(words.named("badge", badge + "_why")))
                .done();
        });
    }

  private:
    static std::string numbers(Shared& shared, const std::vector<std::string>& texts,
                               const std::vector<std::string>& without) {
        List out;
        for (const std::string& text : texts)
            if (std::find(without.begin(), without.end(), text) == without.end())
                out.add(shared.number_of(text));
        return out.done();
    }

    const Edition& edition_;
    Shared categories_, places_, sources_, badges_;
};

/// A text of our own as JSON, kept to the letter: no-break spaces too.
std::string word_json(std::string_view text) {
    std::string out = "\"";
    for (const char c : text) {
        if (c == '"' || c == '\\') out += '\\';
        if (static_cast<unsigned char>(c) >= ' ') out += c;
    }
    return out += '"';
}

/// The words that rows are drawn with, under the names that `rows.js` knows.
std::string word_list(const Words& words) {
    std::string out = "{";
    const auto add = [&](std::string_view key) {
        ((out += out.size() > 1 ? "," : "") += json_string(key)) += ":";
        out += word_json(words[key]);
    };
    for (const std::string_view key :
         {"decimal_mark", "thousands_mark", "percent", "date_short", "range_title",
          "range_title_no_bar", "bands_title", "nps_range", "weighs", "no_dates", "nothing",
          "average_only_short", "spark_from_to"})
        add(key);
    for (int month = 1; month <= 12; ++month) add("month_short_" + std::to_string(month));
    return out += '}';
}

}  // namespace

std::string index_data(const Edition& edition) {
    const auto& words = edition.words;
    Rows rows(edition);
    std::string lines;
    for (std::size_t index = 0; index < edition.comparison.businesses.size(); ++index)
        lines += (index > 0 ? ",\n" : "") + rows.row(index);
    List verdicts;
    for (const model::Verdict verdict : verdict_order) {
        const std::string name(to_string(verdict));
        verdicts.add(List().text(name).add(word_json(words["verdict_" + name])).done());
    }
    return "window.negenplusIndex={\"words\":" + word_list(words) +
           ",\"verdicts\":" + verdicts.done() + ",\"categories\":" + rows.categories() +
           ",\"places\":" + rows.places() + ",\"sources\":" + rows.sources() +
           ",\"badges\":" + rows.badges() + ",\"rows\":[\n" + lines + "\n]};\n";
}

}  // namespace report

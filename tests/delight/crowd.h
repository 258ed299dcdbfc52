#pragma once

#include <cmath>
#include <random>
#include <string>
#include <vector>

#include "delight/near_duplicates.h"
#include "delight/voices.h"

/// A made-up source whose reviewers come and go as people do; the same seed gives the same crowd.
namespace crowd {

constexpr model::Day begin{std::chrono::days{19000}};
constexpr int years = 3;

struct Crowd {
    std::vector<model::Dossier> dossiers;
    delight::Traces traces;
    std::vector<std::vector<std::string>> texts;  ///< by business, then review
    std::int64_t last_review = 0;

    delight::Chorus chorus() const {
        return delight::gather(dossiers, traces, begin + std::chrono::days{365 * years + 200});
    }
};

inline void add_business(Crowd& crowd) {
    model::Dossier dossier;
    dossier.business_id = static_cast<std::int64_t>(crowd.dossiers.size()) + 1;
    dossier.listings.emplace_back();
    dossier.listings.front().listing_id = dossier.business_id;
    dossier.listings.front().source = "zoover";
    crowd.dossiers.push_back(std::move(dossier));
    crowd.texts.emplace_back();
}

/// One review of the business at that place; without a date where `day` is negative.
inline void add_review(Crowd& crowd, std::size_t business, int day, double grade,
                       const std::string& author, const std::string& text,
                       std::optional<double> tone = std::nullopt) {
    const auto& listing = crowd.dossiers.at(business).listings.front();
    delight::Trace trace = delight::trace_of(++crowd.last_review, author, "", text, tone);
    std::optional<model::Date> date;
    if (day >= 0) date = model::Date{begin + std::chrono::days{day}};
    trace.grade = grade;
    trace.given = {date, begin + std::chrono::days{365 * years}};
    crowd.traces[listing.listing_id].push_back(trace);
    crowd.texts.at(business).push_back(text);
}

/// Words as texts have them: some often, most seldom (Zipf).
inline std::string draw_text(int words, std::mt19937& random) {
    std::uniform_real_distribution<double> unit;
    std::string text;
    for (int i = 0; i < words; ++i) {
        const auto rank = static_cast<int>(std::exp(unit(random) * std::log(3000.0)));
        text += (i > 0 ? " w" : "w") + std::to_string(rank);
    }
    return text;
}

inline double draw_grade(double delighted, double disappointed, std::mt19937& random) {
    const double at = std::uniform_real_distribution<double>{}(random);
    const int step = std::uniform_int_distribution<int>{0, 1}(random);
    if (at < delighted) return 9 + step;
    return at < delighted + disappointed ? (step == 0 ? 1 : 5) : 7 + step;
}

/// How many reviews come on a day: the business's own rate, growing or fading, by the season and
/// the weekday, in months that are busy or quiet for no reason.
struct Tide {
    double rate = 0;
    double growth = 0;
    double season = 0;
    std::vector<double> months;

    explicit Tide(std::mt19937& random) {
        rate = std::exp(std::uniform_real_distribution<double>{-4, -1.2}(random));
        growth = std::uniform_real_distribution<double>{-0.5, 1.0}(random);
        season = std::uniform_real_distribution<double>{0.2, 0.9}(random);
        for (int month = 0; month <= 12 * years; ++month)
            months.push_back(std::gamma_distribution<double>{6, 1.0 / 6}(random));
    }
    double on(int day) const {
        const double year = day / 365.0;
        const double week = day % 7 == 0 ? 1.8 : 0.87;
        return rate * std::exp(growth * (year - 1)) * week *
               (1 + season * std::sin(6.2832 * (year - 0.25))) *
               months.at(static_cast<std::size_t>(day / 30) % months.size());
    }
};

/// A town of honest businesses: guests who review once and guests who review often, groups who come
/// together, short texts that many write, and now and then a text that is sent twice.
inline Crowd honest(std::size_t businesses, unsigned seed) {
    std::mt19937 random{seed};
    std::uniform_real_distribution<double> unit;
    Crowd crowd;
    int strangers = 0;
    for (std::size_t b = 0; b < businesses; ++b) {
        add_business(crowd);
        const Tide tide{random};
        const double delighted = 0.1 + 0.5 * unit(random);
        const double regulars = 0.3 + 0.4 * unit(random);
        for (int day = 0; day < 365 * years; ++day) {
            int guests = std::poisson_distribution<int>{tide.on(day)}(random);
            if (guests > 0 && unit(random) < 0.05) guests += 2;
            for (int guest = 0; guest < guests; ++guest) {
                const bool regular = unit(random) < regulars;
                const std::string author =
                    regular ? "r" + std::to_string(static_cast<int>(unit(random) * 400))
                            : "s" + std::to_string(++strangers);
                const std::string text =
                    unit(random) < 0.1
                        ? "Prima gegeten, aanrader!"
                        : draw_text(15 + static_cast<int>(60 * unit(random)), random);
                const double grade = draw_grade(delighted, 0.1, random);
                std::optional<double> tone = grade >= 7 ? 0.6 : -0.6;
                if (unit(random) < 0.04) tone = -*tone;
                add_review(crowd, b, day, grade, author, text, tone);
                if (unit(random) < 0.004) add_review(crowd, b, day, grade, author, text, tone);
                if (unit(random) < 0.002) add_review(crowd, b, day + 2, grade, author, text, tone);
            }
        }
    }
    return crowd;
}

/// What is said twice in the crowd, as the application would look for it.
inline std::vector<delight::Found> copies_in(const Crowd& crowd) {
    const delight::Chorus chorus = crowd.chorus();
    std::vector<std::string> texts;
    for (const auto& own : crowd.texts) texts.insert(texts.end(), own.begin(), own.end());
    const auto pairs = delight::candidate_pairs(chorus);
    delight::Wordings wordings{chorus.voices.size()};
    for (std::size_t voice = 0; voice < texts.size(); ++voice)
        wordings.add(voice, delight::shingles_of(texts[voice]));
    return delight::near_duplicates(chorus, pairs, wordings);
}

}  // namespace crowd

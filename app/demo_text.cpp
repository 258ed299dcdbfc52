#include "app/demo_text.h"

#include <algorithm>
#include <array>

#include "app/demo_files.h"

namespace app {
namespace {

using namespace std::chrono;

constexpr std::array<std::string_view, 12> months = {
    "januari", "februari", "maart",     "april",   "mei",      "juni",
    "juli",    "augustus", "september", "oktober", "november", "december"};
constexpr std::array<std::string_view, 7> weekdays = {"zondag",    "maandag", "dinsdag", "woensdag",
                                                      "donderdag", "vrijdag", "zaterdag"};

std::string_view content(int score) {
    return score >= 9 ? "delighted" : score >= 7 ? "satisfied" : "disappointed";
}

/// The titles' moods are finer: an unhappy six is not an angry three.
std::string_view mood_of_title(int score) {
    return score == 5 || score == 6 ? "lukewarm" : content(score);
}

/// One of "a|b", or nothing for an "a?" that is left out this time.
std::string_view choose(std::string_view step, Dice& dice) {
    if (step.ends_with('?')) {
        if (dice.chance(0.4)) return {};
        step.remove_suffix(1);
    }
    const std::size_t bar = step.find('|');
    if (bar == step.npos) return step;
    return dice.chance(0.5) ? step.substr(0, bar) : step.substr(bar + 1);
}

/// A line that was not used yet in this text; empty where all were.
std::string_view unused(const std::vector<std::string_view>& lines,
                        std::vector<std::string_view>& used, Dice& dice) {
    for (int tries = 0; tries < 20; ++tries) {
        const std::string_view line = dice.pick(lines);
        if (std::find(used.begin(), used.end(), line) != used.end()) continue;
        used.push_back(line);
        return line;
    }
    return {};
}

std::vector<std::string> tags_of(const DemoBusiness& business, DemoSite site) {
    if (site == DemoSite::zoover) return {business.kind};
    return {"restaurant", business.kitchen.empty() ? "frans" : business.kitchen};
}

}  // namespace

DemoWriter::DemoWriter() : phrases_{Phrases::built_in()} {
    plans_.add(demo_file("plans.txt"));
}

void DemoWriter::write(DemoReview& review, const DemoBusiness& business, model::Day today,
                       Dice& dice) const {
    const auto tags = tags_of(business, review.site);
    Words words{phrases_, tags, dice};
    words.set("naam", business.name);
    words.set("plaats", business.place);
    words.set("streek", business.region);
    words.set("maand", std::string{dutch_month(unsigned{year_month_day{review.visited}.month()})});
    words.set("dag", std::string{weekdays[weekday{review.visited}.c_encoding()]});
    review.company = dice.pick(phrases_.lines("met"));
    words.set("met", review.company);
    review.author = author(review, dice);
    words.set("auteur", review.author);
    review.text = text(review.score, tags, words, dice);
    if (review.site == DemoSite::iens) return;
    const auto titles = phrases_.lines("title-" + std::string{mood_of_title(review.score)});
    review.title = words.fill(dice.pick(titles));
    answer(review, words, today, dice);
}

std::string DemoWriter::text(int score, const std::vector<std::string>& tags, Words& words,
                             Dice& dice) const {
    const auto plans = plans_.lines(std::to_string(score));
    std::string_view plan = dice.pick(plans);
    std::vector<std::string_view> used;
    std::string text;
    while (!plan.empty()) {
        const std::size_t end = std::min(plan.find(' '), plan.size());
        const std::string_view signal = choose(plan.substr(0, end), dice);
        plan.remove_prefix(std::min(end + 1, plan.size()));
        if (signal.empty()) continue;
        const std::string_view line = unused(phrases_.lines(signal, tags), used, dice);
        if (line.empty()) continue;
        if (!text.empty()) text += ' ';
        text += words.fill(line);
    }
    return text;
}

std::string DemoWriter::author(const DemoReview& review, Dice& dice) const {
    Words words{phrases_, {}, dice};
    const auto first_names = phrases_.lines("first-name");
    words.set("voornaam", std::string{dice.pick(first_names)});
    words.set("voornaam2", std::string{dice.pick(first_names)});
    words.set("achternaam", std::string{dice.pick(phrases_.lines("surname"))});
    words.set("letter", std::string(1, static_cast<char>('A' + dice.whole(0, 25))));
    words.set("jaar", std::to_string(dice.whole(1946, 2004)));
    words.set("getal", std::to_string(dice.whole(10, 99) + review.id % 900));
    return words.fill(dice.pick(phrases_.lines("nickname")));
}

void DemoWriter::answer(DemoReview& review, Words& words, model::Day today, Dice& dice) const {
    const double wish = review.score >= 9 ? 0.25 : review.score >= 7 ? 0.10 : 0.35;
    const model::Day date = review.date + days{dice.whole(1, 15)};
    if (!dice.chance(wish) || date > today) return;
    review.owner_reply = true;
    review.reply_date = date;
    const std::string_view mood = content(review.score);
    for (const std::string& part : {std::string{"greeting"}, std::string{"thanks"},
                                    "reply-" + std::string{mood}, std::string{"closing"}}) {
        if (!review.reply.empty()) review.reply += ' ';
        review.reply += words.fill(dice.pick(phrases_.lines(part)));
    }
}

std::string_view dutch_month(unsigned month) {
    return months.at(month - 1);
}

}  // namespace app

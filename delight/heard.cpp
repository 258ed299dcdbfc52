#include "delight/heard.h"

#include <algorithm>
#include <iterator>
#include <utility>

namespace delight {
namespace {

/// So many are kept of what may be quoted, for names are sifted out of them later.
constexpr std::size_t quotes_kept = 4;

bool in_last_year(const WrittenReview& review, model::Day as_of) {
    return review.date && review.date->last() > as_of - std::chrono::days{365} &&
           review.date->first <= as_of;
}

}  // namespace

bool in_boxes(std::string_view text) {
    return text.find(" / ") != std::string_view::npos || text.starts_with("/ ") ||
           text.ends_with(" /");
}

void HeardCounts::add(const HeardCounts& other) {
    reviews += other.reviews;
    last_year += other.last_year;
    texts += other.texts;
    for (std::size_t i = 0; i < by_language.size(); ++i) by_language[i] += other.by_language[i];
}

void Answers::add(const Answers& other) {
    reviews += other.reviews;
    answered += other.answered;
}

/// A language that is told is believed; a text in one that is not read stays unread. Where a text
/// begins with its title, as excerpts do, it is not heard twice.
model::Reading Listener::read(const WrittenReview& review) {
    utf8_.clear();
    const bool twice = review.text.starts_with(review.title);
    // A title would fall into the first of the boxes.
    const bool boxes = in_boxes(review.text);
    if (!twice && !boxes) utf8_.append(review.title).append("\n");
    utf8_.append(review.text);
    const model::Language told = model::language_from(review.lang);
    if (!review.lang.empty() && told == model::Language::unknown) return {};
    model::Reading reading = reader_.read(utf8_, told);
    if (reading.language == model::Language::unknown) return reading;
    auto& bag = part_.words[static_cast<std::size_t>(reading.language)];
    count_words(utf8_, reader_.words(), *lexicon_, review.grade, bag);
    quotes_.add({utf8_, reading.language, review.grade, review.date, review.day, review.listing,
                 review.reviewer},
                reading);
    if (twice || !boxes) return reading;
    const model::Reading title = reader_.read(review.title, reading.language);
    reading.signals.insert(reading.signals.end(), title.signals.begin(), title.signals.end());
    return reading;
}

model::Reading Listener::hear(const WrittenReview& review) {
    ++part_.counts.reviews;
    part_.answers[review.listing].add({1, review.answered ? 1 : 0});
    if (in_last_year(review, as_of_)) ++part_.counts.last_year;
    if (review.title.empty() && review.text.empty()) return {};
    ++part_.counts.texts;
    model::Reading reading = read(review);
    if (reading.language == model::Language::unknown) return reading;
    ++part_.counts.by_language[static_cast<std::size_t>(reading.language)];
    part_.read.emplace_back(review.grade, reading, review.day);
    return reading;
}

HeardPart Listener::take() {
    part_.quotes = quotes_.take(reader_);
    return std::exchange(part_, {});
}

void Hearing::add(std::size_t business, HeardPart part) {
    if (business != business_) end_business();
    business_ = business;
    Heard& heard = heard_[business];
    heard.counts.add(part.counts);
    for (const auto& [listing, answers] : part.answers) heard.answers[listing].add(answers);
    heard.read.insert(heard.read.end(), part.read.begin(), part.read.end());
    std::move(part.quotes.begin(), part.quotes.end(), std::back_inserter(heard.quotes));
    for (std::size_t i = 0; i < languages; ++i)
        for (const auto& [plain, count] : part.words[i]) {
            OwnWord& own = words_[i][tables_[i].add(plain, count)];
            own.tens += count.tens;
            own.sevens += count.sevens;
        }
}

/// Of the words, only those of the language in which most are written are kept.
void Hearing::end_business() {
    if (heard_.empty()) return;
    Heard& heard = heard_[business_];
    const auto& counts = heard.counts.by_language;
    const auto most = std::max_element(counts.begin(), counts.end());
    if (*most > 0) heard.language = static_cast<model::Language>(most - counts.begin());
    for (const auto& [word, own] : words_[static_cast<std::size_t>(most - counts.begin())])
        if (own.tens + own.sevens > 0) heard.words.push_back({word, own.tens, own.sevens});
    std::sort(heard.words.begin(), heard.words.end(),
              [](const OwnWord& a, const OwnWord& b) { return a.word < b.word; });
    heard.words.shrink_to_fit();
    heard.quotes = choose_quotes(std::move(heard.quotes), quotes_kept);
    for (auto& words : words_) words.clear();
}

}  // namespace delight

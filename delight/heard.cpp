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

model::Reading Listener::read(const WrittenReview& review) {
    model::Reading reading = reader_.read(review.title, review.text, review.lang);
    if (reading.language == model::Language::unknown) return reading;
    auto& bag = part_.words[static_cast<std::size_t>(reading.language)];
    count_words(reader_.utf8(), reader_.words(), *lexicon_, review.grade, bag);
    quotes_.add({reader_.utf8(), reading.language, review.grade, review.date, review.day,
                 review.listing, review.reviewer},
                reader_.body());
    return reading;
}

/// Keeps what was read, and what was learned of such words.
void Listener::note(const WrittenReview& review, const model::Reading& reading) {
    SpokenReview& spoken = part_.read.emplace_back(review.grade, reading, review.day);
    if (learned_ == nullptr) return;
    const auto model_for = [&](model::Question question) {
        return learned_->find(question, reading.language, review.category);
    };
    const TermWeights* delight = model_for(model::Question::delight);
    const TermWeights* polarity = model_for(model::Question::polarity);
    if (delight == nullptr && polarity == nullptr) return;
    reader_.terms(terms_);
    const SeenWords words{terms_, figures_of(reading), review.business};
    if (delight != nullptr) spoken.set_likeness(likeness_of(*delight, words));
    if (polarity == nullptr) return;
    learned_tone_ = tone_of(*polarity, words);
    spoken.set_tone(*learned_tone_);
}

model::Reading Listener::hear(const WrittenReview& review) {
    learned_tone_.reset();
    ++part_.counts.reviews;
    part_.answers[review.listing].add({1, review.answered ? 1 : 0});
    if (in_last_year(review, as_of_)) ++part_.counts.last_year;
    if (review.title.empty() && review.text.empty()) return {};
    ++part_.counts.texts;
    model::Reading reading = read(review);
    if (reading.language == model::Language::unknown) return reading;
    ++part_.counts.by_language[static_cast<std::size_t>(reading.language)];
    note(review, reading);
    return reading;
}

HeardPart Listener::take() {
    part_.quotes = quotes_.take(reader_.reader());
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

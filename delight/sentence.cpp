#include "delight/sentence.h"

#include <algorithm>

namespace delight {
namespace {

/// Of rules for the same words: what is said goes before headings of boxes, and leanings are last.
int standing(const Rule& rule) {
    switch (rule.kind) {
        case RuleKind::opinion:
            return rule.leans() ? 3 : rule.signal_count > 0 ? 0 : 1;
        case RuleKind::praise_box:
        case RuleKind::blame_box:
        case RuleKind::nothing:
            return 2;
        default:
            return 1;
    }
}

/// More words go before fewer, closer ones before farther; then their standing, their place, and
/// the order of the file decide.
std::uint64_t order_of(const Hit& hit) {
    const auto width = static_cast<std::uint64_t>(hit.last() - hit.first());
    return (most_places - hit.places.size) << 58U | width << 50U |
           static_cast<std::uint64_t>(standing(*hit.rule)) << 48U |
           static_cast<std::uint64_t>(hit.first()) << 32U | hit.places.rule;
}

}  // namespace

bool Hit::holds(std::uint16_t token) const {
    const auto end = places.at.begin() + places.size;
    return std::find(places.at.begin(), end, token) != end;
}

void Sentence::read(const LookedUp& text, const Lexicon& lexicon, std::size_t from,
                    std::size_t to) {
    text_ = &text;
    vocabulary_ = &lexicon.vocabulary();
    lexicon_ = &lexicon.of(text.language);
    from_ = from;
    size_ = to - from;
    gather();
    choose();
}

bool Sentence::has(std::size_t i, Atom atom) const {
    const auto atoms = this->atoms(i);
    return std::find(atoms.begin(), atoms.end(), atom) != atoms.end();
}

bool Sentence::function_word(std::size_t i) const {
    const Speakers speakers = vocabulary_->speakers(text_->words[from_ + i]);
    return (speakers >> static_cast<unsigned>(text_->language) & 1U) != 0;
}

void Sentence::gather() {
    found_.clear();
    for (std::size_t i = 0; i < size_; ++i) {
        lexicon_->tree.match(*this, static_cast<std::uint16_t>(i), [&](const Match& match) {
            const Hit hit{&lexicon_->rules[match.rule], match};
            found_.push_back({order_of(hit), hit});
        });
    }
    std::sort(found_.begin(), found_.end(),
              [](const Found& a, const Found& b) { return a.order < b.order; });
}

void Sentence::choose() {
    hits_.clear();
    topics_.clear();
    hit_at_.assign(size_, 0);
    topic_at_.assign(size_, 0);
    for (const auto& [order, hit] : found_) {
        const bool topic = hit.rule->kind == RuleKind::topic;
        std::vector<std::uint16_t>& taken = topic ? topic_at_ : hit_at_;
        const std::span places{hit.places.at.data(), hit.places.size};
        if (std::any_of(places.begin(), places.end(), [&](auto i) { return taken[i] != 0; }))
            continue;
        for (const std::uint16_t i : places) taken[i] = 1;
        if (hit.rule->kind == RuleKind::skip)
            for (const std::uint16_t i : places) topic_at_[i] = 1;
        (topic ? topics_ : hits_).push_back(hit);
    }
    place(hits_, hit_at_);
    place(topics_, topic_at_);
}

void Sentence::place(std::vector<Hit>& hits, std::vector<std::uint16_t>& places) const {
    std::fill(places.begin(), places.end(), std::uint16_t{0});
    std::sort(hits.begin(), hits.end(),
              [](const Hit& a, const Hit& b) { return a.first() < b.first(); });
    for (std::size_t n = 0; n < hits.size(); ++n)
        for (std::size_t i = 0; i < hits[n].places.size; ++i)
            places[hits[n].places.at[i]] = static_cast<std::uint16_t>(n + 1);
}

}  // namespace delight

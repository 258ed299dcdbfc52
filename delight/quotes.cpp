#include "delight/quotes.h"

#include <algorithm>
#include <cmath>
#include <iterator>
#include <numeric>
#include <set>

#include "delight/code_points.h"

namespace delight {
namespace {

/// A kind is a signal with one sign.
constexpr std::size_t kinds = 2 * model::signal_names.size();
/// How many are looked at for each signal and sign before the best are known.
constexpr std::size_t most_offered = 8;
/// Praise or blame alone is at least this; less is both, or hardly anything.
constexpr double least_polarity = 0.5;
constexpr double part_of_sentence = 0.8;
constexpr double begins_within = 0.7;
constexpr double unknown_word = 0.8;
constexpr double grade_disagrees = 0.3;

std::size_t place_of(model::Signal signal, bool positive) {
    return 2 * static_cast<std::size_t>(signal) + (positive ? 0 : 1);
}

/// Half of it is lost for what is very old or undated.
double freshness(const QuotedReview& review, model::Day as_of) {
    if (!review.date) return 0.5;
    const double years = static_cast<double>((as_of - review.day).count()) / 365.25;
    return 0.5 + 0.5 * std::exp2(-std::max(years, 0.0) / 2);
}

/// Two words say little, and twenty are no quote.
double shape_of(std::string_view text) {
    const auto words = 1 + std::count(text.begin(), text.end(), ' ');
    if (words < 4) return words == 3 ? 0.8 : 0.5;
    return words <= 14 ? 1 : 14 / static_cast<double>(words);
}

/// What somebody with a nine finds wrong is worth less as a quote, and what warns others or says
/// never again beside a nine was likelier misread.
double agreement(const std::optional<double>& grade, model::Signal signal, bool positive) {
    const bool agrees = !grade || (positive ? *grade >= 6.5 : *grade < 8.5);
    if (agrees) return 1;
    const bool outcome = signal == model::Signal::ambassador ||
                         signal == model::Signal::comes_back || signal == model::Signal::feeling;
    return outcome ? 0 : grade_disagrees;
}

/// "but", "and" at the beginning mean nothing where what went before is left out.
void drop_joiner(std::string& text, model::Language language) {
    constexpr std::array<std::array<std::string_view, 3>, model::language_names.size()> joiners{
        {{"maar ", "en ", "want "},
         {"but ", "and ", "because "},
         {"aber ", "und ", "denn "},
         {"mais ", "et ", "car "}}};
    for (const std::string_view joiner : joiners[static_cast<std::size_t>(language)])
        if (in_small_letters(text.substr(0, joiner.size())) == joiner) {
            text.erase(0, joiner.size());
            return;
        }
}

bool begins_with_capital(std::string_view text) {
    return !text.empty() && is_upper(code_point_at(text, 0).value);
}

/// A word with a capital that the language's lexicon does not know may be a name, also where it
/// begins the sentence.
bool has_unknown_capital(std::string_view text, const LookedUp& words, const Lexicon& lexicon) {
    for (std::size_t i = 0; i < words.tokens.list.size(); ++i) {
        const Token& token = words.tokens.list[i];
        const bool capital = is_upper(code_point_at(text, token.from).value);
        if (capital && token.key_size > 1 &&
            !lexicon.vocabulary().knows(words.words[i], words.language))
            return true;
    }
    return false;
}

long unknown_words(const LookedUp& words, const Lexicon& lexicon) {
    return std::count_if(words.words.begin(), words.words.end(), [&](std::uint32_t word) {
        return !lexicon.vocabulary().knows(word, words.language);
    });
}

/// Whether these words alone say what they are to show, and nothing to the contrary.
bool shows(const model::Reading& reading, const model::Quote& quote) {
    if ((quote.positive ? reading.polarity : -reading.polarity) < least_polarity) return false;
    bool shown = false;
    for (const model::SignalHit& hit : reading.signals) {
        if (hit.positive != quote.positive) return false;
        shown = shown || hit.signal == quote.signal;
    }
    return shown;
}

/// A signal with few candidates comes first, lest others take its reviewers.
std::array<std::size_t, kinds> rarest_first(
    const std::array<std::vector<QuoteCandidate*>, kinds>& by_kind) {
    std::array<std::size_t, kinds> order{};
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
        return by_kind[a].size() < by_kind[b].size();
    });
    return order;
}

bool less_worth(const QuoteCandidate& a, const QuoteCandidate& b) {
    return a.merit < b.merit;
}

}  // namespace

void QuoteGatherer::add(const QuotedReview& review, const model::Reading& reading) {
    const double fresh = freshness(review, as_of_);
    for (const model::SignalHit& hit : reading.signals) {
        const double most = fresh * agreement(review.grade, hit.signal, hit.positive);
        if (most <= least_wanted(hit)) continue;
        offer(review, hit, Extent::sentence, most);
        offer(review, hit, Extent::clause, most * part_of_sentence);
    }
}

/// What a candidate must be worth more than, to be kept.
double QuoteGatherer::least_wanted(const model::SignalHit& hit) const {
    const auto& best = best_[place_of(hit.signal, hit.positive)];
    if (best.size() < most_offered) return 0;
    return std::min_element(best.begin(), best.end(), less_worth)->merit;
}

void QuoteGatherer::offer(const QuotedReview& review, const model::SignalHit& hit, Extent extent,
                          double most) {
    auto text = quote_of(review.utf8, hit, extent, review.language);
    if (!text) return;
    drop_joiner(*text, review.language);
    QuoteCandidate candidate;
    candidate.quote.signal = hit.signal;
    candidate.quote.positive = hit.positive;
    candidate.quote.lang = name_of(review.language);
    candidate.quote.grade = review.grade;
    candidate.quote.date = review.date;
    candidate.listing = review.listing;
    candidate.reviewer = review.reviewer;
    candidate.merit = most * shape_of(*text) * (begins_with_capital(*text) ? 1 : begins_within);
    candidate.quote.text = std::move(*text);
    keep(std::move(candidate));
}

void QuoteGatherer::keep(QuoteCandidate candidate) {
    auto& best = best_[place_of(candidate.quote.signal, candidate.quote.positive)];
    const bool known = std::any_of(best.begin(), best.end(), [&](const auto& each) {
        return each.quote.text == candidate.quote.text;
    });
    if (known) return;
    if (best.size() < most_offered) return best.push_back(std::move(candidate));
    const auto least = std::min_element(best.begin(), best.end(), less_worth);
    if (least->merit < candidate.merit) *least = std::move(candidate);
}

std::vector<QuoteCandidate> QuoteGatherer::take(Reader& reader) {
    std::vector<QuoteCandidate> taken;
    for (std::vector<QuoteCandidate>& best : best_) {
        for (QuoteCandidate& each : best) {
            const auto language = model::language_from(each.quote.lang);
            const model::Reading reading = reader.read(each.quote.text, language);
            if (!shows(reading, each.quote) ||
                has_unknown_capital(each.quote.text, reader.words(), *lexicon_))
                continue;
            each.merit *= std::abs(reading.polarity) *
                          std::pow(unknown_word, unknown_words(reader.words(), *lexicon_));
            taken.push_back(std::move(each));
        }
        best.clear();
    }
    return taken;
}

std::vector<QuoteCandidate> choose_quotes(std::vector<QuoteCandidate> candidates,
                                          std::size_t most_each) {
    std::stable_sort(candidates.begin(), candidates.end(),
                     [](const auto& a, const auto& b) { return a.merit > b.merit; });
    std::array<std::vector<QuoteCandidate*>, kinds> by_kind;
    for (QuoteCandidate& each : candidates)
        by_kind[place_of(each.quote.signal, each.quote.positive)].push_back(&each);
    std::array<std::vector<QuoteCandidate>, kinds> chosen;
    std::set<std::uint64_t> reviewers;
    std::set<std::string> texts;
    for (const std::size_t kind : rarest_first(by_kind))
        for (QuoteCandidate* each : by_kind[kind]) {
            if (chosen[kind].size() == most_each) break;
            if (reviewers.contains(each->reviewer) || texts.contains(each->quote.text)) continue;
            reviewers.insert(each->reviewer);
            texts.insert(each->quote.text);
            chosen[kind].push_back(std::move(*each));
        }
    std::vector<QuoteCandidate> all;
    for (auto& each : chosen) std::move(each.begin(), each.end(), std::back_inserter(all));
    return all;
}

bool names_somebody(std::string_view clause, const WordTable& words) {
    Tokens tokens;
    tokenize(clause, tokens);
    return std::any_of(tokens.list.begin(), tokens.list.end(), [&](const Token& token) {
        const WordCount* count = words.find(std::string{tokens.key_of(token)});
        return count != nullptr && count->may_be_name();
    });
}

}  // namespace delight

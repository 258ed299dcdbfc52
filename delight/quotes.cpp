#include "delight/quotes.h"

#include <algorithm>
#include <cmath>
#include <set>

#include "delight/code_points.h"
#include "delight/quote.h"

namespace delight {
namespace {

/// How many are looked at for each signal and sign before the best are known.
constexpr std::size_t most_offered = 8;
constexpr double least_polarity = 0.3;
constexpr double part_of_sentence = 0.8;
constexpr double unknown_word = 0.8;
constexpr double grade_disagrees = 0.6;

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

double agreement(const std::optional<double>& grade, bool positive) {
    if (!grade) return 1;
    const bool agrees = positive ? *grade >= 6.5 : *grade < 8.5;
    return agrees ? 1 : grade_disagrees;
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

}  // namespace

void QuoteGatherer::add(const QuotedReview& review, const model::Reading& reading) {
    for (const model::SignalHit& hit : reading.signals) {
        offer(review, hit, true);
        offer(review, hit, false);
    }
}

void QuoteGatherer::offer(const QuotedReview& review, const model::SignalHit& hit, bool whole) {
    auto text =
        quote_of(review.utf8, hit, whole ? Extent::sentence : Extent::clause, review.language);
    if (!text) return;
    std::vector<QuoteCandidate>& best = best_[place_of(hit.signal, hit.positive)];
    const bool known = std::any_of(best.begin(), best.end(),
                                   [&](const auto& each) { return each.quote.text == *text; });
    if (known) return;
    const double merit = freshness(review, as_of_) * shape_of(*text) *
                         agreement(review.grade, hit.positive) * (whole ? 1 : part_of_sentence);
    const auto least = std::min_element(
        best.begin(), best.end(), [](const auto& a, const auto& b) { return a.merit < b.merit; });
    const bool full = best.size() == most_offered;
    if (full && least->merit >= merit) return;
    QuoteCandidate candidate{{hit.signal,
                              hit.positive,
                              std::move(*text),
                              std::string{name_of(review.language)},
                              review.grade,
                              review.date,
                              {},
                              {}},
                             review.listing,
                             review.reviewer,
                             merit};
    if (full) {
        *least = std::move(candidate);
    } else {
        best.push_back(std::move(candidate));
    }
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
    std::set<std::uint64_t> reviewers;
    std::set<std::string> texts;
    std::vector<std::vector<QuoteCandidate>> chosen(2 * model::signal_names.size());
    // A signal with few candidates comes first, lest others take its reviewers.
    std::vector<std::size_t> rarity(chosen.size());
    for (const QuoteCandidate& each : candidates)
        ++rarity[place_of(each.quote.signal, each.quote.positive)];
    std::vector<std::size_t> order(chosen.size());
    for (std::size_t i = 0; i < order.size(); ++i) order[i] = i;
    std::stable_sort(order.begin(), order.end(),
                     [&](std::size_t a, std::size_t b) { return rarity[a] < rarity[b]; });
    for (const std::size_t place : order)
        for (QuoteCandidate& each : candidates) {
            if (place_of(each.quote.signal, each.quote.positive) != place) continue;
            if (chosen[place].size() == most_each) break;
            if (reviewers.contains(each.reviewer) || texts.contains(each.quote.text)) continue;
            reviewers.insert(each.reviewer);
            texts.insert(each.quote.text);
            chosen[place].push_back(each);
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

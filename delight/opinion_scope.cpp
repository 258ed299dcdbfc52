#include "delight/opinion_scope.h"

#include <algorithm>

namespace delight {
namespace {

constexpr std::size_t negation_reach = 5;
constexpr std::size_t late_reach = 4;
constexpr std::size_t wish_reach = 8;

bool negated_before(const Sentence& sentence, const Hit& hit) {
    bool joined = false;
    bool noun = false;
    for (std::size_t back = 1; back <= negation_reach && back <= hit.first(); ++back) {
        const std::size_t i = hit.first() - back;
        if (sentence.comma(i + 1)) return false;
        if (sentence.is(i, RuleKind::negator)) return !noun || !sentence.hit_at(i)->rule->to_noun;
        if (sentence.turns(i) || sentence.is_subject(i)) return false;
        noun = noun || sentence.topic_at(i) != nullptr;
        if (sentence.is(i, RuleKind::also)) joined = true;
        if (joined && sentence.is(i, RuleKind::opinion)) return false;
    }
    return false;
}

bool negated_inside(const Sentence& sentence, const Hit& hit) {
    for (std::uint16_t i = hit.first(); i < hit.last(); ++i)
        if (!hit.holds(i) && sentence.is(i, RuleKind::negator)) return true;
    return false;
}

bool negated_behind(const Sentence& sentence, const Hit& hit) {
    const std::size_t end = std::min<std::size_t>(hit.last() + late_reach + 1U, sentence.size());
    for (std::size_t i = hit.last() + 1U; i < end && !sentence.comma(i); ++i) {
        if (sentence.is(i, RuleKind::opinion) || sentence.turns(i)) return false;
        if (!sentence.is(i, RuleKind::negator)) continue;
        for (std::size_t next = i + 1; next < std::min(i + 4, sentence.size()); ++next) {
            if (sentence.comma(next) || sentence.is(next, RuleKind::also)) break;
            if (sentence.is(next, RuleKind::opinion)) return false;
        }
        return true;
    }
    return false;
}

}  // namespace

bool is_negated(const Sentence& sentence, const Hit& hit) {
    if (negated_before(sentence, hit) || negated_inside(sentence, hit)) return true;
    return hit.rule->late && negated_behind(sentence, hit);
}

double emphasis(const Sentence& sentence, const Hit& hit) {
    double factor = 1;
    for (std::size_t back = 1; back <= 2 && back <= hit.first(); ++back) {
        const std::size_t i = hit.first() - back;
        if (sentence.comma(i + 1)) break;
        if (sentence.is(i, RuleKind::intensifier)) factor *= 1.4;
        if (sentence.is(i, RuleKind::diminisher)) factor *= 0.7;
    }
    const Token& word = sentence.token(hit.first());
    if (word.capitals || word.stretched) factor *= 1.2;
    if (word.exclaimed) factor *= 1.15;
    return factor;
}

bool is_wished(const Sentence& sentence, const Hit& hit) {
    for (const Hit& wish : sentence.hits()) {
        if (wish.rule->kind != RuleKind::wish) continue;
        const std::size_t from = std::min(wish.first(), hit.first());
        const std::size_t to = std::max(wish.last(), hit.last());
        if (to - from > wish_reach) continue;
        bool together = true;
        for (std::size_t i = from + 1; i <= to; ++i)
            together = together && !sentence.parted(i) && !sentence.turns(i);
        if (together) return true;
    }
    return false;
}

}  // namespace delight

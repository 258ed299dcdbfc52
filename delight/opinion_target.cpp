#include "delight/opinion_target.h"

#include <algorithm>

namespace delight {
namespace {

constexpr std::size_t behind_reach = 4;
constexpr std::size_t before_reach = 10;
constexpr std::size_t far_reach = 8;

/// The topic at token i and those joined to it, going on in the direction `step`.
std::vector<Topic> joined_topics(const Sentence& sentence, std::size_t i, int step) {
    std::vector<Topic> topics;
    std::size_t apart = 0;
    bool joined = false;
    for (; i < sentence.size() && apart < 4; i += static_cast<std::size_t>(step)) {
        if (const Hit* topic = sentence.topic_at(i)) {
            if (topics.empty() || joined) topics.push_back(topic->rule->topic);
            joined = false;
            apart = 0;
        } else if (sentence.is(i, RuleKind::opinion) || sentence.turns(i)) {
            break;
        } else if (!sentence.is(i, RuleKind::also) && !sentence.function_word(i)) {
            ++apart;
        }
        joined = joined || sentence.is(i, RuleKind::also) || sentence.comma(i);
        if (sentence.parted(i) && i > 0) break;
        ++apart;
    }
    return topics;
}

/// "The location was great": what it is about stands before.
bool follows_copula(const Sentence& sentence, const Hit& opinion) {
    for (std::size_t back = 1; back <= 3 && back <= opinion.first(); ++back) {
        const std::size_t i = opinion.first() - back;
        if (sentence.comma(i + 1)) return false;
        if (sentence.is_copula(i)) return true;
        if (!sentence.is(i, RuleKind::intensifier) && !sentence.is(i, RuleKind::diminisher) &&
            !sentence.is(i, RuleKind::negator))
            return false;
    }
    return false;
}

/// The noun that the opinion stands before: nothing but other words of praise, and words that build
/// no sentence, may stand between.
std::vector<Topic> noun_behind(const Sentence& sentence, const Hit& opinion) {
    const std::size_t from = opinion.last() + 1U;
    for (std::size_t i = from; i < std::min(from + behind_reach, sentence.size()); ++i) {
        if (sentence.parted(i)) break;
        if (sentence.topic_at(i) != nullptr) return joined_topics(sentence, i, 1);
        if (sentence.is(i, RuleKind::opinion) || sentence.is(i, RuleKind::intensifier)) continue;
        const bool more =
            i + 1 < sentence.size() && sentence.is(i, RuleKind::also) &&
            (sentence.is(i + 1, RuleKind::opinion) || sentence.is(i + 1, RuleKind::intensifier));
        if (!more && (sentence.function_word(i) || sentence.comma(i))) break;
    }
    return {};
}

std::vector<Topic> named_before(const Sentence& sentence, const Hit& opinion) {
    for (std::size_t back = 1; back <= before_reach && back <= opinion.first(); ++back) {
        const std::size_t i = opinion.first() - back;
        if (sentence.parted(i + 1)) break;
        if (sentence.topic_at(i) != nullptr) return joined_topics(sentence, i, -1);
    }
    return {};
}

std::vector<Topic> named_behind(const Sentence& sentence, const Hit& opinion) {
    const std::size_t from = opinion.last() + 1U;
    for (std::size_t i = from; i < std::min(from + far_reach, sentence.size()); ++i) {
        if (sentence.comma(i) || sentence.is(i, RuleKind::opinion)) break;
        if (sentence.topic_at(i) != nullptr) return joined_topics(sentence, i, 1);
    }
    return {};
}

}  // namespace

std::vector<Topic> joined_before(const Sentence& sentence, const Hit& opinion) {
    const std::size_t first = opinion.first();
    const Hit* topic = sentence.topic_at(first);
    if (topic == nullptr || first < 2 || !sentence.is(first - 1, RuleKind::also)) return {};
    const Hit* joined = sentence.topic_at(first - 2);
    if (joined == nullptr) return {};
    return {joined->rule->topic};
}

std::vector<Topic> targets_of(const Sentence& sentence, const Hit& opinion) {
    for (std::size_t i = opinion.first(); i <= opinion.last(); ++i)
        if (const Hit* topic = sentence.topic_at(i)) return {topic->rule->topic};
    std::vector<Topic> topics;
    if (follows_copula(sentence, opinion)) topics = named_before(sentence, opinion);
    if (topics.empty()) topics = noun_behind(sentence, opinion);
    if (topics.empty()) topics = named_before(sentence, opinion);
    if (topics.empty()) topics = named_behind(sentence, opinion);
    return topics;
}

}  // namespace delight

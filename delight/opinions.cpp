#include "delight/opinions.h"

#include <algorithm>
#include <cmath>

#include "delight/opinion_scope.h"
#include "delight/opinion_target.h"

namespace delight {
namespace {

using model::Signal;

/// What is left of praise and of blame that are denied: "not good" is bad, "not bad" hardly good.
constexpr double denied_praise = -0.8;
constexpr double denied_blame = -0.5;
constexpr double wished_praise = -0.4;
/// Blame that is milder than this tints a review, but is no complaint by itself.
constexpr double plain_blame = 1.5;

void add(std::vector<SignalMark>& marks, SignalMark mark) {
    const bool there = std::any_of(marks.begin(), marks.end(), [&](const SignalMark& other) {
        return other.signal == mark.signal && other.positive == mark.positive;
    });
    if (!there) marks.push_back(mark);
}

std::vector<SignalMark> signals_of(const Hit& hit, const Opinion& opinion,
                                   const std::vector<Topic>& topics, bool blamed) {
    const Rule& rule = *hit.rule;
    std::vector<SignalMark> marks;
    if (rule.mute || rule.leans()) return marks;
    const bool positive = (rule.strength > 0) != opinion.turned;
    const double weight = opinion.turned ? opinion.strength : rule.strength;
    if (!positive && !blamed && std::abs(weight) < plain_blame) return marks;
    for (std::size_t i = 0; i < rule.signal_count; ++i)
        add(marks, {rule.signals[i].signal, rule.signals[i].positive != opinion.turned});
    for (const Topic& topic : topics)
        if (!topic.other) add(marks, {topic.signal, positive});
    if (topics.empty() && rule.signal_count == 0) add(marks, {Signal::promise, positive});
    return marks;
}

Opinion opinion_of(const Sentence& sentence, const Hit& hit, bool blamed) {
    const Rule& rule = *hit.rule;
    Opinion opinion;
    opinion.first = hit.first();
    opinion.last = hit.last();
    opinion.leans = rule.leans();
    opinion.turned = !rule.fixed && is_negated(sentence, hit);
    opinion.strength = rule.strength;
    if (opinion.turned) {
        // "Not very good" denies less than "not good".
        opinion.strength *= rule.strength > 0 ? denied_praise : denied_blame;
        opinion.strength /= emphasis(sentence, hit);
    } else {
        opinion.strength *= emphasis(sentence, hit);
    }
    const bool quoted = sentence.token(hit.first()).quoted;
    const std::vector<Topic> topics = rule.leans()            ? std::vector<Topic>{}
                                      : rule.signal_count > 0 ? joined_before(sentence, hit)
                                                              : targets_of(sentence, hit);
    opinion.aside =
        rule.signal_count == 0 && !topics.empty() &&
        std::all_of(topics.begin(), topics.end(), [](const Topic& topic) { return topic.other; });
    opinion.wished = opinion.strength > 0 && !rule.fixed && (quoted || is_wished(sentence, hit));
    if (opinion.wished) {
        opinion.strength *= wished_praise;
    } else {
        opinion.signals = signals_of(hit, opinion, topics, blamed);
    }
    return opinion;
}

/// "topservice", "droomvakantie": the word in front is an opinion on what it stands before, or
/// strengthens the opinion that it stands before.
void add_front(const Sentence& sentence, std::uint16_t i, std::vector<Opinion>& opinions) {
    const float front = sentence.front(i);
    if (sentence.is(i, RuleKind::opinion)) {
        for (Opinion& opinion : opinions)
            if (opinion.first == i && (opinion.strength > 0) == (front > 0))
                opinion.strength *= 1.4;
        return;
    }
    Opinion opinion;
    opinion.first = opinion.last = i;
    opinion.strength = front;
    const Hit* topic = sentence.topic_at(i);
    if (topic == nullptr || !topic->rule->topic.other)
        opinion.signals.push_back(
            {topic == nullptr ? Signal::promise : topic->rule->topic.signal, front > 0});
    opinions.push_back(std::move(opinion));
}

}  // namespace

std::vector<Opinion> opinions_of(const Sentence& sentence, bool blamed) {
    std::vector<Opinion> opinions;
    for (const Hit& hit : sentence.hits())
        if (hit.rule->kind == RuleKind::opinion)
            opinions.push_back(opinion_of(sentence, hit, blamed));
    for (std::size_t i = 0; i < sentence.size(); ++i)
        if (sentence.front(i) != 0) add_front(sentence, static_cast<std::uint16_t>(i), opinions);
    return opinions;
}

}  // namespace delight

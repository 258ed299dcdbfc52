#include "delight/lexicon_head.h"

#include <array>
#include <sstream>
#include <utility>

namespace delight {
namespace {

constexpr std::array<std::pair<std::string_view, RuleKind>, 12> kinds{{
    {"not", RuleKind::negator},
    {"no", RuleKind::negator},
    {"very", RuleKind::intensifier},
    {"hardly", RuleKind::diminisher},
    {"but", RuleKind::but},
    {"though", RuleKind::though},
    {"and", RuleKind::also},
    {"wish", RuleKind::wish},
    {"skip", RuleKind::skip},
    {"praise-box", RuleKind::praise_box},
    {"blame-box", RuleKind::blame_box},
    {"nothing", RuleKind::nothing},
}};

std::string next(std::istringstream& words, const char* what) {
    std::string word;
    if (!(words >> word)) throw LexiconFault(std::string{"no "} + what);
    return word;
}

Topic topic_from(const std::string& word) {
    if (word == "other") return {model::Signal::promise, true};
    const auto signal = model::signal_from(word);
    if (!signal) throw LexiconFault("no such topic: " + word);
    return {*signal, false};
}

float strength_from(const std::string& word) {
    std::size_t read = 0;
    float strength = 0;
    try {
        strength = std::stof(word, &read);
    } catch (const std::exception&) {
        read = 0;
    }
    if (read != word.size() || strength < -3 || strength > 3)
        throw LexiconFault("not a strength from -3 to +3: " + word);
    return strength;
}

void add_signal(Rule& rule, std::string name) {
    SignalMark mark{{}, rule.strength > 0};
    if (name.ends_with('+') || name.ends_with('-')) {
        mark.positive = name.back() == '+';
        name.pop_back();
    }
    const auto signal = model::signal_from(name);
    if (!signal) throw LexiconFault("neither a signal nor a property: " + name);
    if (rule.signal_count == rule.signals.size()) throw LexiconFault("too many signals");
    mark.signal = *signal;
    rule.signals[rule.signal_count++] = mark;
}

void read_opinion(Rule& rule, const std::string& strength, std::istringstream& words) {
    rule.strength = strength_from(strength);
    std::string word;
    while (words >> word) {
        if (word == "fixed") {
            rule.fixed = true;
        } else if (word == "late") {
            rule.late = true;
        } else if (word == "mute") {
            rule.mute = true;
        } else {
            add_signal(rule, word);
        }
    }
}

}  // namespace

LexiconLine read_head(std::string_view head) {
    std::istringstream words{std::string{head}};
    const std::string first = next(words, "meaning before the colon");
    LexiconLine line;
    if (first.front() == '+' || first.front() == '-') {
        read_opinion(line.rule, first, words);
        return line;
    }
    if (first == "topic") {
        line.rule.kind = RuleKind::topic;
        line.rule.topic = topic_from(next(words, "topic"));
    } else if (first == "class") {
        line.what = LexiconLine::What::word_class;
        line.name = next(words, "name of the class");
    } else if (first == "front") {
        line.what = LexiconLine::What::front;
        line.rule.strength = strength_from(next(words, "strength"));
    } else if (first == "language") {
        line.what = LexiconLine::What::function_words;
        line.name = next(words, "language");
    } else {
        line.rule.to_noun = first == "no";
        for (const auto& [name, kind] : kinds)
            if (name == first) line.rule.kind = kind;
        if (line.rule.kind == RuleKind::opinion) throw LexiconFault("no such meaning: " + first);
    }
    return line;
}

}  // namespace delight

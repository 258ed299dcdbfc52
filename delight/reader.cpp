#include "delight/reader.h"

#include <algorithm>
#include <tuple>

#include "delight/boxes.h"
#include "delight/language.h"

namespace delight {
namespace {

/// A sentence without an end is cut, so that nobody's comma-less page costs more than its length.
constexpr std::size_t longest_sentence = 120;
constexpr std::size_t shortest_compound = 5;
/// In a box, a short line is a list of names; in a story, a name is no verdict.
constexpr std::size_t longest_list = 8;
/// Who is asked for something bad finds something; it says less than what is told unasked.
constexpr double asked_blame = 0.6;

constexpr double idle_negation = -0.4;
constexpr std::size_t negation_reach = 5;

/// Turns offsets in bytes into code points; they must come in rising order.
class CharacterCount {
  public:
    explicit CharacterCount(std::string_view utf8) : utf8_{utf8} {}

    std::uint32_t at(std::uint32_t byte) {
        if (byte < byte_) byte_ = count_ = 0;
        for (; byte_ < byte && byte_ < utf8_.size(); ++byte_)
            count_ += (static_cast<unsigned char>(utf8_[byte_]) & 0xC0) != 0x80;
        return count_;
    }

  private:
    std::string_view utf8_;
    std::uint32_t byte_ = 0;
    std::uint32_t count_ = 0;
};

void count_characters(std::string_view utf8, std::vector<model::SignalHit>& signals) {
    std::sort(signals.begin(), signals.end(), [](const auto& a, const auto& b) {
        return std::tie(a.from, a.to, a.signal, a.positive) <
               std::tie(b.from, b.to, b.signal, b.positive);
    });
    signals.erase(std::unique(signals.begin(), signals.end()), signals.end());
    CharacterCount from{utf8};
    CharacterCount to{utf8};
    for (model::SignalHit& signal : signals) {
        signal.from = from.at(signal.from);
        signal.to = to.at(signal.to);
    }
}

}  // namespace

model::Reading Reader::read(std::string_view utf8, model::Language language) {
    tokenize(utf8, text_.tokens);
    look_up();
    model::Reading reading;
    reading.language = language;
    if (language == model::Language::unknown)
        reading.language = language_of(text_.words, *lexicon_);
    if (reading.language == model::Language::unknown) return reading;
    text_.language = reading.language;
    take_apart_unknown();
    polarity_.clear();
    const std::vector<Box> boxes = boxes_of(text_, *lexicon_);
    const auto& tokens = text_.tokens.list;
    std::size_t box = 0;
    for (std::size_t from = 0, to = 1; to <= tokens.size(); ++to) {
        const bool next_box = box + 1 < boxes.size() && to == boxes[box + 1].from;
        if (to < tokens.size() && tokens[to].before != Break::sentence && !next_box &&
            to - from < longest_sentence)
            continue;
        read_sentence(from, to, boxes[box].sign, reading);
        polarity_.end_sentence();
        from = to;
        if (next_box) ++box;
    }
    reading.polarity = polarity_.value();
    reading.tells_new = tells_new();
    count_characters(utf8, reading.signals);
    return reading;
}

void Reader::look_up() {
    text_.words.clear();
    for (const Token& token : text_.tokens.list)
        text_.words.push_back(lexicon_->vocabulary().find_token(text_.tokens.key_of(token)));
}

void Reader::take_apart_unknown() {
    const Vocabulary& vocabulary = lexicon_->vocabulary();
    text_.fronts.assign(text_.words.size(), 0);
    for (std::size_t i = 0; i < text_.words.size(); ++i) {
        const std::uint32_t word = text_.words[i];
        if (vocabulary.speakers(word) != 0 || !vocabulary.atoms(word, text_.language).empty())
            continue;
        const Token& token = text_.tokens.list[i];
        if (token.key_size < shortest_compound && !token.stretched) continue;
        const Guess guess =
            compounds_.guess(text_.tokens.key_of(token), token.stretched, text_.language);
        text_.words[i] = guess.word;
        text_.fronts[i] = guess.front;
    }
}

void Reader::read_sentence(std::size_t from, std::size_t to, int box, model::Reading& reading) {
    sentence_.read(text_, *lexicon_, from, to);
    const std::size_t before = reading.signals.size();
    bool opinionated = false;
    const std::vector<Opinion> opinions = opinions_of(sentence_, box < 0);
    for (const Opinion& opinion : opinions) {
        if (box < 0 && opinion.strength > 0) continue;
        const double weight = box < 0 ? asked_blame : 1;
        note(opinion, weight * weight_at(sentence_, opinion.first, opinions), reading);
        opinionated = opinionated || !opinion.leans;
    }
    lean_on_negations(opinions);
    if (box > 0 || (box < 0 && !opinionated)) note_box(box, before, reading);
    if (box != 0 && !opinionated && !says_nothing()) polarity_.add(box > 0 ? 1 : -asked_blame);
}

/// Who is displeased denies more: a negation that turns no opinion is a hint by itself.
void Reader::lean_on_negations(std::span<const Opinion> opinions) {
    for (const Hit& hit : sentence_.hits()) {
        if (hit.rule->kind != RuleKind::negator) continue;
        const bool used =
            std::any_of(opinions.begin(), opinions.end(), [&](const Opinion& opinion) {
                return opinion.turned && opinion.first <= hit.last() + negation_reach &&
                       hit.first() <= opinion.last + negation_reach;
            });
        if (!used) polarity_.lean(idle_negation);
    }
}

void Reader::note(const Opinion& opinion, double weight, model::Reading& reading) {
    polarity_.add(opinion, weight);
    for (const SignalMark& signal : opinion.signals)
        mark(signal, opinion.first, opinion.last, reading);
}

bool Reader::tells_new() const {
    const Atom novelty = lexicon_->of(text_.language).novelty;
    return std::any_of(text_.words.begin(), text_.words.end(), [&](std::uint32_t word) {
        return lexicon_->vocabulary().has(word, text_.language, novelty);
    });
}

bool Reader::says_nothing() const {
    const auto hits = sentence_.hits();
    const bool told = std::any_of(hits.begin(), hits.end(), [](const Hit& hit) {
        return hit.rule->kind == RuleKind::nothing;
    });
    return told || (sentence_.topics().empty() && sentence_.size() < 3);
}

/// In a box, what is only named is praised or blamed.
void Reader::note_box(int box, std::size_t before, model::Reading& reading) {
    if (says_nothing() || sentence_.size() > longest_list) return;
    for (const Hit& topic : sentence_.topics()) {
        const SignalMark named{topic.rule->topic.signal, box > 0};
        const bool said = std::any_of(
            reading.signals.begin() + static_cast<std::ptrdiff_t>(before), reading.signals.end(),
            [&](const model::SignalHit& hit) { return hit.signal == named.signal; });
        if (!topic.rule->topic.other && !said) mark(named, topic.first(), topic.last(), reading);
    }
}

void Reader::mark(SignalMark mark, std::size_t first, std::size_t last,
                  model::Reading& reading) const {
    reading.signals.push_back(
        {mark.signal, mark.positive, sentence_.token(first).from, sentence_.token(last).to});
}

}  // namespace delight

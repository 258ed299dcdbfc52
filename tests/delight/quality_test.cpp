#include <fstream>
#include <map>
#include <set>
#include <sstream>

#include "tests/catch.h"
#include "tests/delight/reading.h"

// Floors under what is read right of our own labelled sentences and reviews, tests/quality/*.txt.
// They stand a little below what was reached; a change that makes reading better may raise them.

namespace {

struct Sentence {
    std::string language;
    int polarity = 0;
    std::set<std::string> signals;
    std::string text;
};

/// An opinion that is weaker than this is none.
constexpr double least_polarity = 0.3;

std::set<std::string> words_in(const std::string& text) {
    std::istringstream in{text};
    std::set<std::string> words;
    for (std::string word; in >> word;)
        if (word != ".") words.insert(word);
    return words;
}

Sentence sentence_from(std::istream& fields) {
    Sentence sentence;
    std::string sign;
    std::string signals;
    std::getline(fields, sentence.language, '\t');
    std::getline(fields, sign, '\t');
    std::getline(fields, signals, '\t');
    std::getline(fields, sentence.text);
    sentence.polarity = sign == "+" ? 1 : sign == "-" ? -1 : 0;
    sentence.signals = words_in(signals);
    return sentence;
}

/// The lines of a file of tests/quality/ that are no remarks.
template <typename Take>
void each_line(const std::string& name, Take take) {
    std::ifstream file{std::string{SOURCE_DIR} + "/tests/quality/" + name};
    for (std::string line; std::getline(file, line);) {
        if (line.empty() || line.front() == '#') continue;
        std::istringstream fields{line};
        take(fields);
    }
}

std::vector<Sentence> sentences() {
    std::vector<Sentence> all;
    each_line("sentences.txt", [&](std::istream& line) { all.push_back(sentence_from(line)); });
    return all;
}

/// What was right, of how many.
struct Score {
    double languages = 0;
    double polarities = 0;
    double signals_right = 0;
    double signals_found = 0;
    double signals_wanted = 0;
    double count = 0;

    double f1() const { return 2 * signals_right / (signals_found + signals_wanted); }
};

int sign_of(double polarity) {
    if (std::abs(polarity) < least_polarity / 4) return 0;
    return polarity > 0 ? 1 : -1;
}

void add(Score& score, const Sentence& sentence) {
    const auto language = model::language_from(sentence.language);
    const auto reading = words::read(sentence.text, language);
    const auto found = words_in(words::signals(reading));
    score.count += 1;
    score.languages += words::read(sentence.text).language == language;
    score.polarities += sentence.polarity == 0 ? std::abs(reading.polarity) < least_polarity
                                               : sign_of(reading.polarity) == sentence.polarity;
    score.signals_found += static_cast<double>(found.size());
    score.signals_wanted += static_cast<double>(sentence.signals.size());
    for (const std::string& signal : found)
        score.signals_right += static_cast<double>(sentence.signals.count(signal));
}

const std::map<std::string, Score>& scores() {
    static const auto all = [] {
        std::map<std::string, Score> by_language;
        for (const Sentence& sentence : sentences()) add(by_language[sentence.language], sentence);
        return by_language;
    }();
    return all;
}

/// By kind: what was right of the whole reviews. Books are told apart by a polarity over 0.1, so
/// that silence is blame; their signals are not judged.
const std::map<std::string, Score>& review_scores() {
    static const auto all = [] {
        std::map<std::string, Score> by_kind;
        each_line("reviews.txt", [&](std::istream& line) {
            std::string kind;
            std::getline(line, kind, '\t');
            Sentence review = sentence_from(line);
            Score& score = by_kind[kind == "book" ? kind : "stay"];
            if (kind != "book") return add(score, review);
            const auto language = model::language_from(review.language);
            const bool praised = words::read(review.text, language).polarity > 0.1;
            score.count += 1;
            score.polarities += praised == (review.polarity > 0);
        });
        return by_kind;
    }();
    return all;
}

}  // namespace

TEST_CASE("there are at least 300 labelled sentences in three languages") {
    double count = 0;
    for (const auto& [language, score] : scores()) count += score.count;
    CHECK(count >= 300);
    CHECK(scores().size() == 3);
}

TEST_CASE("the signals of the labelled sentences are read") {
    CHECK(scores().at("nl").f1() >= 0.93);
    CHECK(scores().at("en").f1() >= 0.97);
    CHECK(scores().at("de").f1() >= 0.97);
}

TEST_CASE("the polarity of the labelled sentences is read") {
    for (const auto& [language, score] : scores()) {
        INFO(language);
        CHECK(score.polarities / score.count >= 0.95);
    }
}

TEST_CASE("the languages of the labelled sentences are known") {
    for (const auto& [language, score] : scores()) {
        INFO(language);
        CHECK(score.languages / score.count >= 0.97);
    }
}

TEST_CASE("the signals of whole reviews are read") {
    const Score& stays = review_scores().at("stay");
    CHECK(stays.count >= 140);
    CHECK(stays.f1() >= 0.87);
    CHECK(stays.languages / stays.count >= 0.97);
}

TEST_CASE("the polarity of whole reviews is read, of books too") {
    const Score& stays = review_scores().at("stay");
    const Score& books = review_scores().at("book");
    CHECK(books.count >= 200);
    CHECK(stays.polarities / stays.count >= 0.94);
    CHECK(books.polarities / books.count >= 0.91);
}

#pragma once

#include <random>
#include <string>
#include <vector>

#include "delight/learn.h"
#include "delight/review_reader.h"
#include "tests/delight/reading.h"

/// Made-up reviews to learn from.
namespace lessons {

/// Reads a text as an example of a business with a grade.
inline delight::Example example(std::int64_t business, std::int64_t review, double grade,
                                const std::string& text, std::uint32_t category = 0) {
    static delight::ReviewReader reader{words::lexicon()};
    const model::Reading reading = reader.read("", text, "nl");
    delight::Example made;
    made.business = business;
    made.listing = business;
    made.review = review;
    made.category = category;
    made.grade = grade;
    made.words = delight::bands_of(text);
    made.lexicon = delight::figures_of(reading);
    reader.terms(made.terms);
    return made;
}

/// Words that no lexicon has, so that it has nothing to say of them.
inline std::string filler(std::mt19937& random, int count) {
    std::string text;
    for (int i = 0; i < count; ++i) text += "qz" + std::to_string(random() % 60) + "x ";
    // Digits are plain "#", so letters must tell words apart.
    for (char& c : text)
        if (c >= '0' && c <= '9') c = static_cast<char>('a' + (c - '0'));
    return text;
}

/// Reviews of 20 businesses, half of them nines, in which nines have `of_nines` and eights
/// `of_eights` with the chance `planted`, among filler.
inline std::vector<delight::Example> planted(const std::string& of_nines,
                                             const std::string& of_eights, double planted,
                                             int reviews = 600) {
    std::mt19937 random{11};
    std::bernoulli_distribution says{planted};
    std::vector<delight::Example> sample;
    for (int i = 0; i < reviews; ++i) {
        const bool nine = random() % 2 == 0;
        std::string text = filler(random, 8);
        if (says(random)) text += nine ? of_nines : of_eights;
        sample.push_back(example(i % 20, i, nine ? 9 : 8, text));
    }
    return sample;
}

}  // namespace lessons

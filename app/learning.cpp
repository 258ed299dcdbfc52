#include "app/learning.h"

#include <algorithm>
#include <map>
#include <thread>
#include <utility>

#include "app/sheets.h"
#include "app/side_by_side.h"
#include "delight/review_reader.h"

namespace app {
namespace {

/// The categories of businesses, numbered.
class Categories {
  public:
    explicit Categories(std::span<const model::Dossier> dossiers) {
        for (const model::Dossier& dossier : dossiers) {
            const std::string& category = dossier.business.category;
            const auto next = static_cast<std::uint32_t>(names_.size());
            const auto [number, fresh] = numbers_.try_emplace(category, next);
            if (fresh) names_.push_back(category);
            of_business_.push_back(number->second);
        }
    }

    std::uint32_t of(std::size_t business) const { return of_business_[business]; }
    const std::vector<std::string>& names() const { return names_; }

  private:
    std::map<std::string, std::uint32_t> numbers_;
    std::vector<std::string> names_;
    std::vector<std::uint32_t> of_business_;
};

/// Examples with their languages.
using Lesson = std::vector<std::pair<model::Language, delight::Example>>;

/// Reads those that were graded until that day.
Lesson read(const std::vector<Sheet>& sheets, std::span<const model::Dossier> dossiers,
            const Categories& categories, const delight::Lexicon& lexicon, model::Day as_of) {
    Lesson lesson;
    delight::ReviewReader reader{lexicon};
    for (const Sheet& sheet : sheets) {
        const store::Wording& wording = sheet.wording;
        if (!wording.grade || sheet.day > as_of) continue;
        const model::Reading reading = reader.read(wording.title, wording.text, wording.lang);
        if (reading.language == model::Language::unknown) continue;
        delight::Example example;
        example.business = dossiers[sheet.business].business_id;
        example.listing = wording.listing_id;
        example.review = wording.review;
        example.category = categories.of(sheet.business);
        example.grade = *wording.grade;
        example.words = delight::bands_of(reader.utf8());
        example.lexicon = delight::figures_of(reading);
        reader.terms(example.terms);
        lesson.emplace_back(reading.language, std::move(example));
    }
    return lesson;
}

using Samples = std::vector<delight::ExampleSample>;

/// A sample a language.
Samples draw(const store::Store& store, std::span<const model::Dossier> dossiers,
             const Categories& categories, const delight::Lexicon& lexicon, model::Day as_of,
             std::size_t most) {
    Samples samples(model::language_names.size(), delight::ExampleSample{most});
    SideBySide<Lesson> reading{
        std::max(1U, std::thread::hardware_concurrency()), [&](Lesson lesson) {
            for (auto& [language, example] : lesson)
                samples[static_cast<std::size_t>(language)].add(std::move(example));
        }};
    each_batch(store, dossiers, as_of, [&](std::vector<Sheet>&& sheets) {
        reading.give([&, given = std::move(sheets)] {
            return read(given, dossiers, categories, lexicon, as_of);
        });
    });
    reading.finish();
    return samples;
}

}  // namespace

std::vector<model::LearnedModel> learn_from(const store::Store& store, model::Day as_of,
                                            const delight::LearningRules& rules) {
    const std::vector<model::Dossier> dossiers = store.dossiers(as_of);
    const Categories categories{dossiers};
    const delight::Lexicon lexicon = delight::Lexicon::built_in();
    Samples samples = draw(store, dossiers, categories, lexicon, as_of, rules.most_reviews);
    std::vector<model::LearnedModel> learned;
    for (std::size_t i = 0; i < samples.size(); ++i) {
        const long seen = samples[i].seen();
        const std::vector<delight::Example> sample = samples[i].take();
        if (sample.empty()) continue;
        for (const auto question : {model::Question::delight, model::Question::polarity}) {
            model::LearnedModel& each =
                learned.emplace_back(delight::learn(sample, categories.names(), question, rules));
            each.language = static_cast<model::Language>(i);
            each.as_of = as_of;
            each.sampled_from = seen;
            each.lexicon = lexicon.fingerprint();
        }
    }
    return learned;
}

}  // namespace app

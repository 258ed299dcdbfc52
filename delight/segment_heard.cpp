#include "delight/segment_heard.h"

#include <algorithm>
#include <map>
#include <set>
#include <string>

#include "delight/elements.h"
#include "delight/pyramid.h"
#include "delight/road.h"

namespace delight {
namespace {

/// The words of all members that mostly write in that language.
std::vector<OwnWord> words_together(const std::vector<const Heard*>& members,
                                    model::Language language) {
    std::map<std::uint32_t, OwnWord> together;
    for (const Heard* heard : members) {
        if (heard->language != language) continue;
        for (const OwnWord& own : heard->words) {
            OwnWord& sum = together[own.word];
            sum.word = own.word;
            sum.tens += own.tens;
            sum.sevens += own.sevens;
        }
    }
    std::vector<OwnWord> words;
    for (const auto& [word, own] : together) words.push_back(own);
    return words;
}

void add_words(SegmentHeard& together, const Hearing& hearing,
               const std::vector<const Heard*>& members) {
    for (std::size_t i = 0; i < languages; ++i) {
        const auto language = static_cast<model::Language>(i);
        together.words[i] = words_of_segment(members, language, hearing.words(language).size());
    }
    const auto& counts = together.counts.by_language;
    const auto most = std::max_element(counts.begin(), counts.end());
    if (*most > 0) together.language = static_cast<model::Language>(most - counts.begin());
    together.own_words = words_together(members, together.language);
}

SpokenShare culture_of_all(const std::vector<const Heard*>& members, double warmth) {
    SpokenShare all;
    for (const Heard* heard : members) {
        const SpokenShare steady = culture_of(heard->read, warmth);
        all.n += steady.n;
        all.count += steady.count;
    }
    return spoken_share(all.count, all.n);
}

}  // namespace

SegmentHeard hear_segment(const Hearing& hearing, std::span<const Answers> answers,
                          std::vector<std::size_t> places) {
    SegmentHeard together;
    together.members = std::move(places);
    std::vector<const Heard*> members;
    for (const std::size_t i : together.members) {
        const Heard& heard = hearing.businesses()[i];
        members.push_back(&heard);
        together.counts.add(heard.counts);
        together.answers.add(answers[i]);
        together.read.insert(together.read.end(), heard.read.begin(), heard.read.end());
        together.last_year.push_back(heard.counts.last_year);
    }
    add_words(together, hearing, members);
    together.nines = words_of_nines(together.read, 8.5, 11);
    together.warmth = warmth_of(together.read).share();
    together.culture = culture_of_all(members, together.warmth);
    return together;
}

std::vector<Answers> shown_answers(const Hearing& hearing,
                                   std::span<const model::Dossier> dossiers) {
    const auto source_of = [&](std::size_t business, std::size_t listing) -> const std::string& {
        return dossiers[business].listings.at(listing).source;
    };
    std::set<std::string> sources;
    for (std::size_t i = 0; i < dossiers.size(); ++i)
        for (const auto& [listing, answers] : hearing.businesses()[i].answers)
            if (answers.answered > 0) sources.insert(source_of(i, listing));
    std::vector<Answers> shown(dossiers.size());
    for (std::size_t i = 0; i < dossiers.size(); ++i)
        for (const auto& [listing, answers] : hearing.businesses()[i].answers)
            if (sources.contains(source_of(i, listing))) shown[i].add(answers);
    return shown;
}

}  // namespace delight

#include "report/segments.h"

#include <algorithm>

#include "report/text.h"

namespace report {
namespace {

constexpr std::string_view everyone = "all";
constexpr std::string_view between = ", ";

std::string named(const model::Business& business) {
    return business.category + std::string(between) + business.city;
}

std::string plural(const Words& words, const std::string& category) {
    const std::string key = "category_" + category + "_other";
    return words.has(key) ? words[key] : clean(category);
}

}  // namespace

const model::Segment* segment_of(const Edition& edition, const model::Judgement& judgement) {
    const auto& segments = edition.comparison.segments;
    const auto found = std::find_if(
        segments.begin(), segments.end(),
        [&](const model::Segment& segment) { return segment.name == judgement.segment; });
    return found == segments.end() ? nullptr : &*found;
}

const model::Spoken* segment_spoken(const Edition& edition, const model::Judgement& judgement) {
    const model::Segment* segment = segment_of(edition, judgement);
    return segment != nullptr && segment->spoken.read > 0 ? &segment->spoken : nullptr;
}

std::string segment_label(const Words& words, const std::string& name) {
    if (name == everyone) return words["segment_all"];
    const auto at = name.find(between);
    if (at == std::string::npos) return plural(words, name);
    return words.say("segment_in", {{"businesses", plural(words, name.substr(0, at))},
                                    {"place", clean(name.substr(at + between.size()))}});
}

std::vector<std::size_t> members_of(const Edition& edition, const model::Segment& segment) {
    std::vector<std::size_t> members;
    for (std::size_t index = 0; index < edition.comparison.businesses.size(); ++index) {
        const auto& [dossier, judgement, spoken] = edition.at(index);
        const model::Business& business = dossier.business;
        if (segment.name == everyone || segment.name == judgement.segment ||
            segment.name == business.category || segment.name == named(business))
            members.push_back(index);
    }
    return members;
}

std::string segment_address(const Edition& edition, const model::Segment& segment) {
    const auto place = static_cast<std::size_t>(&segment - edition.comparison.segments.data());
    return "s/" + edition.segment_slugs.at(place) + ".html";
}

}  // namespace report

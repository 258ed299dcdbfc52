#include "delight/delightful.h"

#include <array>
#include <cstddef>
#include <map>

#include "delight/segments.h"
#include "delight/spoken.h"

namespace delight {
namespace {

using model::SignalShare;

/// Texts and those that carry each signal, by sign.
struct Count {
    long texts = 0;
    std::array<long, 2 * model::signal_names.size()> say{};
};

std::size_t place_of(const SignalShare& share) {
    return 2 * static_cast<std::size_t>(share.signal) + (share.positive ? 0 : 1);
}

/// The two sides of a segment: those that delight, and all others.
struct Sides {
    Count delightful, others;

    void add(const model::Spoken& spoken, model::Verdict verdict) {
        if (spoken.signals.empty()) return;
        Count& side = verdict == model::Verdict::delight ? delightful : others;
        side.texts += spoken.signals.front().here.n;
        for (const SignalShare& each : spoken.signals) side.say[place_of(each)] += each.here.count;
    }

    std::vector<SignalShare> shares() const {
        std::vector<SignalShare> out;
        if (delightful.texts == 0 || others.texts == 0) return out;
        for (std::size_t place = 0; place < delightful.say.size(); ++place)
            out.push_back({static_cast<model::Signal>(place / 2), place % 2 == 0,
                           spoken_share(delightful.say[place], delightful.texts),
                           spoken_share(others.say[place], others.texts)});
        return out;
    }
};

}  // namespace

std::vector<std::vector<SignalShare>> signals_of_the_delightful(
    const Told& told, std::span<const model::Dossier> dossiers, const Judged& judged) {
    std::map<std::string, Sides> sides;
    for (const model::Segment& segment : judged.segments) sides[segment.name];
    for (std::size_t i = 0; i < dossiers.size(); ++i)
        for (const std::string& name : segment_path(dossiers[i].business))
            if (const auto found = sides.find(name); found != sides.end())
                found->second.add(told.businesses[i], judged.judgements[i].verdict);
    std::vector<std::vector<SignalShare>> out;
    for (const model::Segment& segment : judged.segments)
        out.push_back(sides[segment.name].shares());
    return out;
}

}  // namespace delight

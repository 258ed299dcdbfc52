#include "report/voice_section.h"

#include <algorithm>

#include "report/quotes.h"
#include "report/road.h"
#include "report/said.h"
#include "report/segments.h"
#include "report/text.h"

namespace report {
namespace {

using model::Spoken;

std::string basis(const Words& words, const Spoken& spoken) {
    const auto texts = static_cast<double>(spoken.texts);
    if (spoken.texts == 0) return words["voice_no_texts"];
    if (spoken.read == spoken.texts) return words.count("voice_all_read", texts);
    return words.count("voice_read", texts,
                       {{"read", words.number(static_cast<double>(spoken.read))}});
}

/// What the words say of the numbers: whether the tens are meant, and whether eights are nines.
void fill_badges(Fields voice, const Words& words, const model::Judged& judged) {
    const auto& [dossier, judgement, spoken] = judged;
    constexpr std::array<std::string_view, 4> names{"not_enough_texts", "none", "words_agree",
                                                    "hollow_tens"};
    const std::string name(names.at(static_cast<std::size_t>(spoken.badge)));
    Fields badge = voice.add("BADGE");
    badge.set("LABEL", words["words_" + name]);
    badge.set("TEXT", words["words_" + name + "_why"]);
    const auto& all = judgement.badges;
    const bool proven = std::find(all.begin(), all.end(), "hidden_delight") != all.end();
    fill_eights_and_tens(voice, words, spoken, proven);
}

void fill_element(Fields row, const Words& words, const model::ElementView& view) {
    const std::string name(model::element_names.at(static_cast<std::size_t>(view.element)));
    row.set("NAME", words["element_" + name]);
    row.set("ABOUT", words["element_" + name + "_about"]);
    if (!view.visible || !view.share.share) return row.show("HIDDEN");
    Fields seen = row.add("SEEN");
    seen.set("SHARE", share_text(words, view.share));
    seen.set("DOUBT", doubt_text(words, view.share));
    if (view.segment)
        seen.add("SEGMENT").set(
            "TEXT", words.say("said_segment", {{"share", words.percent(view.segment->mean)}}));
    if (view.days)
        seen.add("DAYS").set("TEXT",
                             words.say("element_days", {{"days", words.brief(*view.days)}}));
    Fields dot = seen.include("RANGE", "range.html");
    fill_share_dot(dot, words["element_" + name], words, view.share,
                   view.segment ? std::optional(view.segment->mean) : std::nullopt);
}

void fill_elements(Fields voice, const Words& words, const Spoken& spoken) {
    if (spoken.elements.empty()) return;
    Fields table = voice.add("ELEMENTS");
    const auto seen =
        std::count_if(spoken.elements.begin(), spoken.elements.end(),
                      [](const auto& view) { return view.visible && view.share.share; });
    table.set("FINDING", words.count("elements_finding", static_cast<double>(seen)));
    table.include("AXIS", "axis.html");
    for (const model::ElementView& view : spoken.elements)
        fill_element(table.add("ELEMENT"), words, view);
}

/// The templates of a form, and how many quotes a side it shows.
struct Parts {
    std::string_view voice, said, shares, road;
    std::size_t quotes;
};

constexpr Parts parts_of(VoiceForm form) {
    if (form == VoiceForm::lines)
        return {"one_voice.html", "one_said.html", "one_shares.html", "one_road.html", 2};
    return {"voice.html", "said.html", "shares.html", "road.html", 8};
}

void fill_broken(Fields voice, const Words& words, const Spoken& spoken, const Parts& parts) {
    if (spoken.broken_promises.empty()) {
        voice.show("NONE_BROKEN");
        return;
    }
    std::vector<ShareRow> rows;
    for (const model::SignalShare& each : spoken.broken_promises)
        rows.push_back(
            {words["signal_" + std::string(name_of(each.signal)) + "_neg"],
             {},
             each.here,
             each.segment.share ? std::optional(each.segment.share->mean) : std::nullopt});
    const model::SignalShare& first = spoken.broken_promises.front();
    const std::string_view key = clearly_above(first.here, first.segment)   ? "broken_more"
                                 : clearly_below(first.here, first.segment) ? "broken_less"
                                                                            : "broken_like";
    Fields broken = voice.add("BROKEN");
    fill_shares(broken.include("SHARES", parts.shares), words,
                {words.say(key, {{"share", share_text(words, first.here)},
                                 {"segment", share_text(words, first.segment)}}),
                 words["broken_desc"], words["broken_head"]},
                rows);
}

void fill_read(Fields voice, const Edition& edition, const model::Judged& judged,
               const Parts& parts) {
    const auto& words = edition.words;
    const Spoken& spoken = judged.spoken;
    const Spoken* segment = segment_spoken(edition, judged.judgement);
    Fields enough = voice.add("ENOUGH");
    if (const model::Segment* group = segment_of(edition, judged.judgement); segment != nullptr)
        enough.add("BESIDE").set(
            "TEXT", words.say("voice_beside", {{"segment", segment_label(words, group->name)}}));
    fill_badges(enough, words, judged);
    fill_pyramid(enough.include("PYRAMID", parts.said), words, spoken, segment);
    fill_basics(enough.include("BASICS", parts.said), words, spoken, segment);
    fill_axes_shares(enough.include("AXES", parts.shares), words, spoken, segment);
    fill_ambassadors(enough.include("AMBASSADORS", parts.said), words, spoken, segment);
    enough.set("TALK", talk_sentence(words, spoken.talk));
    fill_price(enough.include("PRICE", parts.shares), words, spoken);
    fill_road(enough.include("ROAD", parts.road), words, spoken.road);
    fill_broken(enough, words, spoken, parts);
    fill_elements(enough, words, spoken);
    if (!spoken.quotes.empty())
        fill_quotes(enough.add("SPOKE").include("QUOTES", "quotes.html"), words, spoken.quotes,
                    parts.quotes);
}

}  // namespace

void fill_eights_and_tens(Fields voice, const Words& words, const Spoken& spoken, bool proven) {
    const auto tell = [&](const model::SpokenShare& share, std::string_view label,
                          std::string_view text) {
        if (share.n == 0) return;
        Fields badge = voice.add("BADGE");
        badge.set("LABEL", words[label]);
        badge.set("TEXT", words.say(text, {{"share", share_text(words, share)},
                                           {"doubt", doubt_text(words, share)}}));
    };
    tell(spoken.hidden_delight, proven ? "words_hidden" : "words_eights", "words_hidden_why");
    tell(spoken.hollow_tens, "words_tens", "words_hollow_why");
}

bool enough_texts(const Edition& edition, const Spoken& spoken) {
    return static_cast<double>(spoken.read) >= edition.rules.min_effective_n;
}

void fill_voice(Fields page, const Edition& edition, std::size_t index, VoiceForm form) {
    const auto& words = edition.words;
    const model::Judged& judged = edition.at(index);
    const model::Spoken& spoken = judged.spoken;
    const Parts parts = parts_of(form);
    Fields voice = page.include("VOICE", parts.voice);
    // Of many in one file none is a landmark.
    if (!edition.one_file) voice.show("REGION");
    voice.set("BASIS", basis(words, spoken));
    if (enough_texts(edition, spoken)) return fill_read(voice, edition, judged, parts);
    voice.add("TOO_FEW").set("TEXT",
                             words.count("voice_too_few", static_cast<double>(spoken.read),
                                         {{"least", words.number(edition.rules.min_effective_n)}}));
    if (!spoken.quotes.empty())
        fill_quotes(voice.add("QUOTED").include("QUOTES", "quotes.html"), words, spoken.quotes,
                    parts.quotes);
}

}  // namespace report

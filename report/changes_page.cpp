#include "report/changes.h"
#include "report/text.h"

namespace report {
namespace {

using model::Move;
using model::MoveKind;

constexpr MoveKind kinds[] = {MoveKind::gained_delight, MoveKind::lost_delight,
                              MoveKind::risen,          MoveKind::fallen,
                              MoveKind::new_business,   MoveKind::new_verdict};

std::string verdict_word(const Words& words, model::Verdict verdict) {
    return words["verdict_" + std::string(to_string(verdict))];
}

void fill_change(Fields row, const Edition& edition, const Move& change) {
    const auto& [dossier, judgement, spoken] = edition.at(change.business);
    row.set("NAME", printed_name(edition.words, dossier));
    row.set("LINK", edition.link_to(change.business));
    row.set("VERDICT", to_string(judgement.verdict));
    row.set("TEXT", change_sentence(edition, change));
}

void fill_earlier(Fields link, const Edition& edition) {
    link.set("ADDRESS", earlier_address(edition));
    link.set("TEXT", edition.words.say("changes_earlier",
                                       {{"date", edition.words.date(*edition.earlier)}}));
}

}  // namespace

std::string change_sentence(const Edition& edition, const Move& change) {
    const auto& words = edition.words;
    const auto& judgement = edition.at(change.business).judgement;
    const std::string key = "change_" + std::string(to_string(change.kind));
    return words.say(key, {{"before", verdict_word(words, change.before)},
                           {"now", verdict_word(words, judgement.verdict)},
                           {"share_before", words.percent(change.share_before.mean)},
                           {"share", words.percent(judgement.delighted.mean)},
                           {"range", words.percent_range(judgement.delighted)}});
}

std::string earlier_address(const Edition& edition) {
    return model::to_string(*edition.earlier) + "/index.html";
}

std::string earlier_page(const Edition& edition) {
    Page page;
    Fields fields = page.fields();
    const std::string title =
        edition.words.say("changes_earlier", {{"date", edition.words.date(*edition.earlier)}});
    fill_frame(fields, edition, title, 1, "EARLIER");
    fields.set("ADDRESS", "../../" + earlier_address(edition));
    fields.set("TEXT", title);
    return edition.templates.expand("earlier.html", page);
}

void fill_moved(Fields page, const Edition& edition, std::size_t index) {
    const auto& moves = edition.comparison.moves;
    if (!moves) return;
    for (const model::Move& move : moves->all) {
        if (move.business != index) continue;
        Fields moved = page.add("MOVED");
        moved.set("HEADING",
                  edition.words.say("moved_heading", {{"date", edition.words.date(moves->since)}}));
        moved.set("TEXT", change_sentence(edition, move));
    }
}

void fill_changes(Fields fields, const Edition& edition) {
    const auto& words = edition.words;
    const auto& changes = edition.comparison.moves;
    if (!changes) return fields.set("LEAD", words["changes_first"]);
    const std::string since = words.date(changes->since);
    fields.set("LEAD", changes->all.empty()
                           ? words.say("changes_none", {{"date", since}})
                           : words.count("changes_lead", static_cast<double>(changes->all.size()),
                                         {{"date", since}}));
    if (edition.earlier) fill_earlier(fields.add("EARLIER"), edition);
    if (!edition.one_file) fields.show("FILES");
    for (const MoveKind kind : kinds) {
        std::optional<Fields> group;
        for (const Move& change : changes->all) {
            if (change.kind != kind) continue;
            if (!group) {
                group = fields.add("GROUP");
                group->set("HEADING", words["changes_" + std::string(to_string(kind))]);
            }
            fill_change(group->add("CHANGE"), edition, change);
        }
    }
}

std::string changes_page(const Edition& edition) {
    Page page;
    Fields fields = page.fields();
    fill_frame(fields, edition, edition.words["changes_title"], 0, "CHANGES");
    fill_changes(fields.include("CHANGES", "changes_body.html"), edition);
    return edition.templates.expand("changes.html", page);
}

}  // namespace report

#include "report/changes.h"
#include "report/text.h"

namespace report {
namespace {

using model::Move;

std::string share(double value) {
    return plain_number(value, 4);
}

std::string change_json(const Edition& edition, const Move& change) {
    const auto& [dossier, judgement, spoken] = edition.at(change.business);
    const bool known = change.kind != model::MoveKind::new_business;
    const auto text = [](std::string_view value) { return json_string(value); };
    return "{\"business\":" + text(dossier.business.name) +
           ",\"page\":" + text("b/" + edition.slugs[change.business] + ".html") +
           ",\"change\":" + text(to_string(change.kind)) +
           ",\"verdict_before\":" + (known ? text(to_string(change.before)) : "null") +
           ",\"verdict\":" + text(to_string(judgement.verdict)) +
           ",\"delight_share_before\":" + (known ? share(change.share_before.mean) : "null") +
           ",\"delight_share\":" + share(judgement.delighted.mean) + "}";
}

std::string change_line(const Edition& edition, const Move& change) {
    const auto& [dossier, judgement, spoken] = edition.at(change.business);
    const bool known = change.kind != model::MoveKind::new_business;
    return csv_cell(dossier.business.name) + "," + csv_cell(dossier.business.category) + "," +
           csv_cell(dossier.business.city) + "," + std::string(to_string(change.kind)) + "," +
           (known ? std::string(to_string(change.before)) : "") + "," +
           std::string(to_string(judgement.verdict)) + "," +
           (known ? share(change.share_before.mean) : "") + "," + share(judgement.delighted.mean) +
           "\r\n";
}

}  // namespace

std::string changes_json(const Edition& edition) {
    const auto& changes = edition.comparison.moves;
    std::string all;
    if (changes)
        for (const Move& change : changes->all)
            all += (all.empty() ? "\n" : ",\n") + change_json(edition, change);
    return "{\"since\":" + (changes ? json_string(model::to_string(changes->since)) : "null") +
           ",\"as_of\":" + json_string(model::to_string(edition.comparison.as_of)) +
           ",\"changes\":[" + all + "\n]}\n";
}

std::string changes_csv(const Edition& edition) {
    std::string out =
        "business,category,city,change,verdict_before,verdict,delight_share_before,delight_share"
        "\r\n";
    if (edition.comparison.moves)
        for (const Move& change : edition.comparison.moves->all)
            out += change_line(edition, change);
    return out;
}

std::string changes_feed(const Edition& edition) {
    const auto& words = edition.words;
    const std::string updated = model::to_string(edition.comparison.as_of) + "T00:00:00Z";
    Page page;
    Fields fields = page.fields();
    const std::string title = clean(edition.comparison.title);
    fields.set("TITLE", title.empty() ? words["changes_title"] : title);
    fields.set("LANG", words["lang"]);
    fields.set("UPDATED", updated);
    if (edition.comparison.moves)
        for (const Move& change : edition.comparison.moves->all) {
            Fields entry = fields.add("ENTRY");
            const std::string name = printed_name(words, edition.at(change.business).dossier);
            entry.set("NAME", name);
            entry.set("HEADING", words["changes_" + std::string(to_string(change.kind))]);
            entry.set("TEXT", change_sentence(edition, change));
            entry.set("SLUG", edition.slugs[change.business]);
            entry.set("KIND", to_string(change.kind));
            entry.set("UPDATED", updated);
        }
    return edition.templates.expand("changes.atom", page);
}

}  // namespace report

#include <algorithm>
#include <map>
#include <vector>

#include "report/edition.h"
#include "report/source_score.h"
#include "report/text.h"

namespace report {
namespace {

// More tell a reader nothing; the receipt holds them all.
constexpr std::size_t most_refusals = 20;

/// What was read from one source.
struct Freshness {
    double businesses = 0, ratings = 0, stale = 0;
    model::Day last_seen;
};

void fill_freshness(Fields page, const Edition& edition) {
    const auto& words = edition.words;
    std::map<std::string, Freshness> by_source;
    for (const auto& [dossier, judgement, spoken] : edition.comparison.businesses)
        for (const auto& listing : dossier.listings) {
            auto& fresh = by_source[listing.source];
            fresh.businesses += 1;
            // A histogram or an average comes without single ratings: then the site's own count.
            if (listing.ratings > 0)
                fresh.ratings += static_cast<double>(listing.ratings);
            else if (listing.aggregate && listing.aggregate->count)
                fresh.ratings += static_cast<double>(*listing.aggregate->count);
            fresh.stale += listing.stale_since ? 1 : 0;
            fresh.last_seen = std::max(fresh.last_seen, listing.last_seen);
        }
    for (const auto& [source, fresh] : by_source) {
        Fields row = page.add("SOURCE");
        row.set("NAME", source_name(source));
        row.set("BUSINESSES", words.number(fresh.businesses));
        row.set("RATINGS", words.number(fresh.ratings));
        row.set("LAST_SEEN", words.date(fresh.last_seen));
        row.set("STALE", words.number(fresh.stale));
    }
}

std::string delay(const Words& words, const model::SourceReceipt& visit) {
    const std::string asked = words.brief(visit.asked_delay);
    if (visit.kept_delay == 0) return words.say("rec_seconds_single", {{"asked", asked}});
    return words.say("rec_seconds", {{"asked", asked}, {"kept", words.brief(visit.kept_delay)}});
}

void fill_notes(Fields row, const Words& words, const model::SourceReceipt& visit) {
    std::vector<std::string> notes;
    if (!visit.stopped.empty())
        notes.push_back(words.say("rec_stopped", {{"why", clean(visit.stopped)}}));
    for (const std::string& what : visit.layout)
        notes.push_back(words.say("rec_layout", {{"what", clean(what)}}));
    for (const auto& [what, count] : visit.errors)
        notes.push_back(words.say("rec_error", {{"count", words.number(static_cast<double>(count))},
                                                {"what", clean(what)}}));
    if (!visit.budget.empty())
        notes.push_back(
            words.say("rec_budget", {{"budget", clean(visit.budget)},
                                     {"left", words.number(static_cast<double>(visit.left))}}));
    const auto told = std::min(visit.refusals.size(), most_refusals);
    for (std::size_t i = 0; i < told; ++i) notes.push_back(clean(visit.refusals[i]));
    if (const auto more = visit.refusals.size() - told; more > 0)
        notes.push_back(
            words.say("rec_more_refused", {{"count", words.number(static_cast<double>(more))}}));
    if (notes.empty()) return;
    Fields list = row.add("NOTES");
    for (const std::string& note : notes) list.add("NOTE").set("TEXT", note);
}

void fill_receipt(Fields page, const Edition& edition) {
    const auto& words = edition.words;
    if (edition.comparison.sources.empty()) return page.show("NO_RECEIPT");
    const auto number = [&](long value) { return words.number(static_cast<double>(value)); };
    Fields receipt = page.add("RECEIPT");
    for (const auto& visit : edition.comparison.sources) {
        Fields row = receipt.add("VISIT");
        row.set("NAME", source_name(visit.source));
        row.set("HOST", clean(visit.host));
        row.set("FETCHED", number(visit.fetched));
        row.set("NOT_MODIFIED", number(visit.not_modified));
        row.set("UNCHANGED", number(visit.unchanged));
        row.set("NEW_REVIEWS", number(visit.new_reviews));
        row.set("REFUSED", number(visit.refused));
        row.set("FAILED", number(visit.failed));
        row.set("DELAY", delay(words, visit));
        fill_notes(row, words, visit);
    }
}

}  // namespace

void fill_sources(Fields fields, const Edition& edition) {
    fill_freshness(fields, edition);
    fill_receipt(fields, edition);
}

std::string sources_page(const Edition& edition) {
    Page page;
    Fields fields = page.fields();
    fill_frame(fields, edition, edition.words["sources_title"], 0, "SOURCES");
    fill_sources(fields.include("SOURCES", "sources_body.html"), edition);
    return edition.templates.expand("sources.html", page);
}

}  // namespace report

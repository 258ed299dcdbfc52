#include "app/judging.h"

#include <algorithm>
#include <fstream>
#include <iterator>
#include <map>
#include <rapidjson/document.h>
#include <thread>
#include <unordered_map>

#include "app/hearing.h"
#include "app/patterns.h"
#include "app/sources.h"
#include "delight/delightful.h"
#include "delight/moves.h"
#include "delight/words.h"

namespace app {
namespace {

/// A business that was first met later, with nothing said of it until then, is none of that day's;
/// one without any rating is, and its verdict says so.
bool seen_by(const model::Dossier& dossier, model::Day as_of) {
    return std::any_of(dossier.listings.begin(), dossier.listings.end(), [&](const auto& listing) {
        return listing.first_seen <= as_of ||
               std::any_of(listing.tallies.begin(), listing.tallies.end(), [&](const auto& alike) {
                   return alike.date && alike.date->first <= as_of;
               });
    });
}

/// Since when the figures of a source stand as they were: the day of the run, or, where it found
/// another layout, that of the last run that found the layout known.
std::optional<model::Day> good_until(const store::Store& store, const model::SourceReceipt& visit,
                                     model::Day run) {
    if (visit.layout.empty()) return visit.stopped.empty() ? std::nullopt : std::optional{run};
    model::Instant last{};
    for (const model::Coverage& each : store.coverage({}))
        if (each.source == visit.source && !each.changed) last = std::max(last, each.started);
    return std::chrono::floor<std::chrono::days>(last);
}

/// Whether a visit of the config's watches goes to this listing's site: a recipe may give it
/// another source's name than the watch has.
bool goes_to(const model::SourceReceipt& visit, const model::ListingEvidence& listing,
             const std::vector<crawler::SourcePlan>& watches) {
    return listing.source == visit.source || source_of(listing.url, watches) == visit.source;
}

/// A reading of another layout can be wrong as well as empty: what the source's listings told until
/// that day counts on.
void take_back(std::vector<model::Dossier>& dossiers, const store::Store& store,
               const model::SourceReceipt& visit, const std::vector<crawler::SourcePlan>& watches,
               model::Day until) {
    std::map<std::int64_t, model::ListingEvidence> before;
    store.each_dossier(until, [&](model::Dossier&& dossier) {
        for (model::ListingEvidence& listing : dossier.listings)
            if (goes_to(visit, listing, watches)) before[listing.listing_id] = std::move(listing);
    });
    for (model::Dossier& dossier : dossiers)
        for (model::ListingEvidence& listing : dossier.listings) {
            const auto found = before.find(listing.listing_id);
            if (found == before.end() || listing.first_seen > until) continue;
            listing.tallies = std::move(found->second.tallies);
            listing.ratings = found->second.ratings;
            listing.stands_as_of = until;
            listing.aggregate = std::move(found->second.aggregate);
            listing.aggregate_seen = found->second.aggregate_seen;
        }
}

/// Where the last visit of a source ended early, what it did not come to stands as it was seen
/// before; where it found another layout, all of it does. Both are said to be so.
void mark_stale(std::vector<model::Dossier>& dossiers, const store::Store& store,
                const model::Receipt& receipt, const std::vector<crawler::SourcePlan>& watches,
                model::Day as_of) {
    const model::Day run = std::chrono::floor<std::chrono::days>(receipt.started);
    if (run > as_of) return;
    for (const model::SourceReceipt& visit : receipt.sources) {
        const auto until = good_until(store, visit, run);
        if (!until) continue;
        if (!visit.layout.empty()) take_back(dossiers, store, visit, watches, *until);
        for (model::Dossier& dossier : dossiers)
            for (model::ListingEvidence& listing : dossier.listings)
                if ((listing.last_seen < run || !visit.layout.empty()) &&
                    goes_to(visit, listing, watches))
                    listing.stale_since = std::min(listing.last_seen, *until);
    }
}

/// What the ratings alone bring. Their tallies are let go: nobody asks for them any more.
struct Verdicts {
    std::vector<model::Dossier> dossiers;
    delight::Judged judged;
};

Verdicts verdicts(const store::Store& store, const Config& config, model::Day as_of) {
    Verdicts found{store.dossiers(as_of), {}};
    std::erase_if(found.dossiers, [&](const auto& dossier) { return !seen_by(dossier, as_of); });
    if (const auto receipt = store.last_receipt())
        mark_stale(found.dossiers, store, *receipt, config.watches, as_of);
    found.judged = delight::judge(found.dossiers, config.rules, as_of,
                                  std::max(1U, std::thread::hardware_concurrency()));
    for (model::Dossier& dossier : found.dossiers)
        for (model::ListingEvidence& listing : dossier.listings) listing.tallies = {};
    return found;
}

/// The verdicts of an earlier day, to be held against; nobody asks what words said then.
std::vector<model::Judged> verdicts_before(const store::Store& store, const Config& config,
                                           model::Day as_of) {
    Verdicts found = verdicts(store, config, as_of);
    std::vector<model::Judged> before;
    for (std::size_t i = 0; i < found.dossiers.size(); ++i)
        before.push_back({std::move(found.dossiers[i]), std::move(found.judged.judgements[i]), {}});
    return before;
}

/// Where in the archive the page of each listing stands.
void add_archived(std::vector<model::Dossier>& dossiers, const store::Store& store) {
    std::unordered_map<std::int64_t, model::ListingEvidence*> listings;
    for (model::Dossier& dossier : dossiers)
        for (model::ListingEvidence& listing : dossier.listings)
            listings[listing.listing_id] = &listing;
    store.each_archived_listing([&](std::int64_t listing_id, const std::string& archived) {
        const auto found = listings.find(listing_id);
        if (found != listings.end()) found->second->archived = archived;
    });
}

/// Walks the words once: for what is unusual about reviews, and for what they say.
delight::Told hear_words(std::span<const model::Dossier> dossiers, delight::Judged& judged,
                         const store::Store& store, const delight::Rules& rules, model::Day as_of) {
    Listened listened = listen(store, dossiers, as_of);
    add_patterns(dossiers, judged, listened.traces, store, rules, as_of);
    listened.traces = {};  // with a hundred bytes a review the most of what was heard
    delight::Told told = delight::tell(listened.hearing, dossiers, judged);
    for (std::size_t i = 0; i < dossiers.size(); ++i)
        for (std::string& badge : told.badges[i])
            judged.judgements[i].badges.push_back(std::move(badge));
    for (std::size_t i = 0; i < judged.segments.size(); ++i)
        judged.segments[i].spoken = std::move(told.segments[i]);
    auto delightful = delight::signals_of_the_delightful(told, dossiers, judged);
    for (std::size_t i = 0; i < judged.segments.size(); ++i)
        judged.segments[i].delightful = std::move(delightful[i]);
    return told;
}

}  // namespace

model::Comparison compare(const store::Store& store, const Config& config, model::Day as_of) {
    Verdicts found = verdicts(store, config, as_of);
    auto& [dossiers, judged] = found;
    delight::Told told = hear_words(dossiers, judged, store, config.rules, as_of);
    add_archived(dossiers, store);

    model::Comparison comparison;
    comparison.title = config.report_title;
    comparison.as_of = as_of;
    comparison.segments = std::move(judged.segments);
    comparison.biases = std::move(judged.biases);
    comparison.scale_changes = std::move(judged.scale_changes);
    for (std::size_t i = 0; i < dossiers.size(); ++i)
        comparison.businesses.push_back({std::move(dossiers[i]), std::move(judged.judgements[i]),
                                         std::move(told.businesses[i])});
    std::stable_sort(comparison.businesses.begin(), comparison.businesses.end(),
                     [](const model::Judged& a, const model::Judged& b) {
                         return delight::before(a.judgement, b.judgement);
                     });
    if (auto receipt = store.last_receipt()) comparison.sources = std::move(receipt->sources);
    return comparison;
}

std::optional<model::Day> last_report(const std::filesystem::path& folder, model::Day as_of) {
    const auto kept = report::kept_reports(folder);
    const auto later = std::lower_bound(kept.begin(), kept.end(), as_of);
    if (later != kept.begin()) return *std::prev(later);
    std::ifstream file{folder / "changes.json", std::ios::binary};
    const std::string bytes{std::istreambuf_iterator<char>{file}, {}};
    rapidjson::Document json;
    json.Parse<rapidjson::kParseIterativeFlag>(bytes.data(), bytes.size());
    if (json.HasParseError() || !json.IsObject()) return std::nullopt;
    for (const char* name : {"as_of", "since"}) {
        const auto member = json.FindMember(name);
        if (member == json.MemberEnd() || !member->value.IsString()) continue;
        const auto date = model::date_from_iso(member->value.GetString());
        if (date && date->first < as_of) return date->first;
    }
    return std::nullopt;
}

model::Comparison compare_since(const store::Store& store, const Config& config, model::Day as_of,
                                std::optional<model::Day> since) {
    model::Comparison comparison = compare(store, config, as_of);
    if (!since) return comparison;
    comparison.moves = {
        *since, delight::moves(verdicts_before(store, config, *since), comparison.businesses)};
    return comparison;
}

}  // namespace app

#include "app/printed_patterns.h"

#include <algorithm>
#include <array>
#include <ostream>
#include <spdlog/fmt/fmt.h>

namespace app {
namespace {

using model::ChangeKind;

constexpr std::array<ChangeKind, 5> change_kinds{ChangeKind::vanished, ChangeKind::returned,
                                                 ChangeKind::edited, ChangeKind::rescored,
                                                 ChangeKind::answered};

long count(const model::Judgement& judgement, ChangeKind kind) {
    return std::count_if(judgement.review_changes.begin(), judgement.review_changes.end(),
                         [&](const model::ReviewChange& change) { return change.kind == kind; });
}

std::string url_of(const model::Dossier& dossier, std::int64_t listing_id) {
    for (const model::ListingEvidence& listing : dossier.listings)
        if (listing.listing_id == listing_id) return listing.url;
    return {};
}

void day(JsonLine& json, std::string_view name, const std::optional<model::Day>& value) {
    if (value) return json.member(name, model::to_string(*value));
    json.member(name, std::monostate{});
}

void review_members(JsonLine& json, const model::Dossier& dossier,
                    const model::CitedReview& review) {
    json.member("listing", url_of(dossier, review.listing_id));
    json.member("id", review.id);
    if (review.date) json.member("date", model::to_string(*review.date));
    json.member("grade", review.grade);
}

void reviews_json(JsonLine& json, std::string_view name, const model::Dossier& dossier,
                  const std::vector<model::CitedReview>& reviews) {
    json.key(name);
    json.begin_array();
    for (const model::CitedReview& review : reviews) {
        json.begin_object();
        review_members(json, dossier, review);
        json.end_object();
    }
    json.end_array();
}

void pattern_json(JsonLine& json, const model::Dossier& dossier, const model::Pattern& pattern) {
    json.begin_object();
    json.member("kind", to_string(pattern.kind));
    json.member("source", pattern.source);
    json.member("n", pattern.n);
    json.member("of", pattern.of);
    json.member("usual", pattern.usual);
    json.member("p", pattern.p);
    day(json, "first", pattern.first);
    day(json, "last", pattern.last);
    json.member("businesses", pattern.businesses);
    reviews_json(json, "reviews", dossier, pattern.reviews);
    reviews_json(json, "originals", dossier, pattern.originals);
    json.end_object();
}

void recount_json(JsonLine& json, std::string_view name,
                  const std::optional<model::Recount>& recount) {
    json.key(name);
    if (!recount) return json.value(std::monostate{});
    json.begin_object();
    json.member("verdict", to_string(recount->verdict));
    json.key("delight_share");
    json.begin_object();
    json.member("mean", recount->delighted.mean);
    json.member("low", recount->delighted.low);
    json.member("high", recount->delighted.high);
    json.end_object();
    json.member("n", recount->n);
    json.member("left_out", recount->left_out);
    json.end_object();
}

void change_json(JsonLine& json, const model::Dossier& dossier, const model::ReviewChange& change) {
    json.begin_object();
    json.member("kind", to_string(change.kind));
    json.member("seen", model::to_string(change.seen));
    if (change.before) json.member("grade_before", *change.before);
    review_members(json, dossier, change.review);
    json.end_object();
}

/// "a1, a2, a3"; where the source shows no ids, the dates.
std::string listed(const std::vector<model::CitedReview>& reviews) {
    constexpr std::size_t most = 12;
    std::string text;
    for (std::size_t i = 0; i < std::min(most, reviews.size()); ++i) {
        const model::CitedReview& review = reviews[i];
        const std::string date = review.date ? model::to_string(*review.date) : "undated";
        text += (text.empty() ? "" : ", ") + (review.id.empty() ? "of " + date : review.id);
    }
    if (reviews.size() > most) text += fmt::format(" and {} more", reviews.size() - most);
    return text;
}

void explain_recount(const std::string& what, const std::optional<model::Recount>& recount,
                     std::ostream& out) {
    if (!recount) {
        out << "  without " << what << ": not told, for they are not among the reviews judged\n";
        return;
    }
    out << fmt::format("  without {}: {}, delighted {:.0f} % ({:.0f}-{:.0f}), {:.0f} ratings\n",
                       what, to_string(recount->verdict), recount->delighted.mean * 100,
                       recount->delighted.low * 100, recount->delighted.high * 100, recount->n);
}

}  // namespace

void patterns_json(JsonLine& json, const model::Judged& judged) {
    const auto& [dossier, judgement, spoken] = judged;
    json.key("patterns");
    json.begin_array();
    for (const model::Pattern& pattern : judgement.patterns) pattern_json(json, dossier, pattern);
    json.end_array();
    recount_json(json, "without_patterns", judgement.without_patterns);
    json.key("review_changes");
    json.begin_array();
    for (const model::ReviewChange& change : judgement.review_changes)
        change_json(json, dossier, change);
    json.end_array();
    recount_json(json, "without_vanished", judgement.without_vanished);
}

void explain_patterns(const model::Judged& judged, std::ostream& out) {
    const auto& [dossier, judgement, spoken] = judged;
    for (const model::Pattern& pattern : judgement.patterns) {
        out << fmt::format(
            "  unusual, {}: {} of {} reviews at {}, where {:.1f} are usual (p {:.1g})",
            to_string(pattern.kind), pattern.n, pattern.of, pattern.source, pattern.usual,
            pattern.p);
        if (pattern.first)
            out << ", " << model::to_string(*pattern.first) << " to "
                << model::to_string(*pattern.last);
        if (pattern.businesses > 1) out << ", at " << pattern.businesses << " businesses";
        out << "\n    " << listed(pattern.reviews) << '\n';
    }
    if (!judgement.patterns.empty()) {
        out << "  a pattern is no accusation: it can have a good reason\n";
        explain_recount("these reviews", judgement.without_patterns, out);
    }
    for (const ChangeKind kind : change_kinds) {
        if (count(judgement, kind) == 0) continue;
        std::vector<model::CitedReview> reviews;
        for (const model::ReviewChange& change : judgement.review_changes)
            if (change.kind == kind) reviews.push_back(change.review);
        out << "  " << to_string(kind) << " since first seen: " << reviews.size() << " ("
            << listed(reviews) << ")\n";
    }
    if (count(judgement, ChangeKind::vanished) > 0)
        explain_recount("the vanished", judgement.without_vanished, out);
}

}  // namespace app

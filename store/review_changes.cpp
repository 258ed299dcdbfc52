#include "store/review_changes.h"

#include <algorithm>
#include <tuple>

#include "store/history.h"
#include "store/review_rows.h"
#include "store/text.h"

namespace store {
namespace {

using model::ChangeKind;

model::Day day_of(model::Instant instant) {
    return std::chrono::floor<std::chrono::days>(instant);
}

model::CitedReview cited(std::int64_t listing_id, std::int64_t identity,
                         const model::Review& review) {
    return {listing_id, identity, review.id, review.date, review.grade.value_or(0)};
}

bool other_words(const std::string& before, const std::string& after) {
    return !before.empty() && !after.empty() && before != after && !is_excerpt(before, after) &&
           !is_excerpt(after, before);
}

/// Another value on the same scale; another scale is the site's doing.
bool other_value(const std::optional<model::Score>& before,
                 const std::optional<model::Score>& after) {
    return before && after && before->scale == after->scale && before->value != after->value;
}

bool rescored(const model::Review& before, const model::Review& after) {
    return before.grade && after.grade && before.grade != after.grade &&
           (other_value(before.score, after.score) || other_value(before.overall, after.overall));
}

/// The versions of one review, oldest first.
using Versions = std::vector<Version<model::Review>>;

void add_changes(std::int64_t listing_id, std::int64_t identity, const Versions& versions,
                 model::Instant end, std::vector<model::ReviewChange>& changes) {
    for (std::size_t i = 1; i < versions.size() && versions[i].seen <= end; ++i) {
        const model::Review& before = versions[i - 1].value;
        const model::Review& after = versions[i].value;
        const auto add = [&](ChangeKind kind, std::optional<double> grade) {
            changes.push_back(
                {kind, cited(listing_id, identity, after), day_of(versions[i].seen), grade});
        };
        if (rescored(before, after)) add(ChangeKind::rescored, before.grade);
        if (other_words(before.text, after.text) || other_words(before.title, after.title))
            add(ChangeKind::edited, std::nullopt);
        if (after.owner_reply && !before.owner_reply) add(ChangeKind::answered, std::nullopt);
    }
}

Version<model::Review> standing(Connection& connection, std::int64_t listing_id,
                                std::int64_t identity) {
    static const std::string sql = "SELECT seen, " + review_columns +
                                   " FROM review {texts} WHERE listing_id = ? AND identity = ?";
    Query query{connection.use(sql)};
    query.with(listing_id).with(identity);
    query.next();
    return {query.instant(0), review_at(query, 1)};
}

void add_versions(Connection& connection, model::Instant end,
                  std::vector<model::ReviewChange>& changes) {
    static const std::string sql = "SELECT listing_id, identity, seen, " + review_columns +
                                   " FROM review_past ORDER BY listing_id, identity, seen, id";
    Query rows{connection.stream(sql)};
    for (bool more = rows.next(); more;) {
        const std::int64_t listing_id = rows.whole(0);
        const std::int64_t identity = rows.whole(1);
        Versions versions;
        while (more && rows.whole(0) == listing_id && rows.whole(1) == identity) {
            versions.push_back({rows.instant(2), review_at(rows, 3)});
            more = rows.next();
        }
        versions.push_back(standing(connection, listing_id, identity));
        add_changes(listing_id, identity, versions, end, changes);
    }
}

void add_absences(Connection& connection, model::Instant end,
                  std::vector<model::ReviewChange>& changes) {
    static const std::string sql = "SELECT listing_id, identity, missed, returned, " +
                                   review_columns +
                                   " FROM absence JOIN review USING (listing_id, identity) {texts} "
                                   "WHERE missed <= ?";
    Query rows{connection.stream(sql)};
    rows.with(end);
    while (rows.next()) {
        const bool back = !rows.is_null(3) && rows.instant(3) <= end;
        changes.push_back({back ? ChangeKind::returned : ChangeKind::vanished,
                           cited(rows.whole(0), rows.whole(1), review_at(rows, 4)),
                           day_of(rows.instant(back ? 3 : 2)),
                           {}});
    }
}

}  // namespace

std::vector<model::ReviewChange> find_changes(Connection& connection, model::Day as_of) {
    const model::Instant end =
        model::Instant{as_of + std::chrono::days{1}} - std::chrono::seconds{1};
    std::vector<model::ReviewChange> changes;
    add_versions(connection, end, changes);
    add_absences(connection, end, changes);
    std::stable_sort(changes.begin(), changes.end(), [](const auto& a, const auto& b) {
        return std::tie(a.review.listing_id, a.seen, a.review.review) <
               std::tie(b.review.listing_id, b.seen, b.review.review);
    });
    return changes;
}

}  // namespace store

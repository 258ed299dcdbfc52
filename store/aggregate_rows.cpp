#include "store/aggregate_rows.h"

#include <algorithm>
#include <span>

#include "store/compare.h"
#include "store/history.h"
#include "store/numbers.h"

namespace store {
namespace {

struct Known {
    std::vector<std::int64_t> ids;
    std::vector<Version<model::Aggregate>> versions;
};

/// The version that stood before that moment, those of the moment, and all later ones.
Known versions_from(Connection& connection, std::int64_t listing_id, model::Instant seen) {
    Known known;
    Query query{connection.use(
        "SELECT id, seen, reading, value, best, worst, proof, count, histogram, aspects "
        "FROM aggregate WHERE listing_id = ?1 AND seen >= coalesce((SELECT max(seen) FROM "
        "aggregate WHERE listing_id = ?1 AND seen < ?2), 0) ORDER BY seen, id")};
    query.with(listing_id).with(seen);
    while (query.next()) {
        known.ids.push_back(query.whole(0));
        known.versions.push_back({query.instant(1), aggregate_at(query, 3), query.whole(2)});
    }
    return known;
}

void with_aggregate(Query& query, const model::Aggregate& aggregate, const std::string& histogram,
                    const std::string& aspects) {
    with_score(query, aggregate.score);
    aggregate.count ? query.with(std::int64_t{*aggregate.count}) : query.with_null();
    query.with(histogram).with(aspects);
}

/// The first of the rows says this from now on, and the others go.
void replace(Connection& connection, std::span<const std::int64_t> ids,
             const model::Aggregate& aggregate, std::int64_t reading) {
    for (const std::int64_t id : ids.subspan(1)) {
        Query{connection.use("DELETE FROM aggregate WHERE id = ?")}.with(id).run();
    }
    Query query{
        connection.use("UPDATE aggregate SET value = ?, best = ?, worst = ?, proof = ?, count = ?, "
                       "histogram = ?, aspects = ?, reading = ? WHERE id = ?")};
    const std::string histogram = to_text(aggregate.histogram);
    const std::string aspects = to_text(aggregate.aspects);
    with_aggregate(query, aggregate, histogram, aspects);
    query.with(reading).with(ids.front()).run();
}

}  // namespace

std::optional<model::Score> score_at(const Query& row, int first_column) {
    const auto value = row.number(first_column);
    if (!value) return std::nullopt;
    return model::Score{
        *value,
        {row.number(first_column + 2).value_or(1), row.number(first_column + 1).value_or(5)},
        static_cast<model::ScaleProof>(row.whole(first_column + 3))};
}

void with_score(Query& query, const std::optional<model::Score>& score) {
    if (!score) {
        query.with_null().with_null().with_null().with_null();
        return;
    }
    query.with(std::optional{score->value}).with(std::optional{score->scale.best});
    query.with(std::optional{score->scale.worst});
    query.with(static_cast<std::int64_t>(score->proof));
}

model::Aggregate aggregate_at(const Query& row, int first_column) {
    model::Aggregate aggregate;
    aggregate.score = score_at(row, first_column);
    if (!row.is_null(first_column + 4)) aggregate.count = row.whole(first_column + 4);
    aggregate.histogram = wholes_from(row.text(first_column + 5));
    aggregate.aspects = numbers_from(row.text(first_column + 6));
    return aggregate;
}

void add_aggregate(Connection& connection, std::int64_t listing_id,
                   const model::Aggregate& aggregate, AggregateMoment moment) {
    Query query{connection.use(
        "INSERT INTO aggregate (listing_id, seen, last_seen, reading, value, best, worst, proof, "
        "count, histogram, aspects) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")};
    query.with(listing_id).with(moment.seen).with(moment.seen).with(moment.reading);
    const std::string histogram = to_text(aggregate.histogram);
    const std::string aspects = to_text(aggregate.aspects);
    with_aggregate(query, aggregate, histogram, aspects);
    query.run();
}

bool put_aggregate(Connection& connection, std::int64_t listing_id,
                   const model::Aggregate& aggregate, AggregateMoment moment, bool glimpse) {
    const auto [ids, versions] = versions_from(connection, listing_id, moment.seen);
    // A glimpse was weighed against what the own page told, which may have come later.
    const auto placed = place(versions, aggregate, moment.seen, glimpse ? 0 : moment.reading);
    const bool standing = placed.at > 0 && placed.sighting == Sighting::added;
    if (standing && glimpse && aggregate.count &&
        aggregate.count == versions[placed.at - 1].value.count) {
        return false;
    }
    if (placed.sighting == Sighting::added) {
        add_aggregate(connection, listing_id, placed.value, moment);
        return true;
    }
    if (placed.sighting == Sighting::replaced) {
        const std::size_t end = moment_end(versions, placed.at, moment.seen);
        replace(connection, std::span{ids}.subspan(placed.at, end - placed.at), placed.value,
                moment.reading);
        return true;
    }
    Query{connection.use(
              "UPDATE aggregate SET reading = CASE WHEN seen < ?2 THEN reading ELSE ?3 END, "
              "seen = {least}(seen, ?2), last_seen = {greatest}(last_seen, ?2) WHERE id = ?1")}
        .with(ids[placed.at])
        .with(moment.seen)
        .with(moment.reading)
        .run();
    return false;
}

}  // namespace store

#include "store/match_rows.h"

#include "store/listing_rows.h"

namespace store {

void visit_facts(Connection& connection,
                 const std::function<void(const model::ListingFacts&)>& visit) {
    Query listings{connection.stream(
        "SELECT id, source, url, name, category, address, postcode, city, country, phone, lat, lon "
        "FROM listing ORDER BY id")};
    while (listings.next()) {
        visit({listings.whole(0), listings.text(1), listings.text(2), business_at(listings, 3)});
    }
}

std::vector<model::ListingFacts> all_facts(Connection& connection) {
    std::vector<model::ListingFacts> all;
    visit_facts(connection, [&](const model::ListingFacts& facts) { all.push_back(facts); });
    return all;
}

std::vector<model::MatchDecision> all_decisions(Connection& connection) {
    std::vector<model::MatchDecision> all;
    Query decisions{connection.use(
        "SELECT l.id, r.id, accepted FROM match_decision "
        "JOIN listing l ON l.source = left_source AND l.key = left_key "
        "JOIN listing r ON r.source = right_source AND r.key = right_key ORDER BY l.id, r.id")};
    while (decisions.next())
        all.push_back({decisions.whole(0), decisions.whole(1), decisions.whole(2) != 0});
    return all;
}

void put_decision(Connection& connection, const model::MatchDecision& decision,
                  model::Instant decided) {
    // One row a pair, whichever way round it was named.
    Query put{connection.use(
        "INSERT INTO match_decision (left_source, left_key, right_source, right_key, "
        "accepted, decided) SELECT l.source, l.key, r.source, r.key, "
        "CAST(?1 AS BIGINT), CAST(?2 AS BIGINT) "
        "FROM listing l, listing r WHERE (l.id, r.id) IN (VALUES "
        "(CAST(?3 AS BIGINT), CAST(?4 AS BIGINT)), (CAST(?4 AS BIGINT), CAST(?3 AS BIGINT))) "
        "AND (l.source, l.key) < (r.source, r.key) ON CONFLICT {unique decision} DO UPDATE SET "
        "accepted = excluded.accepted, decided = excluded.decided")};
    put.with(std::int64_t{decision.accepted}).with(decided);
    put.with(decision.left).with(decision.right).run();
}

void assign_businesses(Connection& connection, const Joining& joining) {
    const model::ListingWalk listings = [&](const auto& visit) { visit_facts(connection, visit); };
    const std::vector<std::size_t> places = joining(listings, all_decisions(connection));
    std::vector<std::int64_t> ids;
    ids.reserve(places.size());
    Query query{connection.stream("SELECT id FROM listing ORDER BY id")};
    while (query.next()) ids.push_back(query.whole(0));
    for (std::size_t i = 0; i < ids.size(); ++i) {
        Query{connection.use(
                  "UPDATE listing SET business_id = ?1 WHERE id = ?2 AND business_id <> ?1")}
            .with(ids.at(places.at(i)))
            .with(ids[i])
            .run();
    }
}

}  // namespace store

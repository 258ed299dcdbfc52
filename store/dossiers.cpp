#include "store/dossiers.h"

#include "store/aggregate_rows.h"
#include "store/compare.h"
#include "store/listing_rows.h"
#include "store/tallies.h"

namespace store {
namespace {

model::Day day_of(model::Instant instant) {
    return std::chrono::floor<std::chrono::days>(instant);
}

/// The last second of a day.
model::Instant end_of(model::Day day) {
    return model::Instant{day + std::chrono::days{1}} - std::chrono::seconds{1};
}

/// A query whose rows come in the order of the listings, read along with them. Its first column is
/// the listing's id.
class Stream {
  public:
    explicit Stream(Statement& statement) : query_{statement} {}

    Query& query() { return query_; }
    void begin() { more_ = query_.next(); }
    bool more() const { return more_; }
    bool at(std::int64_t listing_id) const { return more_ && query_.whole(0) == listing_id; }
    void step() { more_ = query_.next(); }

  private:
    Query query_;
    bool more_ = false;
};

/// Merges what a further listing tells of the same business: the longest name, else whatever an
/// earlier listing left out.
void merge(model::Business& business, const model::Business& further) {
    const std::string name =
        further.name.size() > business.name.size() ? further.name : business.name;
    const bool placed = business.lat && business.lon;
    const auto lat = placed ? business.lat : further.lat;
    const auto lon = placed ? business.lon : further.lon;
    business = complete(std::move(business), further);
    business.name = name;
    business.lat = lat;
    business.lon = lon;
}

class Reading {
  public:
    Reading(Connection& connection, model::Day as_of);

    void visit_all(const std::function<void(model::Dossier&&)>& visit);

  private:
    model::Business facts();
    model::ListingEvidence evidence();
    void read_aggregate(model::ListingEvidence& evidence);

    Connection& connection_;
    model::Instant end_;
    Stream listings_;
    Stream aggregates_;
    TallyWalk tallies_;
};

Reading::Reading(Connection& connection, model::Day as_of)
    : connection_{connection},
      end_{end_of(as_of)},
      listings_{connection.stream(
          "SELECT id, business_id, source, url, first_seen, last_seen, seen, name, category, "
          "address, postcode, city, country, phone, lat, lon FROM listing "
          "ORDER BY business_id, id")},
      aggregates_{connection.stream(
          "SELECT l.id, a.seen, value, best, worst, proof, count, histogram, aspects "
          "FROM listing l {sweep} aggregate a ON a.id = (SELECT id FROM aggregate WHERE "
          "listing_id = l.id AND seen <= ? ORDER BY seen DESC, id DESC LIMIT 1) "
          "ORDER BY l.business_id, l.id")},
      tallies_{connection, end_} {
    aggregates_.query().with(end_);
    listings_.begin();
    aggregates_.begin();
}

/// The listing's facts as they stood then; the earliest that are known where all are later.
model::Business Reading::facts() {
    const Query& row = listings_.query();
    if (row.instant(6) > end_ && row.instant(6) > row.instant(4)) {
        Query past{connection_.use(
            "SELECT name, category, address, postcode, city, country, phone, lat, lon "
            "FROM listing_past WHERE listing_id = ?1 ORDER BY seen > ?2, "
            "CASE WHEN seen <= ?2 THEN -seen ELSE seen END, {row} LIMIT 1")};
        past.with(row.whole(0)).with(end_);
        if (past.next()) return business_at(past, 0);
    }
    return business_at(row, 7);
}

model::ListingEvidence Reading::evidence() {
    const Query& row = listings_.query();
    model::ListingEvidence evidence;
    evidence.listing_id = row.whole(0);
    evidence.source = row.text(2);
    evidence.url = row.text(3);
    evidence.first_seen = day_of(row.instant(4));
    evidence.last_seen = day_of(row.instant(5));
    read_aggregate(evidence);
    evidence.tallies = tallies_.of(row.whole(1), evidence.listing_id);
    for (const model::RatingTally& alike : evidence.tallies) evidence.ratings += alike.count;
    return evidence;
}

void Reading::read_aggregate(model::ListingEvidence& evidence) {
    if (!aggregates_.at(evidence.listing_id)) return;
    evidence.aggregate_seen = day_of(aggregates_.query().instant(1));
    evidence.aggregate = aggregate_at(aggregates_.query(), 2);
    aggregates_.step();
}

void Reading::visit_all(const std::function<void(model::Dossier&&)>& visit) {
    std::optional<model::Dossier> dossier;
    for (const Query& row = listings_.query(); listings_.more(); listings_.step()) {
        const std::int64_t business_id = row.whole(1);
        if (dossier && dossier->business_id != business_id) {
            visit(std::move(*dossier));
            dossier.reset();
        }
        if (!dossier) dossier = model::Dossier{business_id, {}, {}};
        merge(dossier->business, facts());
        dossier->listings.push_back(evidence());
    }
    if (dossier) visit(std::move(*dossier));
}

}  // namespace

void visit_dossiers(Connection& connection, model::Day as_of,
                    const std::function<void(model::Dossier&&)>& visit) {
    Reading{connection, as_of}.visit_all(visit);
}

}  // namespace store

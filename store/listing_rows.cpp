#include "store/listing_rows.h"

#include <algorithm>

#include "store/aggregate_rows.h"
#include "store/compare.h"
#include "store/history.h"
#include "store/identity.h"

namespace store {
namespace {

/// What is stored of a listing.
struct Known {
    std::int64_t id = 0;
    bool own_page = false;
    model::Instant first_seen;
    model::Instant last_seen;
    Version<model::Business> standing;
};

void with_business(Query& query, const model::Business& business) {
    query.with(business.name)
        .with(business.category)
        .with(business.address)
        .with(business.postcode)
        .with(business.city)
        .with(business.country)
        .with(business.phone)
        .with(business.lat)
        .with(business.lon);
}

std::optional<Known> find(Connection& connection, const ListingSighting& sighting,
                          const std::string& key) {
    Query query{
        connection.use("SELECT id, own_page, first_seen, last_seen, seen, reading, "
                       "name, category, address, postcode, city, country, phone, lat, lon "
                       "FROM listing WHERE source = ? AND key = ?")};
    query.with(sighting.source).with(key);
    if (!query.next()) return std::nullopt;
    return Known{query.whole(0),
                 query.whole(1) != 0,
                 query.instant(2),
                 query.instant(3),
                 {query.instant(4), business_at(query, 6), query.whole(5)}};
}

std::int64_t add(Connection& connection, const ListingSighting& sighting, const std::string& key) {
    Query query{connection.use(
        "INSERT INTO listing (business_id, source, key, url, recipe, own_page, first_seen, seen, "
        "last_seen, reading, name, category, address, postcode, city, country, phone, lat, lon) "
        "VALUES (0, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) RETURNING id")};
    query.with(sighting.source).with(key).with(sighting.url).with(sighting.recipe);
    query.with(std::int64_t{sighting.own_page});
    query.with(sighting.seen).with(sighting.seen).with(sighting.seen).with(sighting.reading);
    with_business(query, sighting.business);
    const std::int64_t id = query.only();
    // Alone until businesses are joined.
    Query{connection.use("UPDATE listing SET business_id = id WHERE id = ?")}.with(id).run();
    return id;
}

void keep_past(Connection& connection, std::int64_t id, const Version<model::Business>& version) {
    Query query{connection.use(
        "INSERT INTO listing_past (listing_id, seen, reading, name, category, address, postcode, "
        "city, country, phone, lat, lon) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")};
    query.with(id).with(version.seen).with(version.reading);
    with_business(query, version.value);
    query.run();
}

std::vector<Version<model::Business>> versions_of(Connection& connection, const Known& known) {
    std::vector<Version<model::Business>> versions;
    Query query{connection.use(
        "SELECT seen, reading, name, category, address, postcode, city, country, phone, lat, lon "
        "FROM listing_past WHERE listing_id = ? ORDER BY seen, {row}")};
    query.with(known.id);
    while (query.next())
        versions.push_back({query.instant(0), business_at(query, 2), query.whole(1)});
    versions.push_back(known.standing);
    return versions;
}

void update(Connection& connection, const Known& known, const ListingSighting& sighting,
            const Version<model::Business>& standing) {
    Query query{connection.use(
        "UPDATE listing SET recipe = ?, own_page = ?, first_seen = ?, last_seen = ?, seen = ?, "
        "reading = ?, name = ?, category = ?, address = ?, postcode = ?, city = ?, country = ?, "
        "phone = ?, "
        "lat = ?, lon = ? WHERE id = ?")};
    query.with(sighting.recipe).with(std::int64_t{sighting.own_page || known.own_page});
    query.with(std::min(known.first_seen, sighting.seen));
    query.with(std::max(known.last_seen, sighting.seen)).with(standing.seen);
    query.with(standing.reading);
    with_business(query, standing.value);
    query.with(known.id).run();
}

void forget_past(Connection& connection, std::int64_t id, model::Instant seen) {
    Query{connection.use("DELETE FROM listing_past WHERE listing_id = ? AND seen = ?")}
        .with(id)
        .with(seen)
        .run();
}

/// The facts as they stand after this sighting, with what stood before kept in the past.
/// Returns whether they say something else now.
bool put_facts(Connection& connection, const Known& known, const ListingSighting& sighting) {
    Version<model::Business> standing = known.standing;
    model::Business sighted = sighting.business;
    // A list shortens names and leaves out streets: it only adds to what the own page told.
    const bool glimpse = known.own_page && !sighting.own_page;
    if (glimpse) sighted = complete(standing.value, sighted);
    const auto versions = versions_of(connection, known);
    auto placed = place(versions, sighted, sighting.seen, glimpse ? 0 : sighting.reading);
    const bool newest = placed.at + 1 >= versions.size();
    const bool added = placed.sighting == Sighting::added;
    const bool replaced = placed.sighting == Sighting::replaced;
    Version<model::Business> read{sighting.seen, std::move(placed.value), sighting.reading};
    if (replaced) forget_past(connection, known.id, sighting.seen);
    if (added && placed.at == versions.size()) {
        keep_past(connection, known.id, standing);
        standing = std::move(read);
    } else if (replaced && standing.seen == sighting.seen) {
        standing = std::move(read);
    } else if (added || replaced) {
        keep_past(connection, known.id, read);
        if (added) standing.value = complete(standing.value, read.value);
    } else if (placed.sighting == Sighting::earlier && newest) {
        standing.seen = sighting.seen;
        standing.reading = sighting.reading;
    } else if (placed.sighting == Sighting::known && standing.seen == sighting.seen) {
        standing.reading = sighting.reading;
    }
    update(connection, known, sighting, standing);
    return added || replaced;
}

}  // namespace

model::Business business_at(const Query& row, int first_column) {
    model::Business business;
    int column = first_column;
    for (std::string* text :
         {&business.name, &business.category, &business.address, &business.postcode, &business.city,
          &business.country, &business.phone}) {
        *text = row.text(column++);
    }
    business.lat = row.number(column++);
    business.lon = row.number(column);
    return business;
}

std::int64_t put_listing(Connection& connection, const ListingSighting& sighting, Saved& saved) {
    const std::string key = listing_key(sighting.url, sighting.business);
    const auto known = find(connection, sighting, key);
    if (!known) {
        const std::int64_t id = add(connection, sighting, key);
        ++saved.listings;
        if (sighting.aggregate) {
            add_aggregate(connection, id, *sighting.aggregate, {sighting.seen, sighting.reading});
        }
        return id;
    }
    if (put_facts(connection, *known, sighting)) ++saved.changed;
    const bool glimpse = known->own_page && !sighting.own_page;
    if (sighting.aggregate && put_aggregate(connection, known->id, *sighting.aggregate,
                                            {sighting.seen, sighting.reading}, glimpse)) {
        ++saved.changed;
    }
    return known->id;
}

}  // namespace store

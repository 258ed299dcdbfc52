#include "store/coverage_rows.h"

namespace store {
namespace {

void put_fields(Connection& connection, std::int64_t id, const model::Coverage& each) {
    for (std::size_t i = 0; i < each.fields.size(); ++i) {
        Query{
            connection.use(
                "INSERT INTO coverage_field (coverage_id, field, have, asked) VALUES (?, ?, ?, ?)")}
            .with(id)
            .with(static_cast<std::int64_t>(i))
            .with(std::int64_t{each.fields[i].have})
            .with(std::int64_t{each.fields[i].of})
            .run();
    }
}

void put_scores(Connection& connection, std::int64_t id, const model::Coverage& each) {
    for (std::size_t i = 0; i < each.scores.size(); ++i) {
        if (each.scores[i] == 0) continue;
        Query{connection.use(
                  "INSERT INTO coverage_score (coverage_id, tenth, reviews) VALUES (?, ?, ?)")}
            .with(id)
            .with(static_cast<std::int64_t>(i))
            .with(std::int64_t{each.scores[i]})
            .run();
    }
}

std::int64_t put_sums(Connection& connection, const model::Coverage& each) {
    Query query{connection.use(
        "INSERT INTO coverage (source, recipe, started, changed, pages, review_pages, reviews, "
        "reviews_squared) VALUES (?, ?, ?, ?, ?, ?, ?, ?) RETURNING id")};
    query.with(each.source).with(each.recipe).with(each.started);
    query.with(std::int64_t{each.changed}).with(std::int64_t{each.pages});
    query.with(std::int64_t{each.review_pages})
        .with(std::optional{each.reviews})
        .with(std::optional{each.reviews_squared});
    return query.only();
}

void read_fields(Connection& connection, std::int64_t id, model::Coverage& each) {
    Query query{
        connection.use("SELECT field, have, asked FROM coverage_field WHERE coverage_id = ?")};
    query.with(id);
    while (query.next())
        each.fields.at(static_cast<std::size_t>(query.whole(0))) = {query.whole(1), query.whole(2)};
}

void read_scores(Connection& connection, std::int64_t id, model::Coverage& each) {
    Query query{connection.use("SELECT tenth, reviews FROM coverage_score WHERE coverage_id = ?")};
    query.with(id);
    while (query.next()) each.scores.at(static_cast<std::size_t>(query.whole(0))) = query.whole(1);
}

}  // namespace

void put_coverage(Connection& connection, const std::vector<model::Coverage>& run) {
    for (const model::Coverage& each : run) {
        const std::int64_t id = put_sums(connection, each);
        put_fields(connection, id, each);
        put_scores(connection, id, each);
    }
}

std::vector<model::Coverage> find_coverage(Connection& connection, model::Instant since) {
    std::vector<model::Coverage> all;
    Query query{
        connection.use("SELECT id, source, recipe, started, changed, pages, review_pages, reviews, "
                       "reviews_squared FROM coverage WHERE started >= ? ORDER BY started, id")};
    query.with(since);
    while (query.next()) {
        model::Coverage& each = all.emplace_back();
        each.source = query.text(1);
        each.recipe = query.text(2);
        each.started = query.instant(3);
        each.changed = query.whole(4) != 0;
        each.pages = query.whole(5);
        each.review_pages = query.whole(6);
        each.reviews = query.number(7).value_or(0);
        each.reviews_squared = query.number(8).value_or(0);
        read_fields(connection, query.whole(0), each);
        read_scores(connection, query.whole(0), each);
    }
    return all;
}

long drop_coverage(Connection& connection, const std::string& source) {
    return Query{connection.use("DELETE FROM coverage WHERE source = ?")}.with(source).run();
}

}  // namespace store

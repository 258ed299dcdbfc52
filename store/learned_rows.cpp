#include "store/learned_rows.h"

namespace store {
namespace {

std::int64_t put_model(Connection& connection, const model::LearnedModel& each) {
    Query query{connection.use(
        "INSERT INTO learned_model (language, question, as_of, n, positives, businesses, "
        "sampled_from, copies, lexicon, weights) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?) "
        "RETURNING id")};
    query.with(static_cast<std::int64_t>(each.language))
        .with(static_cast<std::int64_t>(each.question))
        .with(std::int64_t{each.as_of.time_since_epoch().count()})
        .with(std::int64_t{each.n})
        .with(std::int64_t{each.positives})
        .with(std::int64_t{each.businesses})
        .with(std::int64_t{each.sampled_from})
        .with(std::int64_t{each.copies})
        .with(static_cast<std::int64_t>(each.lexicon))
        .with_bytes(each.weights);
    return query.only();
}

void put_domain(Connection& connection, std::int64_t id, const model::LearnedDomain& each) {
    Query query{connection.use(
        "INSERT INTO learned_domain (model_id, category, n, positives, businesses, accuracy, auc, "
        "log_loss, lexicon_accuracy, lexicon_auc, lexicon_log_loss, p, use) "
        "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")};
    query.with(id)
        .with(each.category)
        .with(std::int64_t{each.n})
        .with(std::int64_t{each.positives})
        .with(std::int64_t{each.businesses});
    for (const model::HeldOut& figures : {each.model, each.lexicon})
        query.with(std::optional{figures.accuracy})
            .with(std::optional{figures.auc})
            .with(std::optional{figures.log_loss});
    query.with(std::optional{each.p}).with(static_cast<std::int64_t>(each.use)).run();
}

model::HeldOut held_out_at(const Query& row, int first_column) {
    return {row.number(first_column).value_or(0), row.number(first_column + 1).value_or(0),
            row.number(first_column + 2).value_or(0)};
}

std::vector<model::LearnedDomain> find_domains(Connection& connection, std::int64_t id) {
    std::vector<model::LearnedDomain> domains;
    Query query{connection.use(
        "SELECT category, n, positives, businesses, accuracy, auc, log_loss, lexicon_accuracy, "
        "lexicon_auc, lexicon_log_loss, p, use FROM learned_domain WHERE model_id = ? "
        "ORDER BY category")};
    query.with(id);
    while (query.next())
        domains.push_back({query.text(0), query.whole(1), query.whole(2), query.whole(3),
                           held_out_at(query, 4), held_out_at(query, 7),
                           query.number(10).value_or(1),
                           static_cast<model::LearnedUse>(query.whole(11))});
    return domains;
}

}  // namespace

void put_learned(Connection& connection, const std::vector<model::LearnedModel>& models) {
    drop_learned(connection);
    for (const model::LearnedModel& each : models) {
        const std::int64_t id = put_model(connection, each);
        for (const model::LearnedDomain& domain : each.domains) put_domain(connection, id, domain);
    }
}

std::vector<model::LearnedModel> find_learned(Connection& connection, model::Day as_of) {
    std::vector<model::LearnedModel> models;
    Query query{connection.use(
        "SELECT id, language, question, as_of, n, positives, businesses, sampled_from, copies, "
        "lexicon, weights FROM learned_model WHERE as_of <= ? ORDER BY language, question")};
    query.with(std::int64_t{as_of.time_since_epoch().count()});
    while (query.next()) {
        model::LearnedModel& each = models.emplace_back();
        each.language = static_cast<model::Language>(query.whole(1));
        each.question = static_cast<model::Question>(query.whole(2));
        each.as_of = model::Day{std::chrono::days{query.whole(3)}};
        each.n = query.whole(4);
        each.positives = query.whole(5);
        each.businesses = query.whole(6);
        each.sampled_from = query.whole(7);
        each.copies = query.whole(8);
        each.lexicon = static_cast<std::uint64_t>(query.whole(9));
        each.weights = query.bytes(10);
        each.domains = find_domains(connection, query.whole(0));
    }
    return models;
}

long drop_learned(Connection& connection) {
    return Query{connection.use("DELETE FROM learned_model")}.run();
}

}  // namespace store

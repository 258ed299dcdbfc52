#include "store/work_queue.h"

#include "store/connection.h"
#include "store/hash.h"
#include "store/receipt_rows.h"
#include "store/store_impl.h"

namespace store {
namespace {

constexpr std::int64_t hour = 3'600'000;

enum State : std::int64_t { waiting = 0, taken = 1, done = 2 };

/// The one crawl that there is, or was last.
struct Crawl {
    std::int64_t number = 0;
    std::int64_t groups = 0;  ///< a digest of them
    std::optional<std::int64_t> ended{};
};

std::int64_t moment(Connection& connection) {
    return Query{connection.use("SELECT {milliseconds}")}.only();
}

std::optional<Crawl> find_crawl(Connection& connection) {
    Query query{connection.use("SELECT number, digest, ended FROM crawl")};
    if (!query.next()) return std::nullopt;
    Crawl crawl{query.whole(0), query.whole(1), std::nullopt};
    if (!query.is_null(2)) crawl.ended = query.whole(2);
    return crawl;
}

std::int64_t digest_of(std::span<const std::string> groups) {
    Hash hash;
    for (const std::string& group : groups) hash.add(group);
    return static_cast<std::int64_t>(hash.value());
}

void begin_crawl(Connection& connection, std::int64_t number, std::span<const std::string> groups) {
    Query{connection.use("DELETE FROM crawl_group")}.run();
    Query{connection.use("DELETE FROM crawl")}.run();
    Query{connection.use("INSERT INTO crawl (number, digest, begun) VALUES (?, ?, {milliseconds})")}
        .with(number)
        .with(digest_of(groups))
        .run();
    std::int64_t place = 0;
    for (const std::string& group : groups)
        Query{connection.use("INSERT INTO crawl_group (number, hosts, state, worker, token, until, "
                             "visits) VALUES (?, ?, 0, '', '', 0, '')")}
            .with(place++)
            .with(group)
            .run();
}

std::int64_t last_seen_by(Connection& connection, const std::string& worker) {
    Query query{connection.use("SELECT crawl FROM crawl_worker WHERE name = ?")};
    query.with(worker);
    return query.next() ? query.whole(0) : 0;
}

void note_seen(Connection& connection, const std::string& worker, std::int64_t crawl) {
    Query{connection.use("INSERT INTO crawl_worker (name, crawl) VALUES (?, ?) "
                         "ON CONFLICT (name) DO UPDATE SET crawl = excluded.crawl")}
        .with(worker)
        .with(crawl)
        .run();
}

std::optional<std::string> leaseholder(Connection& connection) {
    Query query{connection.use(
        "SELECT worker FROM crawl_group WHERE state = 1 AND until > {milliseconds} LIMIT 1")};
    if (!query.next()) return std::nullopt;
    return query.text(0);
}

void end_if_done(Connection& connection) {
    const long ended =
        Query{connection.use("UPDATE crawl SET ended = {milliseconds} WHERE ended IS NULL AND NOT "
                             "EXISTS (SELECT 1 FROM crawl_group WHERE state < 2)")}
            .run();
    if (ended == 0) return;
    model::Receipt receipt;
    {
        Query crawl{connection.use("SELECT begun / 1000, ended / 1000 FROM crawl")};
        crawl.next();
        receipt.started = crawl.instant(0);
        receipt.ended = crawl.instant(1);
    }
    Query groups{connection.use("SELECT visits FROM crawl_group ORDER BY number")};
    while (groups.next())
        for (model::SourceReceipt& visit : visits_from(groups.text(0)))
            receipt.sources.push_back(std::move(visit));
    put_receipt(connection, receipt);
}

/// Whether the next crawl may begin once the last one is over.
bool due(Connection& connection, const Crawl& last, const std::string& worker) {
    return last_seen_by(connection, worker) == last.number ||
           moment(connection) - *last.ended > hour;
}

}  // namespace

WorkQueue::Moment WorkQueue::now() const {
    Connection& connection = store_.impl_->connection;
    return Moment{std::chrono::milliseconds{connection.look([&] { return moment(connection); })}};
}

WorkQueue::Joined WorkQueue::join(std::span<const std::string> groups) {
    Connection& connection = store_.impl_->connection;
    return connection.write([&] {
        const auto last = find_crawl(connection);
        const bool same = last && last->groups == digest_of(groups);
        if (same && !last->ended) return Joined::going_on;
        if (last && !last->ended && leaseholder(connection)) return Joined::other;
        if (same && !due(connection, *last, worker_)) {
            note_seen(connection, worker_, last->number);
            return Joined::over;
        }
        begin_crawl(connection, last ? last->number + 1 : 1, groups);
        return Joined::begun;
    });
}

std::optional<std::size_t> WorkQueue::take() {
    Connection& connection = store_.impl_->connection;
    return connection.write([&]() -> std::optional<std::size_t> {
        Query query{connection.use(
            "UPDATE crawl_group SET state = 1, worker = ?1, token = ?2, "
            "until = {milliseconds} + ?3 WHERE number = "
            "(SELECT number FROM crawl_group WHERE state = 0 OR (state = 1 AND "
            "until <= {milliseconds} AND token <> ?2) ORDER BY number LIMIT 1 {skip locked}) "
            "RETURNING number")};
        query.with(worker_).with(token_).with(std::int64_t{lease_.count()});
        if (!query.next()) return std::nullopt;
        const auto group = static_cast<std::size_t>(query.whole(0));
        while (query.next()) continue;
        return group;
    });
}

std::vector<std::size_t> WorkQueue::renew() {
    Connection& connection = store_.impl_->connection;
    return connection.write([&] {
        Query query{
            connection.use("UPDATE crawl_group SET until = {milliseconds} + ?2 "
                           "WHERE state = 1 AND token = ?1 RETURNING number")};
        query.with(token_).with(std::int64_t{lease_.count()});
        std::vector<std::size_t> groups;
        while (query.next()) groups.push_back(static_cast<std::size_t>(query.whole(0)));
        return groups;
    });
}

bool WorkQueue::finish(std::size_t group, const std::vector<model::SourceReceipt>& visits) {
    Connection& connection = store_.impl_->connection;
    const std::string text = visits_text(visits);
    return connection.write([&] {
        const long finished = Query{connection.use("UPDATE crawl_group SET state = 2, visits = ?3 "
                                                   "WHERE number = ?1 AND state = 1 AND "
                                                   "token = ?2")}
                                  .with(static_cast<std::int64_t>(group))
                                  .with(token_)
                                  .with(text)
                                  .run();
        if (finished > 0) end_if_done(connection);
        return finished > 0;
    });
}

void WorkQueue::release() {
    Connection& connection = store_.impl_->connection;
    connection.write([&] {
        Query{connection.use("UPDATE crawl_group SET state = 0, worker = '', token = '', until = 0 "
                             "WHERE state = 1 AND token = ?")}
            .with(token_)
            .run();
    });
}

bool WorkQueue::unfinished() const {
    Connection& connection = store_.impl_->connection;
    return connection.look([&] {
        const auto crawl = find_crawl(connection);
        return crawl && !crawl->ended;
    });
}

void WorkQueue::leave() {
    Connection& connection = store_.impl_->connection;
    connection.write([&] {
        const auto crawl = find_crawl(connection);
        if (crawl && crawl->ended) note_seen(connection, worker_, crawl->number);
    });
}

std::optional<std::string> WorkQueue::at_work(const Store& store) {
    Connection& connection = store.impl_->connection;
    return connection.look([&] { return leaseholder(connection); });
}

}  // namespace store

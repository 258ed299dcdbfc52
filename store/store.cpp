#include "store/store.h"

#include "store/absences.h"
#include "store/connection.h"
#include "store/coverage_rows.h"
#include "store/dossiers.h"
#include "store/exporting.h"
#include "store/forgetting_rows.h"
#include "store/last_reading.h"
#include "store/learned_rows.h"
#include "store/match_rows.h"
#include "store/page_rows.h"
#include "store/receipt_rows.h"
#include "store/review_changes.h"
#include "store/saving.h"
#include "store/store_impl.h"
#include "store/wordings.h"

namespace store {

Store::Store(const std::filesystem::path& database)
    : impl_{std::make_unique<Impl>(Impl{Connection{database.string()}})} {}

Store::~Store() = default;
Store::Store(Store&&) noexcept = default;
Store& Store::operator=(Store&&) noexcept = default;

Saved Store::save(const std::vector<model::Listing>& listings, const PageState* page) {
    Connection& connection = impl_->connection;
    auto& reading = impl_->reading;
    if (!reading) reading = connection.write([&] { return next_reading(connection); });
    const Admission admission{kept_out(), impl_->retention, *reading};
    return connection.write([&] { return put_listings(connection, listings, page, admission); });
}

bool Store::together(const std::function<bool()>& work) {
    const auto before = impl_->reading;
    bool good = false;
    // A number that was given within it is taken back with the rest.
    const auto undo = [&] { impl_->reading = before; };
    try {
        good = impl_->connection.together(work);
    } catch (...) {
        undo();
        throw;
    }
    if (!good) undo();
    return good;
}

std::optional<PageState> Store::page(const std::string& url) const {
    Connection& connection = impl_->connection;
    return connection.look([&] { return find_page(connection, url); });
}

void Store::each_archived_listing(const ArchivedListing& visit) const {
    Connection& connection = impl_->connection;
    connection.read([&] { visit_archived_listings(connection, visit); });
}

void Store::each_archived(const std::function<void(const PageState&)>& visit) const {
    Connection& connection = impl_->connection;
    connection.read([&] { visit_archived(connection, visit); });
}

std::optional<model::Instant> Store::last_moment() const {
    Connection& connection = impl_->connection;
    return connection.look([&] { return newest_moment(connection); });
}

void Store::touch(const std::string& url, model::Instant seen, long round) {
    Connection& connection = impl_->connection;
    connection.write([&] { touch_page(connection, url, seen, round); });
}

void Store::keep_failure(const PageState& page) {
    Connection& connection = impl_->connection;
    connection.write([&] { put_failure(connection, page); });
}

std::optional<long> Store::open_round(const std::string& source) const {
    Connection& connection = impl_->connection;
    return connection.look([&] { return find_round(connection, source); });
}

long Store::begin_round(const std::string& source, model::Instant now) {
    Connection& connection = impl_->connection;
    return connection.write([&] { return put_round(connection, source, now); });
}

void Store::end_round(const std::string& source) {
    Connection& connection = impl_->connection;
    connection.write([&] { close_round(connection, source); });
}

std::optional<RobotsState> Store::robots(const std::string& origin) const {
    Connection& connection = impl_->connection;
    return connection.look([&]() -> std::optional<RobotsState> {
        Query query{connection.use("SELECT fetched, status, body FROM robots WHERE origin = ?")};
        query.with(origin);
        if (!query.next()) return std::nullopt;
        return RobotsState{query.instant(0), static_cast<int>(query.whole(1)), query.text(2)};
    });
}

void Store::keep_robots(const std::string& origin, const RobotsState& robots) {
    Connection& connection = impl_->connection;
    connection.write([&] {
        Query{connection.use("INSERT INTO robots (origin, fetched, status, body) "
                             "VALUES (?, ?, ?, ?) ON CONFLICT (origin) DO UPDATE SET "
                             "fetched = excluded.fetched, status = excluded.status, "
                             "body = excluded.body")}
            .with(origin)
            .with(robots.fetched)
            .with(std::int64_t{robots.status})
            .with(robots.body)
            .run();
    });
}

std::optional<model::Instant> Store::rest_until(const std::string& host) const {
    Connection& connection = impl_->connection;
    return connection.look([&]() -> std::optional<model::Instant> {
        Query query{connection.use("SELECT until FROM rest WHERE host = ?")};
        query.with(host);
        if (!query.next()) return std::nullopt;
        return query.instant(0);
    });
}

void Store::keep_rest(const std::string& host, model::Instant until) {
    Connection& connection = impl_->connection;
    connection.write([&] {
        Query{connection.use("INSERT INTO rest (host, until) VALUES (?, ?) "
                             "ON CONFLICT (host) DO UPDATE SET until = excluded.until")}
            .with(host)
            .with(until)
            .run();
    });
}

void Store::keep_receipt(const model::Receipt& receipt) {
    Connection& connection = impl_->connection;
    connection.write([&] { put_receipt(connection, receipt); });
}

std::vector<model::Receipt> Store::receipts(long count) const {
    Connection& connection = impl_->connection;
    return connection.look([&] { return newest_receipts(connection, count); });
}

std::optional<model::Receipt> Store::last_receipt() const {
    auto newest = receipts(1);
    if (newest.empty()) return std::nullopt;
    return std::move(newest.front());
}

void Store::keep_coverage(const std::vector<model::Coverage>& run) {
    Connection& connection = impl_->connection;
    connection.write([&] { put_coverage(connection, run); });
}

std::vector<model::Coverage> Store::coverage(model::Instant since) const {
    Connection& connection = impl_->connection;
    return connection.look([&] { return find_coverage(connection, since); });
}

long Store::forget_coverage(const std::string& source) {
    Connection& connection = impl_->connection;
    return connection.write([&] { return drop_coverage(connection, source); });
}

std::vector<model::Listing> Store::last_reading(const std::string& url) const {
    Connection& connection = impl_->connection;
    return connection.look([&] { return find_last_reading(connection, url); });
}

void Store::each_dossier(model::Day as_of,
                         const std::function<void(model::Dossier&&)>& visit) const {
    Connection& connection = impl_->connection;
    connection.read([&] { visit_dossiers(connection, as_of, visit); });
}

std::vector<model::Dossier> Store::dossiers(model::Day as_of) const {
    std::vector<model::Dossier> all;
    each_dossier(as_of, [&](model::Dossier&& dossier) { all.push_back(std::move(dossier)); });
    return all;
}

void Store::each_wording(model::Day as_of, const std::function<void(const Wording&)>& visit,
                         const EarlierDays& earlier) const {
    Connection& connection = impl_->connection;
    connection.read([&] { visit_wordings(connection, as_of, earlier, visit); });
}

std::vector<model::Review> Store::reviews(std::span<const model::CitedReview> cited) const {
    Connection& connection = impl_->connection;
    return connection.look([&] { return find_reviews(connection, cited); });
}

std::vector<model::ReviewChange> Store::changes(model::Day as_of) const {
    Connection& connection = impl_->connection;
    return connection.look([&] { return find_changes(connection, as_of); });
}

long Store::note_vanished(const std::string& source) {
    Connection& connection = impl_->connection;
    return connection.write([&] { return put_vanished(connection, source); });
}

void Store::keep_learned(const std::vector<model::LearnedModel>& models) {
    Connection& connection = impl_->connection;
    connection.write([&] { put_learned(connection, models); });
}

std::vector<model::LearnedModel> Store::learned(model::Day as_of) const {
    Connection& connection = impl_->connection;
    return connection.look([&] { return find_learned(connection, as_of); });
}

long Store::forget_learned() {
    Connection& connection = impl_->connection;
    return connection.write([&] { return drop_learned(connection); });
}

void Store::each_listing(const std::function<void(const model::Listing&)>& visit) const {
    Connection& connection = impl_->connection;
    connection.read([&] { visit_listings(connection, visit); });
}

const KeptOut& Store::kept_out() const {
    Connection& connection = impl_->connection;
    auto& known = impl_->kept_out;
    if (!known) known = connection.look([&] { return find_kept_out(connection); });
    return *known;
}

std::vector<model::ListingFacts> Store::listings() const {
    Connection& connection = impl_->connection;
    return connection.look([&] { return all_facts(connection); });
}

std::vector<model::MatchDecision> Store::decisions() const {
    Connection& connection = impl_->connection;
    return connection.look([&] { return all_decisions(connection); });
}

void Store::decide(const model::MatchDecision& decision, model::Instant now) {
    Connection& connection = impl_->connection;
    connection.write([&] { put_decision(connection, decision, now); });
}

void Store::join_businesses(const Joining& joining) {
    Connection& connection = impl_->connection;
    connection.write([&] { assign_businesses(connection, joining); });
}

}  // namespace store

#include "store/tallies.h"

#include "store/review_rows.h"

namespace store {
namespace {

constexpr std::int64_t businesses_at_a_time = 64;

/// On what a score was given, from the columns worst and best. Adding nothing makes -0 plain 0.
model::Scale scale_at(const Query& row, int first_column) {
    return {row.number(first_column).value_or(1) + 0.0,
            row.number(first_column + 1).value_or(5) + 0.0};
}

/// A tally from the columns grade, day, precision, worst, best.
model::RatingTally tally_at(const Query& row, int first_column, model::Day first_seen) {
    const auto date = date_at(row, first_column + 1);
    return {*row.number(first_column), date, model::counts_from(date, first_seen),
            scale_at(row, first_column + 3)};
}

/// The first day where nothing is told.
model::Day day_at(const Query& row, int column) {
    if (row.is_null(column)) return {};
    return model::Day{std::chrono::days{row.whole(column)}};
}

}  // namespace

TallyWalk::TallyWalk(Connection& connection, model::Instant end)
    : connection_{connection}, end_{end} {}

/// What was edited since comes by itself, for its past to be looked up. Of others the day on which
/// they were first seen is told no finer than it can matter (counts_from()): not where their date
/// is known to the day, and nothing after the end of its month or year.
void TallyWalk::ask(std::int64_t business_id) {
    rows_.reset();
    rows_.emplace(connection_.stream(
        "SELECT l.id, grade, day, precision, worst, best, "
        "CASE WHEN day IS NULL OR (r.seen > ?1 AND r.seen > r.first_seen) "
        "THEN r.first_seen / 86400 WHEN precision < 2 THEN {least}(r.first_seen / 86400, "
        "day + CASE precision WHEN 1 THEN 31 ELSE 366 END) END AS known, "
        "CASE WHEN r.seen > ?1 AND r.seen > r.first_seen THEN identity END AS edited, count(*) "
        "FROM listing l {sweep} review r ON r.listing_id = l.id "
        "WHERE l.business_id >= ?2 AND l.business_id < ?3 "
        "AND (grade IS NOT NULL OR (r.seen > ?1 AND r.seen > r.first_seen)) "
        "GROUP BY l.business_id, l.id, day, grade, precision, worst, best, known, edited "
        "ORDER BY l.business_id, l.id, day, grade, precision, worst, best, known, edited"));
    asked_until_ = business_id + businesses_at_a_time;
    rows_->with(end_).with(business_id).with(asked_until_);
    more_ = rows_->next();
}

std::vector<model::RatingTally> TallyWalk::of(std::int64_t business_id, std::int64_t listing_id) {
    if (business_id >= asked_until_) ask(business_id);
    std::vector<model::RatingTally> tallies;
    for (; more_ && rows_->whole(0) == listing_id; more_ = rows_->next())
        if (const auto read = tally()) tallies.push_back(*read);
    model::fold(tallies);
    return {tallies.begin(), tallies.end()};
}

std::optional<model::RatingTally> TallyWalk::tally() {
    const Query& row = *rows_;
    if (!row.is_null(7)) return past_rating(row.whole(7));
    auto alike = tally_at(row, 1, day_at(row, 6));
    alike.count = row.whole(8);
    return alike;
}

/// What the review said then; the earliest that is known where all is later.
std::optional<model::RatingTally> TallyWalk::past_rating(std::int64_t identity) {
    Query past{
        connection_.use("SELECT grade, day, precision, worst, best FROM review_past WHERE "
                        "listing_id = ?1 AND identity = ?2 "
                        "ORDER BY seen > ?3, CASE WHEN seen <= ?3 THEN -seen ELSE seen END, "
                        "CASE WHEN seen <= ?3 THEN -id ELSE id END LIMIT 1")};
    past.with(rows_->whole(0)).with(identity).with(end_);
    if (!past.next() || past.is_null(0)) return std::nullopt;
    return tally_at(past, 0, day_at(*rows_, 6));
}

}  // namespace store

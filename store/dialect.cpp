#include "store/dialect.h"

#include <algorithm>
#include <array>
#include <stdexcept>

namespace store {
namespace {

struct Wording {
    std::string_view name;
    std::string_view sqlite;
    std::string_view postgresql;
};

constexpr std::array<Wording, 11> wordings{{
    // The words of a review: `review_text` has a number of its own in SQLite, and in PostgreSQL the
    // key of its review, so that both lie on one machine where tables are spread over several.
    {"texts", "LEFT JOIN review_text ON review_text.id = review.text_id",
     "LEFT JOIN review_text USING (listing_id, identity)"},
    {"texts of r", "LEFT JOIN review_text t ON t.id = r.text_id",
     "LEFT JOIN review_text t ON t.listing_id = r.listing_id AND t.identity = r.identity"},
    // SQLite takes these tables in the order in which they stand, for a sweep along the first.
    {"sweep", "CROSS JOIN", "JOIN"},
    {"least", "min", "least"},
    {"greatest", "max", "greatest"},
    {"position", "instr", "strpos"},
    // PostgreSQL keeps long texts out of an index: what must be unique stands there as a digest.
    {"unique url", "(url)", "(md5(url))"},
    {"unique decision", "(left_source, left_key, right_source, right_key)",
     "(md5(left_source), md5(left_key), md5(right_source), md5(right_key))"},
    // The order in which rows came that have no number of their own.
    {"row", "rowid", "id"},
    // The database's own clock, since 1970. A server's goes on within a transaction that waited.
    {"milliseconds", "CAST((julianday('now') - 2440587.5) * 86400000 AS INTEGER)",
     "(extract(epoch FROM clock_timestamp()) * 1000)::bigint"},
    {"skip locked", "", "FOR UPDATE SKIP LOCKED"},
}};

std::string_view wording(std::string_view name, Dialect dialect) {
    const auto* found = std::find_if(wordings.begin(), wordings.end(),
                                     [&](const Wording& each) { return each.name == name; });
    if (found == wordings.end())
        throw std::logic_error("no dialect has {" + std::string{name} + "}");
    return dialect == Dialect::sqlite ? found->sqlite : found->postgresql;
}

}  // namespace

std::string in_dialect(std::string_view sql, Dialect dialect) {
    std::string result;
    for (std::size_t begin = 0; (begin = sql.find('{')) != std::string_view::npos;) {
        const std::size_t end = sql.find('}', begin);
        result += sql.substr(0, begin);
        result += wording(sql.substr(begin + 1, end - begin - 1), dialect);
        sql.remove_prefix(end + 1);
    }
    return result += sql;
}

}  // namespace store

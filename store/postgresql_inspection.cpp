#include "store/postgresql_inspection.h"

#include <algorithm>

#include "store/place.h"
#include "store/postgresql_connecting.h"
#include "store/postgresql_link.h"
#include "store/postgresql_schema.h"
#include "store/pqxx_calls.h"
#include "store/store.h"

namespace store {
namespace {

long number(pqxx::transaction_base& session, const std::string& sql) {
    return session.exec(sql)[0][0].as<long>(0);
}

void add_orphans(Inspection& found, long rows, const char* what) {
    if (rows > 0) found.orphans.push_back(std::to_string(rows) + ' ' + what);
}

/// Counts reviews, and those whose words are gone.
void look_at_reviews(pqxx::transaction_base& session, Inspection& found,
                     const std::function<bool()>& go_on) {
    constexpr long at_a_time = 1000;
    const long last = number(session, "SELECT coalesce(max(id), 0) FROM listing");
    long wordless = 0;
    for (long from = 0; from < last && found.finished; from += at_a_time) {
        found.finished = go_on();
        const std::string range = " WHERE listing_id > " + std::to_string(from) +
                                  " AND listing_id <= " + std::to_string(from + at_a_time);
        const auto counts = session.exec(
            "SELECT count(*), count(text_id), (SELECT count(*) FROM "
            "review_text" +
            range + ") FROM review" + range);
        found.reviews += counts[0][0].as<long>(0);
        wordless += std::max(0L, counts[0][1].as<long>(0) - counts[0][2].as<long>(0));
    }
    add_orphans(found, wordless, "reviews whose words are gone");
}

void look(const std::string& url, Inspection& found, const std::function<bool()>& go_on) {
    const auto connection = connect(url);
    Snapshot session{*connection};
    const ServerState state = server_state(session);
    found.schema = state.version;
    if (state.version > found.newest_schema) return;
    refuse_unfit(state, shown(url));
    if (state.version == 0) return;
    found.listings = number(session, "SELECT count(*) FROM listing");
    add_orphans(found,
                number(session,
                       "SELECT count(*) FROM listing l WHERE NOT EXISTS "
                       "(SELECT 1 FROM listing b WHERE b.id = l.business_id)"),
                "listings whose business has no first listing");
    look_at_reviews(session, found, go_on);
}

}  // namespace

Inspection inspect_on_server(const std::string& url, const std::function<bool()>& go_on) {
    Inspection found;
    found.newest_schema = server_migrations().back().version;
    try {
        try {
            look(url, found, go_on);
        } catch (...) {
            fail_as_error(shown(url), false);
        }
    } catch (const Error& error) {
        found.unreadable = error.what();
    }
    return found;
}

}  // namespace store

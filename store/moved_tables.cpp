#include "store/moved_tables.h"

#include "store/connection.h"

namespace store {

std::span<const MovedTable> moved_tables() {
    static const std::vector<MovedTable> tables{
        {"listing", {"id"}, true},
        {"listing_past", {}, true},
        {"aggregate", {"id"}, true},
        {"review", {"listing_id", "identity"}},
        {"review_past", {"id"}, true},
        {"page", {"id"}, true},
        {"page_link", {"page_id", "position"}},
        {"page_listing", {"page_id", "listing_id"}},
        {"page_review", {"page_id", "position"}},
        {"review_page", {"listing_id", "page_id"}},
        {"missing", {"listing_id", "identity"}},
        {"absence", {"listing_id", "identity", "missed"}},
        {"robots", {}},
        {"rest", {}},
        {"receipt", {"id"}, true},
        {"round", {"id"}, true},
        {"reading", {}},
        {"match_decision", {}},
        {"coverage", {"id"}, true},
        {"coverage_field", {"coverage_id", "field"}},
        {"coverage_score", {"coverage_id", "tenth"}},
        {"learned_model", {"id"}, true},
        {"learned_domain", {}},
        {"deed", {"id"}, true},
        {"kept_out", {"listing", "identity"}},
        {"crawl", {"number"}},
        {"crawl_group", {"number"}},
        {"crawl_worker", {}},
    };
    return tables;
}

std::vector<MovedColumn> moved_columns(const MovedTable& table) {
    Connection pattern{":memory:"};
    const auto statement = pattern.engine().prepare(
        "SELECT name, type FROM pragma_table_info(?) ORDER BY cid", Rows::few);
    const std::string name = table.name;
    std::vector<MovedColumn> columns;
    Query query{*statement};
    for (query.with(name); query.next();) columns.push_back({query.text(0), query.text(1)});
    return columns;
}

}  // namespace store

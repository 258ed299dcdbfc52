// Fodor's and Zagat's restaurants with their 112 true pairs, where those lists lie beside the
// checkout.
#include <fstream>
#include <set>
#include <sstream>

#include "delight/join.h"
#include "tests/catch.h"

namespace {

using Pairs = std::set<std::pair<std::string, std::string>>;

const std::string folder = SOURCE_DIR "/../shared/data/matching/";

/// The rows behind the heading; these lists quote nothing.
std::vector<std::vector<std::string>> rows(const std::string& file) {
    std::ifstream lines{folder + file};
    std::vector<std::vector<std::string>> found;
    for (std::string line; std::getline(lines, line);) {
        std::istringstream fields{line};
        found.emplace_back();
        for (std::string field; std::getline(fields, field, ',');)
            found.back().push_back(field.substr(0, field.find('\r')));
    }
    if (!found.empty()) found.erase(found.begin());
    return found;
}

std::vector<model::ListingFacts> listings() {
    std::vector<model::ListingFacts> all;
    for (const std::string source : {"fodors", "zagats"}) {
        for (const auto& row : rows(source + ".csv")) {
            model::Business business;
            business.name = row.at(1);
            business.category = "restaurant";
            business.address = row.at(2);
            business.city = row.at(3);
            business.phone = row.at(4);
            all.push_back({static_cast<std::int64_t>(all.size()) + 1, source, row.at(0), business});
        }
    }
    return all;
}

/// Every pair that stands in one business, within a source too.
Pairs accepted(const std::vector<model::ListingFacts>& all) {
    const auto places = delight::join(all, {}, {}).business;
    Pairs found;
    for (std::size_t i = 0; i < all.size(); ++i)
        for (std::size_t j = i + 1; j < all.size(); ++j)
            if (places[i] == places[j]) found.emplace(all[i].url, all[j].url);
    return found;
}

}  // namespace

TEST_CASE("two guides' restaurants are joined with an F1 of 0.97 at least") {
    const auto all = listings();
    if (all.empty()) {
        WARN("skipped: no lists in " << folder);
        return;
    }
    const Pairs found = accepted(all);
    Pairs gold;
    for (const auto& row : rows("matches_fodors_zagats.csv")) gold.emplace(row.at(0), row.at(1));
    long right = 0;
    for (const auto& pair : found) right += gold.contains(pair) ? 1 : 0;
    const auto told = static_cast<double>(found.size() + gold.size());
    CHECK(2 * static_cast<double>(right) / told >= 0.97);
}

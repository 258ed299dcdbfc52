// Judges the 220 restaurants of Amersfoort as iens.nl showed them in 2017, where that list lies
// beside the checkout.
#include <fstream>
#include <map>
#include <sstream>
#include <string>
#include <vector>

#include "delight/delight.h"
#include "tests/catch.h"
#include "tests/delight/town.h"

using model::Verdict;

namespace {

constexpr const char* list = SOURCE_DIR "/../shared/data/iens-2017/iens-histograms.csv";

/// The fields of a line; a quoted field may hold commas.
std::vector<std::string> fields(const std::string& line) {
    std::vector<std::string> found{""};
    bool quoted = false;
    for (const char c : line) {
        if (c == '"') {
            quoted = !quoted;
        } else if (c == ',' && !quoted) {
            found.emplace_back();
        } else {
            found.back() += c;
        }
    }
    return found;
}

/// Verdicts by name; empty where the list is not at hand.
std::map<std::string, Verdict> verdicts() {
    std::ifstream lines{list};
    if (!lines) WARN("skipped: no list at " << list);
    std::vector<model::Dossier> dossiers;
    for (std::string line; std::getline(lines, line);) {
        const auto row = fields(line);
        if (row.at(2) != "Amersfoort") continue;
        const char* const keys[] = {"10", "9", "8", "7", "<7"};
        std::map<std::string, long> histogram;
        for (std::size_t i = 0; i < 5; ++i) histogram[keys[i]] = std::stol("0" + row.at(7 + i));
        dossiers.push_back(
            town::with_histogram(histogram, static_cast<std::int64_t>(dossiers.size())));
        dossiers.back().business.name = row.at(1);
        dossiers.back().business.city.clear();
    }
    const auto judged = delight::judge(dossiers, {}, town::today);
    std::map<std::string, Verdict> found;
    for (std::size_t i = 0; i < dossiers.size(); ++i)
        found[dossiers[i].business.name + " " + std::to_string(i)] = judged.judgements[i].verdict;
    return found;
}

Verdict named(const std::map<std::string, Verdict>& all, const std::string& name) {
    return all.lower_bound(name + " ")->second;
}

}  // namespace

TEST_CASE("one average of 8.2 hides delight and a mediocre seven") {
    const auto all = verdicts();
    if (all.empty()) return;
    CHECK(named(all, "El Ternero") == Verdict::delight);
    CHECK(named(all, "Sushi Today Amersfoort") == Verdict::mediocre_seven);
}

TEST_CASE("a whole city of restaurants falls apart into few delights and many sevens") {
    const auto all = verdicts();
    if (all.empty()) return;
    std::map<Verdict, int> count;
    for (const auto& [name, verdict] : all) ++count[verdict];
    CHECK(all.size() == 220);
    CHECK(count[Verdict::too_little_evidence] == Approx(87).margin(2));
    CHECK(count[Verdict::delight] == Approx(12).margin(2));
    CHECK(count[Verdict::promising] == Approx(10).margin(2));
    CHECK(count[Verdict::mediocre_seven] == Approx(95).margin(2));
    CHECK(count[Verdict::cold_shower] == Approx(15).margin(2));
}

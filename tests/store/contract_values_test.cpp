// What every engine must take and give back as it was, however odd, long or many.
#include <algorithm>
#include <map>
#include <string>

#include "tests/catch.h"
#include "tests/store/contract.h"

using namespace contract;
using samples::day;
using samples::listing;
using samples::review;

TEMPLATE_LIST_TEST_CASE("Contract: any text comes back as it was, and the same again adds nothing",
                        "[contract]", Engines) {
    if (TestType::missing()) return;
    const Folder folder;
    auto store = TestType::open(folder);
    std::vector<model::Review> odd;
    for (const std::string& text :
         {std::string("nul\0nul", 7), std::string{"\xC3\xA9\xC3 \xFF"}, std::string{"\xEF\x9C\x80"},
          std::string{"'; DROP TABLE review; --\\ $1 ? {texts}"}, std::string(100'000, 'x'),
          std::string{"\\N"}, std::string{"\\."}, std::string{"tab\tline\r\nslash\\n\b\f\v"},
          std::string{"\xFF"}, std::string{}}) {
        odd.push_back(review("t" + std::to_string(odd.size()), 8));
        odd.back().text = odd.back().title = text;
    }
    const auto shown = listing("2026-03-01", odd);
    store.save({shown});
    CHECK_FALSE(store.save({shown}).anything());
    std::map<std::string, std::string> texts;
    store.each_listing([&](const model::Listing& each) {
        for (const auto& known : each.reviews) texts[known.id] = known.text;
    });
    for (const auto& each : odd) CHECK(texts[each.id] == each.text);
}

TEMPLATE_LIST_TEST_CASE("Contract: a number comes back to its last digit", "[contract]", Engines) {
    if (TestType::missing()) return;
    const Folder folder;
    auto store = TestType::open(folder);
    const std::vector<double> numbers{1e-300, 0.1 + 0.2, 2.0 / 3, 5e-324, 8.999999999999998, 1e22};
    std::vector<model::Review> all;
    for (const double number : numbers) {
        all.push_back(review("n" + std::to_string(all.size()), 8));
        all.back().grade = number;
    }
    store.save({listing("2026-03-01", all)});
    auto sorted = numbers;
    std::sort(sorted.begin(), sorted.end());
    CHECK(grades(store, "2030-01-01") == sorted);
}

TEMPLATE_LIST_TEST_CASE("Contract: an address may be of any length", "[contract]", Engines) {
    if (TestType::missing()) return;
    const Folder folder;
    auto store = TestType::open(folder);
    auto shown = listing("2026-03-01", {review("a1", 8)});
    // Not one character twice in a row, so that it cannot be packed.
    for (unsigned i = 1; shown.url.size() < 20'000; i = i * 1103515245 + 12345)
        shown.url += std::to_string(i);
    const auto state = page(shown.url, "2026-03-01", 1);
    store.save({shown}, &state);
    CHECK_FALSE(store.save({shown}, &state).anything());
    CHECK(store.page(shown.url));
    CHECK(store.last_reading(shown.url).size() == 1);
}

TEMPLATE_LIST_TEST_CASE(
    "Contract: thousands at once, some of them known, twice in a call or in two listings of it",
    "[contract]", Engines) {
    if (TestType::missing()) return;
    const Folder folder;
    auto store = TestType::open(folder);
    store.save({listing("2026-03-01", samples::reviews(100, 10))});
    auto wordless = samples::reviews(7000, 20);
    for (auto& each : wordless) each.text.clear();
    auto again = samples::reviews(0, 6000);
    again.push_back(again.front());
    again.back().grade = 3;
    again.insert(again.end(), wordless.begin(), wordless.end());
    const auto saved =
        store.save({listing("2026-03-02", again), other("2026-03-02", samples::reviews(0, 50)),
                    listing("2026-03-03", samples::reviews(5990, 20))});
    CHECK(saved.reviews == 6000 - 10 + 20 + 50 + 10);
    CHECK(saved.changed == 1);
    CHECK(grades(store, "2030-01-01").size() == 6080);
    CHECK(grades(store, "2030-01-01").front() == 3);
    std::size_t worded = 0;
    store.each_wording(day("2030-01-01"),
                       [&](const auto& each) { worded += each.text.empty() ? 0 : 1; });
    CHECK(worded == 6060);
    CHECK_FALSE(store.save({listing("2026-03-03", samples::reviews(0, 6000))}).reviews);
}

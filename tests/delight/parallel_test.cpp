#include "delight/parallel.h"

#include <algorithm>
#include <stdexcept>
#include <string>
#include <vector>

#include "tests/catch.h"

using delight::for_each_place;

TEST_CASE("every place is worked on once, with any number of threads") {
    for (const std::size_t threads : {0U, 1U, 2U, 8U, 5000U}) {
        std::vector<int> done(1000);
        for_each_place(done.size(), threads, [&](std::size_t place) { ++done[place]; });
        CHECK(std::all_of(done.begin(), done.end(), [](int times) { return times == 1; }));
    }
}

TEST_CASE("no places are no work") {
    for_each_place(0, 4, [](std::size_t) { FAIL(); });
    SUCCEED();
}

TEST_CASE("what is thrown first by place is thrown, when all others are done") {
    for (const std::size_t threads : {1U, 4U}) {
        std::vector<int> done(100);
        std::string told;
        try {
            for_each_place(done.size(), threads, [&](std::size_t place) {
                done[place] = 1;
                if (place % 30 == 7) throw std::runtime_error{std::to_string(place)};
            });
        } catch (const std::runtime_error& error) {
            told = error.what();
        }
        CHECK(told == "7");
        CHECK(std::count(done.begin(), done.end(), 1) == 100);
    }
}

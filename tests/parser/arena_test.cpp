#include "parser/arena.h"

#include <cstdint>
#include <cstring>

#include "tests/catch.h"

TEST_CASE("blocks of an arena are aligned and their own") {
    parser::Arena arena{1 << 20};
    for (const std::size_t size : {0U, 1U, 24U, 513U, 70'000U}) {
        auto* a = static_cast<char*>(arena.allocate(size));
        auto* b = static_cast<char*>(arena.allocate(size));
        std::memset(a, 1, size);
        std::memset(b, 2, size);
        CHECK(reinterpret_cast<std::uintptr_t>(a) % alignof(std::max_align_t) == 0);
        if (size > 0) CHECK(a[size - 1] == 1);
    }
}

TEST_CASE("released blocks are used again") {
    parser::Arena arena{1 << 20};
    auto* first = arena.allocate(100);
    arena.release(first);
    CHECK(arena.allocate(100) == first);
    arena.release(nullptr);
}

TEST_CASE("an arena that is full says so") {
    parser::Arena arena{1 << 20};
    CHECK_THROWS_AS(arena.allocate(2 << 20), parser::Arena::Full);
    CHECK(arena.allocate(1'000) != nullptr);
}

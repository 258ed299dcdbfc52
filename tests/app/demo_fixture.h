#pragma once

#include <chrono>

#include "app/demo_town.h"

namespace demo_fixture {

inline constexpr model::Day today =
    std::chrono::sys_days{std::chrono::year{2026} / std::chrono::November / 21};

/// One town for all tests that only look at it.
inline const app::Town& town() {
    static const app::Town made = app::make_town(9, today);
    return made;
}

}  // namespace demo_fixture

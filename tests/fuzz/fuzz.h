#pragma once

#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <string_view>

#include "model/date.h"

/// What libFuzzer, or the replay of the corpus, calls with each input.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size);

namespace fuzz {

inline std::string_view text_of(const std::uint8_t* data, std::size_t size) {
    return {reinterpret_cast<const char*>(data), size};
}

/// What must hold for every input; where it does not, the input is a find.
inline void demand(bool holds, const char* what) {
    if (holds) return;
    std::fprintf(stderr, "This does not hold: %s\n", what);
    std::abort();
}

/// When everything was fetched.
inline model::Instant fetched() {
    return model::Instant{std::chrono::sys_days{std::chrono::year{2026} / 11 / 21}} +
           std::chrono::hours{4};
}

}  // namespace fuzz

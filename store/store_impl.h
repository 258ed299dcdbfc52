#pragma once

#include <optional>

#include "store/connection.h"
#include "store/kept_out.h"
#include "store/store.h"

namespace store {

/// What stands behind a `Store`.
struct Store::Impl {
    Connection connection;
    std::optional<std::int64_t> reading{};  ///< of this opening, once it saves something
    std::optional<KeptOut> kept_out{};      ///< once it is needed
    Retention retention{};
};

}  // namespace store

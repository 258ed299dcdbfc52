#include "app/locking.h"

namespace app {

store::Lock lock_database(const Config& config) {
    auto lock = store::Lock::take(config.database);
    if (!lock) throw Busy("another run holds the lock of " + config.database.string());
    return std::move(*lock);
}

std::filesystem::path existing_database(const Config& config) {
    if (!std::filesystem::exists(config.database)) {
        throw UsageError("there is no database " + config.database.string() +
                         " yet; `negenplus run` or `negenplus import` makes one");
    }
    return config.database;
}

}  // namespace app

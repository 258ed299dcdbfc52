#include "app/locking.h"

#include "store/place.h"

namespace app {

store::Lock lock_database(const Config& config) {
    auto lock = store::Lock::take(config.database);
    if (!lock) throw Busy("another run holds the lock of " + store::shown(config.database));
    return std::move(*lock);
}

store::Lock share_database(const Config& config) {
    auto lock = store::Lock::take(config.database, store::Lock::Sharing::shared);
    if (!lock)
        throw Busy("a run without --worker holds the lock of " + store::shown(config.database));
    return std::move(*lock);
}

bool is_there(const Config& config) {
    return store::on_server(config.database) || std::filesystem::exists(config.database);
}

std::filesystem::path existing_database(const Config& config) {
    if (!is_there(config)) {
        throw UsageError("there is no database " + config.database.string() +
                         " yet; `negenplus run` or `negenplus import` makes one");
    }
    return config.database;
}

}  // namespace app

#include "app/state.h"

#include "store/place.h"

namespace app {

std::filesystem::path state_folder(const Config& config) {
    if (!store::on_server(config.database)) return config.database.parent_path();
    return config.state.empty() ? config.file.parent_path() : config.state;
}

std::filesystem::path state_file(const Config& config, std::string_view suffix) {
    const bool file = !store::on_server(config.database);
    auto beside = state_folder(config) / (file ? config.database.filename() : "negenplus");
    return beside += suffix;
}

}  // namespace app

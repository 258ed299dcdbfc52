#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace app {

/// What `init` asks.
struct InitAnswers {
    std::string contact;
    std::string category;  ///< "restaurant"; empty: as the pages say
    std::string place;     ///< the same
    std::string url;       ///< empty: the watch stands there as an example only
    std::string source;
    std::vector<std::string> allow;
    std::optional<double> delay;
    std::filesystem::path home;  ///< where the data lie; empty: beside the config
};

/// The commented config for these answers. With no answers, the example that `help config` shows.
std::string config_text(const InitAnswers& answers);

/// The name for a source that no recipe knows, from its address: "zoover" of
/// "https://www.zoover.nl/x"; "site" where there is none.
std::string source_name(const std::string& url);

}  // namespace app

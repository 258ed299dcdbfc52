#include "store/place.h"

#include <algorithm>
#include <string_view>

namespace store {
namespace {

std::string_view scheme_of(std::string_view database) {
    for (const std::string_view scheme : {"postgresql://", "postgres://"})
        if (database.starts_with(scheme)) return scheme;
    return {};
}

/// Takes the value out of `password=…`, as it may stand behind a `?`.
void hide_parameter(std::string& url) {
    constexpr std::string_view name = "password=";
    for (std::size_t at = url.find('?'); (at = url.find(name, at)) != std::string::npos;) {
        at += name.size();
        url.replace(at, std::min(url.find('&', at), url.size()) - at, "***");
    }
}

}  // namespace

bool on_server(const std::filesystem::path& database) {
    return !scheme_of(database.native()).empty();
}

std::string shown(const std::filesystem::path& database) {
    std::string name = database.string();
    const std::size_t user = scheme_of(name).size();
    if (user == 0) return name;
    const std::size_t end = std::min(name.find_first_of("/?", user), name.size());
    const std::size_t at = name.rfind('@', end);
    const std::size_t colon = name.find(':', user);
    if (at != std::string::npos && at > user && colon < at) name.erase(colon, at - colon);
    if (name.find('?') != std::string::npos) hide_parameter(name);
    return name;
}

}  // namespace store

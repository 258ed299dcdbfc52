#include "app/here.h"

#include <array>
#include <pwd.h>
#include <unistd.h>

namespace app {
namespace {

std::string host_name() {
    std::array<char, 256> name{};
    return ::gethostname(name.data(), name.size() - 1) == 0 ? name.data() : "";
}

std::string user_name() {
    const passwd* user = ::getpwuid(::geteuid());
    return user != nullptr ? user->pw_name : std::to_string(::geteuid());
}

}  // namespace

Schedule schedule_here(const Config& config, const World& world) {
    const std::filesystem::path file = std::filesystem::absolute(config.file).lexically_normal();
    return {world.program, file, user_name(), writable_folders(config),
            start_time(host_name() + ' ' + file.string())};
}

}  // namespace app

#include "app/demo_files.h"

#include <span>
#include <stdexcept>
#include <string>
#include <utility>

namespace app {

/// Made by the build from app/demo: (file name, bytes).
std::span<const std::pair<std::string_view, std::string_view>> built_in_demo();

std::string_view demo_file(std::string_view name) {
    for (const auto& [file, bytes] : built_in_demo()) {
        if (file == name) return bytes;
    }
    throw std::logic_error{"the demo has no file " + std::string{name}};
}

}  // namespace app

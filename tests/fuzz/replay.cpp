// Gives every file of a corpus to a fuzzing target once, where there is no libFuzzer.
// Usage: replay FOLDER|FILE...
#include <ctime>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <vector>

#include "tests/fuzz/fuzz.h"

namespace {

/// Processor seconds for one input, with sanitizers and without optimization, on a slow machine.
constexpr double most_seconds = 20;

std::vector<std::filesystem::path> files_of(const std::filesystem::path& place) {
    if (!std::filesystem::is_directory(place)) return {place};
    std::vector<std::filesystem::path> files;
    for (const auto& entry : std::filesystem::recursive_directory_iterator{place})
        if (entry.is_regular_file()) files.push_back(entry.path());
    return files;
}

bool replay(const std::filesystem::path& file) {
    std::ifstream in{file, std::ios::binary};
    const std::string bytes{std::istreambuf_iterator<char>{in}, {}};
    std::printf("%s\n", file.c_str());
    std::fflush(stdout);  // the last line names the input that breaks it
    const auto begin = std::clock();
    LLVMFuzzerTestOneInput(reinterpret_cast<const std::uint8_t*>(bytes.data()), bytes.size());
    const double seconds = static_cast<double>(std::clock() - begin) / CLOCKS_PER_SEC;
    if (seconds <= most_seconds) return true;
    std::fprintf(stderr, "%s took %.1f s\n", file.c_str(), seconds);
    return false;
}

}  // namespace

int main(int count, char** places) {
    std::size_t replayed = 0;
    bool in_time = true;
    for (int i = 1; i < count; ++i)
        for (const auto& file : files_of(places[i])) {
            in_time = replay(file) && in_time;
            ++replayed;
        }
    std::printf("%zu inputs\n", replayed);
    return in_time && replayed > 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}

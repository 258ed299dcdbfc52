#include "app/home.h"

#include <algorithm>
#include <array>
#include <fcntl.h>
#include <fstream>
#include <iterator>
#include <openssl/evp.h>
#include <openssl/hmac.h>
#include <sys/random.h>
#include <system_error>
#include <unistd.h>

#include "app/state.h"

namespace app {
namespace {

namespace fs = std::filesystem;

using Secret = std::array<unsigned char, 32>;

std::string slurp(std::istream& stream) {
    return {std::istreambuf_iterator<char>{stream}, std::istreambuf_iterator<char>{}};
}

[[noreturn]] void throw_errno(const fs::path& file) {
    throw std::system_error(errno, std::generic_category(), file.string());
}

std::optional<Secret> read_secret(const fs::path& file) {
    std::ifstream stream{file, std::ios::binary};
    if (!stream) return std::nullopt;
    const std::string bytes = slurp(stream);
    Secret secret{};
    if (bytes.size() != secret.size()) {
        throw UsageError(file.string() +
                         " is not a secret of 32 bytes; restore it, or remove it to " +
                         "begin a new one (reviewers are then not recognised across the change)");
    }
    std::copy(bytes.begin(), bytes.end(), secret.begin());
    return secret;
}

/// Stands whole under its name or not at all, whenever the process ends. Another process that was
/// faster has made the secret then.
Secret make_secret(const fs::path& file) {
    Secret secret{};
    if (::getrandom(secret.data(), secret.size(), 0) != static_cast<ssize_t>(secret.size())) {
        throw_errno("getrandom");
    }
    const fs::path draft = file.string() + '.' + std::to_string(::getpid());
    const int descriptor = ::open(draft.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);
    if (descriptor < 0) throw_errno(draft);
    const ssize_t written = ::write(descriptor, secret.data(), secret.size());
    const bool safe = ::fsync(descriptor) == 0;
    ::close(descriptor);
    if (written != static_cast<ssize_t>(secret.size()) || !safe) throw_errno(draft);
    const bool made = ::link(draft.c_str(), file.c_str()) == 0;
    const int error = errno;
    ::unlink(draft.c_str());
    if (made) return secret;
    errno = error;
    if (error != EEXIST) throw_errno(file);
    return read_secret(file).value();
}

Secret secret_of(const Config& config) {
    const fs::path file = state_file(config, ".secret");
    const auto known = read_secret(file);
    return known ? *known : make_secret(file);
}

std::string keyed_hash(const Secret& secret, std::string_view name) {
    std::array<unsigned char, EVP_MAX_MD_SIZE> digest{};
    unsigned int size = 0;
    HMAC(EVP_sha256(), secret.data(), static_cast<int>(secret.size()),
         reinterpret_cast<const unsigned char*>(name.data()), name.size(), digest.data(), &size);
    constexpr std::string_view digits = "0123456789abcdef";
    std::string hex;
    for (std::size_t i = 0; i < 16; ++i) {
        hex += digits[digest[i] >> 4];
        hex += digits[digest[i] & 15];
    }
    return hex;
}

}  // namespace

Config config_for(const Common& common) {
    Config config;
    if (!common.config.empty()) {
        config = read_config(common.config);
    } else if (common.db.empty() && fs::exists("negenplus.toml")) {
        config = read_config("negenplus.toml");
    }
    if (!common.db.empty()) config.database = common.db;
    return config;
}

parser::Recipes recipes_for(const Config& config) {
    parser::Recipes recipes = parser::Recipes::built_in();
    if (config.recipes.empty()) return recipes;
    if (!fs::is_directory(config.recipes)) {
        throw UsageError(config.recipes.string() + ": the folder of recipes is missing");
    }
    std::vector<fs::path> files;
    for (const auto& entry : fs::directory_iterator{config.recipes}) {
        if (entry.path().extension() == ".toml") files.push_back(entry.path());
    }
    std::sort(files.begin(), files.end());
    for (const fs::path& file : files) {
        std::ifstream stream{file, std::ios::binary};
        if (const auto added = recipes.add(file.string(), slurp(stream)); !added) {
            throw UsageError(to_string(added.error()));
        }
    }
    return recipes;
}

parser::AuthorKey author_key_for(const Config& config) {
    return [secret = secret_of(config)](std::string_view name) {
        return name.empty() ? std::string{} : keyed_hash(secret, name);
    };
}

std::string read_bytes(const std::string& file, World& world) {
    if (file == "-") return slurp(world.in);
    std::ifstream stream{file, std::ios::binary};
    if (!stream || fs::is_directory(file)) throw UsageError(file + " cannot be read");
    return slurp(stream);
}

}  // namespace app

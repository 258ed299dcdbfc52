#include "crawler/digest.h"

#include <algorithm>
#include <array>
#include <openssl/evp.h>
#include <stdexcept>

#include "crawler/text.h"

namespace crawler {
namespace {

std::string digest(std::string_view bytes, const EVP_MD* method) {
    std::array<unsigned char, EVP_MAX_MD_SIZE> value{};
    unsigned length = 0;
    if (EVP_Digest(bytes.data(), bytes.size(), value.data(), &length, method, nullptr) != 1)
        throw std::runtime_error("OpenSSL cannot make a digest");
    return {reinterpret_cast<const char*>(value.data()), length};
}

/// The bits in groups of `width`, a digit each; without padding.
std::string encoded(std::string_view bytes, unsigned width, std::string_view digits) {
    std::string text;
    unsigned bits = 0, value = 0;
    for (const char c : bytes) {
        value = value << 8 | static_cast<unsigned char>(c);
        for (bits += 8; bits >= width; bits -= width)
            text += digits[value >> (bits - width) & ((1u << width) - 1)];
        value &= 0xff;
    }
    if (bits > 0) text += digits[value << (width - bits) & ((1u << width) - 1)];
    return text;
}

std::string hex(std::string_view bytes) {
    return encoded(bytes, 4, "0123456789abcdef");
}

std::string base32(std::string_view bytes) {
    return encoded(bytes, 5, "abcdefghijklmnopqrstuvwxyz234567");
}

std::string base64(std::string_view bytes) {
    return encoded(bytes, 6, "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/");
}

const EVP_MD* method_of(std::string_view name) {
    if (name == "sha1") return EVP_sha1();
    if (name == "sha256") return EVP_sha256();
    if (name == "sha512") return EVP_sha512();
    return name == "md5" ? EVP_md5() : nullptr;
}

}  // namespace

std::string sha256(std::string_view bytes) {
    return "sha256:" + hex(digest(bytes, EVP_sha256()));
}

std::optional<bool> digest_fits(std::string_view told, std::string_view bytes) {
    const auto colon = std::min(told.find(':'), told.size());
    std::string name = lower(trimmed(told.substr(0, colon)));
    std::erase(name, '-');
    const EVP_MD* method = method_of(name);
    if (method == nullptr || colon == told.size()) return std::nullopt;
    std::string text(trimmed(told.substr(colon + 1)));
    while (!text.empty() && text.back() == '=') text.pop_back();
    const std::string value = digest(bytes, method);
    if (lower(text) == hex(value) || lower(text) == base32(value)) return true;
    std::replace(text.begin(), text.end(), '-', '+');
    std::replace(text.begin(), text.end(), '_', '/');
    return text == base64(value);
}

}  // namespace crawler

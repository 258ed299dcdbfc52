// Hosts after the WHATWG URL standard, sections 3.5 and 4.4 (host parsing and serializing).
#include <algorithm>
#include <arpa/inet.h>
#include <array>
#include <charconv>
#include <cstdio>
#include <idn2.h>
#include <memory>
#include <tl/expected.hpp>
#include <vector>

#include "crawler/text.h"
#include "crawler/url.h"

namespace crawler {
namespace {

std::string decoded(std::string_view text) {
    std::string result;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const int code = percent_code(text, i);
        result += code < 0 ? text[i] : static_cast<char>(code);
        if (code >= 0) i += 2;
    }
    return result;
}

std::vector<std::string_view> parts_of(std::string_view host) {
    std::vector<std::string_view> parts;
    for (std::size_t at = 0; at <= host.size();) {
        const auto end = std::min(host.find('.', at), host.size());
        parts.push_back(host.substr(at, end - at));
        at = end + 1;
    }
    if (parts.size() > 1 && parts.back().empty()) parts.pop_back();
    return parts;
}

/// A number as IPv4 notations allow it: decimal, octal with a leading 0, hexadecimal with 0x.
std::optional<std::uint64_t> loose_number(std::string_view text) {
    if (text.empty()) return std::nullopt;
    int base = 10;
    if (text.size() >= 2 && text[0] == '0' && (text[1] == 'x' || text[1] == 'X')) {
        base = 16;
        text.remove_prefix(2);
    } else if (text.size() >= 2 && text[0] == '0') {
        base = 8;
        text.remove_prefix(1);
    }
    if (text.empty()) return 0;
    std::uint64_t number = 0;
    const auto read = std::from_chars(text.data(), text.data() + text.size(), number, base);
    if (read.ptr != text.data() + text.size()) return std::nullopt;
    if (read.ec == std::errc::result_out_of_range) return ~std::uint64_t{0};
    return read.ec == std::errc{} ? std::optional(number) : std::nullopt;
}

bool ends_in_number(const std::vector<std::string_view>& parts) {
    const std::string_view last = parts.back();
    if (last.empty()) return false;
    const bool digits =
        std::all_of(last.begin(), last.end(), [](char c) { return c >= '0' && c <= '9'; });
    return digits || loose_number(last).has_value();
}

std::optional<std::string> dotted(const std::vector<std::string_view>& parts) {
    if (parts.size() > 4) return std::nullopt;
    std::uint64_t address = 0;
    for (std::size_t i = 0; i < parts.size(); ++i) {
        const auto number = loose_number(parts[i]);
        if (!number) return std::nullopt;
        const bool last = i + 1 == parts.size();
        // The last part fills all bytes that are left: "127.1" is 127.0.0.1.
        const std::uint64_t limit = last ? std::uint64_t{1} << (8 * (5 - parts.size())) : 256;
        if (*number >= limit) return std::nullopt;
        address += last ? *number : *number << (8 * (3 - i));
    }
    std::array<char, 16> text{};
    std::snprintf(text.data(), text.size(), "%u.%u.%u.%u", static_cast<unsigned>(address >> 24),
                  static_cast<unsigned>(address >> 16 & 255),
                  static_cast<unsigned>(address >> 8 & 255), static_cast<unsigned>(address & 255));
    return std::string(text.data());
}

std::string shortened(const std::array<unsigned, 8>& pieces) {
    // The first longest run of two or more zero pieces becomes "::" (RFC 5952 section 4.2).
    std::size_t best = 8, best_length = 1;
    for (std::size_t i = 0; i < 8; ++i) {
        std::size_t end = i;
        while (end < 8 && pieces[end] == 0) ++end;
        if (end - i > best_length) {
            best = i;
            best_length = end - i;
        }
    }
    std::string text = "[";
    for (std::size_t i = 0; i < 8; ++i) {
        if (i == best) {
            text += i == 0 ? "::" : ":";
            i += best_length - 1;
            continue;
        }
        std::array<char, 8> piece{};
        std::snprintf(piece.data(), piece.size(), "%x", pieces[i]);
        text += piece.data();
        if (i < 7) text += ':';
    }
    return text + ']';
}

std::optional<std::string> ipv6(std::string_view text) {
    std::array<unsigned char, 16> bytes{};
    if (inet_pton(AF_INET6, std::string(text).c_str(), bytes.data()) != 1) return std::nullopt;
    std::array<unsigned, 8> pieces{};
    for (std::size_t i = 0; i < 8; ++i) pieces[i] = bytes[2 * i] * 256u + bytes[2 * i + 1];
    return shortened(pieces);
}

bool forbidden(char c) {
    const auto byte = static_cast<unsigned char>(c);
    constexpr std::string_view signs = "#/:<>?@[\\]^|%";
    return byte <= 0x20 || byte == 0x7f || signs.find(c) != std::string_view::npos;
}

struct IdnFree {
    void operator()(char* text) const { idn2_free(text); }
};

/// The host in ASCII, or libidn2's code for why not.
tl::expected<std::string, int> idna(const std::string& host, int flags) {
    char* ascii = nullptr;
    const int code = idn2_lookup_u8(reinterpret_cast<const unsigned char*>(host.c_str()),
                                    reinterpret_cast<unsigned char**>(&ascii), flags);
    const std::unique_ptr<char, IdnFree> guard(ascii);
    if (code != IDN2_OK) return tl::unexpected<int>(code);
    return std::string(ascii);
}

/// The letters that UTS 46 maps in its transitional way and keeps in the other.
bool has_deviation(std::string_view host) {
    constexpr std::array<std::string_view, 4> signs = {"\xc3\x9f", "\xcf\x82", "\xe2\x80\x8c",
                                                       "\xe2\x80\x8d"};
    return std::any_of(signs.begin(), signs.end(), [&](std::string_view sign) {
        return host.find(sign) != std::string_view::npos;
    });
}

/// A host in ASCII: UTS 46 without transitional processing, as browsers do it. What is ASCII
/// already is only put in lower case, whatever it says in Punycode.
std::optional<std::string> ascii_host(const std::string& host) {
    const auto ascii = [](char c) { return static_cast<unsigned char>(c) < 0x80; };
    if (std::all_of(host.begin(), host.end(), ascii)) return lower(host);
    if (host.find('\0') != std::string::npos) return std::nullopt;
    auto result = idna(host, IDN2_NFC_INPUT | IDN2_NONTRANSITIONAL);
    // Symbols such as hearts, which browsers take, libidn2 takes in its transitional way only.
    if (!result && result.error() == IDN2_DISALLOWED && !has_deviation(host))
        result = idna(host, IDN2_NFC_INPUT | IDN2_TRANSITIONAL);
    return result ? std::optional(*result) : std::nullopt;
}

}  // namespace

std::optional<std::string> normal_host(std::string_view written) {
    if (written.empty()) return std::nullopt;
    if (written.front() == '[') {
        if (written.size() < 3 || written.back() != ']') return std::nullopt;
        return ipv6(written.substr(1, written.size() - 2));
    }
    // Only afterwards is it looked at: IDNA maps other signs to dots, digits and slashes.
    const auto host = ascii_host(decoded(written));
    if (!host || host->empty() || std::any_of(host->begin(), host->end(), forbidden))
        return std::nullopt;
    const auto parts = parts_of(*host);
    if (ends_in_number(parts)) return dotted(parts);
    return host;
}

}  // namespace crawler

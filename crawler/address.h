#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <string_view>

namespace crawler {

/// An IP address; IPv4 stands in the first four bytes.
struct Address {
    bool v6 = false;
    std::array<std::uint8_t, 16> bytes{};

    bool operator==(const Address&) const = default;
};

/// Reads "192.0.2.1", "2001:db8::1" or "[2001:db8::1]"; nothing for names and loose notations.
std::optional<Address> parse_address(std::string_view text);

/// "public", or why no stranger's page may lead there: "loopback", "private", "link-local",
/// "metadata", "multicast", "reserved", … after the special-purpose registries of IANA. An IPv4
/// address inside an IPv6 one (mapped, NAT64) is judged itself; 6to4 and Teredo, long out of use,
/// are refused whole.
std::string_view address_kind(const Address& address);

inline bool is_public(const Address& address) {
    return address_kind(address) == "public";
}

/// A network in CIDR notation.
struct AddressRange {
    Address base;
    int prefix = 0;  ///< bits, 0 to 32 or 0 to 128

    bool contains(const Address& address) const;
};

/// Reads "10.0.0.0/8", "fd00::/8", or a single address.
std::optional<AddressRange> parse_range(std::string_view text);

}  // namespace crawler

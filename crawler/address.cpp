#include "crawler/address.h"

#include <algorithm>
#include <arpa/inet.h>
#include <charconv>
#include <string>

namespace crawler {
namespace {

struct Special {
    std::string_view range;
    std::string_view kind;
};

// https://www.iana.org/assignments/iana-ipv4-special-registry and the addresses at which clouds
// hand out secrets; the narrower range stands first.
constexpr Special special_v4[] = {
    {"169.254.169.254/32", "metadata"},
    {"169.254.170.2/32", "metadata"},
    {"100.100.100.200/32", "metadata"},
    {"168.63.129.16/32", "metadata"},
    {"192.0.0.192/32", "metadata"},
    {"0.0.0.0/8", "this network"},
    {"10.0.0.0/8", "private"},
    {"100.64.0.0/10", "shared"},
    {"127.0.0.0/8", "loopback"},
    {"169.254.0.0/16", "link-local"},
    {"172.16.0.0/12", "private"},
    {"192.0.0.0/24", "reserved"},
    {"192.0.2.0/24", "documentation"},
    {"192.88.99.0/24", "6to4"},
    {"192.168.0.0/16", "private"},
    {"198.18.0.0/15", "benchmarking"},
    {"198.51.100.0/24", "documentation"},
    {"203.0.113.0/24", "documentation"},
    {"224.0.0.0/4", "multicast"},
    {"240.0.0.0/4", "reserved"},
};

// https://www.iana.org/assignments/iana-ipv6-special-registry; beyond these only 2000::/3 is given
// out for the public.
constexpr Special special_v6[] = {
    {"fd00:ec2::254/128", "metadata"},
    {"fd20:ce::254/128", "metadata"},
    {"::/128", "this network"},
    {"::1/128", "loopback"},
    {"fe80::/10", "link-local"},
    {"fec0::/10", "private"},
    {"fc00::/7", "private"},
    {"ff00::/8", "multicast"},
    {"64:ff9b:1::/48", "private"},
    {"2001::/32", "teredo"},
    {"2001::/23", "reserved"},
    {"2001:db8::/32", "documentation"},
    {"2002::/16", "6to4"},
    {"3fff::/20", "documentation"},
};

bool within(const AddressRange& range, const Address& address) {
    return range.contains(address);
}

std::string_view listed(std::span<const Special> list, const Address& address) {
    for (const Special& entry : list)
        if (within(*parse_range(entry.range), address)) return entry.kind;
    return "public";
}

/// The IPv4 address that stands in the last four bytes.
Address tail(const Address& address) {
    Address v4;
    std::copy(address.bytes.begin() + 12, address.bytes.end(), v4.bytes.begin());
    return v4;
}

}  // namespace

std::optional<Address> parse_address(std::string_view text) {
    if (text.size() > 2 && text.front() == '[' && text.back() == ']')
        text = text.substr(1, text.size() - 2);
    const std::string name(text);
    Address address;
    if (inet_pton(AF_INET, name.c_str(), address.bytes.data()) == 1) return address;
    address.v6 = true;
    if (inet_pton(AF_INET6, name.c_str(), address.bytes.data()) == 1) return address;
    return std::nullopt;
}

std::string_view address_kind(const Address& address) {
    if (!address.v6) return listed(special_v4, address);
    if (within(*parse_range("::ffff:0:0/96"), address) ||
        within(*parse_range("64:ff9b::/96"), address))
        return listed(special_v4, tail(address));
    const std::string_view kind = listed(special_v6, address);
    if (kind != "public") return kind;
    return within(*parse_range("2000::/3"), address) ? "public" : "reserved";
}

bool AddressRange::contains(const Address& address) const {
    if (address.v6 != base.v6) return false;
    const auto whole = static_cast<std::size_t>(prefix / 8);
    if (!std::equal(base.bytes.begin(), base.bytes.begin() + prefix / 8, address.bytes.begin()))
        return false;
    if (prefix % 8 == 0) return true;
    const int mask = 0xff << (8 - prefix % 8) & 0xff;
    return (base.bytes[whole] & mask) == (address.bytes[whole] & mask);
}

std::optional<AddressRange> parse_range(std::string_view text) {
    const auto slash = text.find('/');
    const auto base = parse_address(text.substr(0, slash));
    if (!base) return std::nullopt;
    const int most = base->v6 ? 128 : 32;
    AddressRange range{*base, most};
    if (slash == std::string_view::npos) return range;
    const std::string_view bits = text.substr(slash + 1);
    const auto read = std::from_chars(bits.data(), bits.data() + bits.size(), range.prefix);
    const bool whole = read.ec == std::errc{} && read.ptr == bits.data() + bits.size();
    if (!whole || range.prefix < 0 || range.prefix > most) return std::nullopt;
    return range;
}

}  // namespace crawler

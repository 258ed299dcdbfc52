#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace crawler {

/// An absolute http or https URL in the normal form of the WHATWG URL standard. What a crawl has no
/// use for is dropped: the fragment, and a user name and password (it never logs in).
struct Url {
    std::string scheme;                ///< "http" or "https"
    std::string host;                  ///< ASCII in lower case; IPv4 dotted, IPv6 in brackets
    std::uint16_t port = 0;            ///< always the real one: 80 or 443 where none was written
    std::string path;                  ///< begins with '/', without dot segments
    std::optional<std::string> query;  ///< without the '?'

    bool operator==(const Url&) const = default;
    /// The whole URL; a default port is left out.
    std::string text() const;
    /// Scheme, host and port: what one robots.txt holds for.
    std::string origin() const;
    /// Path and query.
    std::string target() const;
    /// The machine that politeness concerns: the host, whatever the scheme and port.
    const std::string& host_key() const { return host; }
};

/// Reads an absolute URL; nothing for any other scheme or an impossible host or port.
std::optional<Url> parse_url(std::string_view text);

/// What `reference`, as it stands in a page, means there (RFC 3986 section 5 as browsers do it).
std::optional<Url> resolve(const Url& base, std::string_view reference);

/// A host in its normal form, or nothing: percent-decoded, lower case, letters outside ASCII in
/// Punycode ("xn--caf-dma.fr"), IPv4 in any notation ("0x7f.1") written dotted, IPv6 shortened in
/// brackets.
std::optional<std::string> normal_host(std::string_view written);

/// The host without a leading "www.": two hosts with the same name here are one site.
std::string_view bare_host(std::string_view host);

}  // namespace crawler

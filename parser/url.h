#pragma once

#include <string>
#include <string_view>

namespace parser {

/// The absolute URL that `reference` means on a page of URL `base` (RFC 3986, section 5), without
/// its fragment. Empty where it is not http or https, has no host, or cannot be made absolute.
std::string resolve(std::string_view base, std::string_view reference);

/// The lower-case host without a leading "www."; empty where there is none.
std::string host_of(std::string_view url);

}  // namespace parser

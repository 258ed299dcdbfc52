#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "app/demo_town.h"

namespace app {

inline constexpr std::string_view zoover_demo_host = "www.zoover-demo.example";
inline constexpr std::string_view iens_demo_host = "www.iens-demo.example";
/// The same sites under names that lead to this machine without a pin (RFC 6761).
inline constexpr std::string_view zoover_local_host = "zoover-demo.localhost";
inline constexpr std::string_view iens_local_host = "iens-demo.localhost";

struct DemoPage {
    std::string body;
    std::string content_type;
    std::string etag;           ///< quoted; changes with the body
    std::string last_modified;  ///< an HTTP date
};

/// The page that a site of the town serves at a path such as "/restaurant/negenduinen?pagina=2";
/// nothing where it has none. `host` is the request's Host header, a port included where there is
/// one: absolute links repeat it.
std::optional<DemoPage> serve(const Town& town, std::string_view host,
                              std::string_view path_and_query);

/// The path of a site's list of businesses: where a watch starts.
std::string list_path(const Town& town, DemoSite site);

/// The path of a business's first page of reviews.
std::string business_path(const DemoBusiness& business, DemoSite site);

}  // namespace app

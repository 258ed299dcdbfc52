#pragma once

#include <string>
#include <string_view>

namespace parser::schema {

/// Our word for what a schema.org type is: "hotel", "camping", "restaurant", "lodging", "product",
/// …; empty where the type is nothing that people review. The type in lower case.
std::string_view category_of(std::string_view type);

}  // namespace parser::schema

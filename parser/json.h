#pragma once

#include <rapidjson/document.h>
#include <string>
#include <string_view>
#include <tl/expected.hpp>

namespace parser {

using Json = rapidjson::Value;

/// A parsed JSON text; owns its values.
class JsonDocument {
  public:
    /// Parses JSON (RFC 8259) of any depth without recursion; NaN and Infinity, which Python
    /// writes, are numbers. The error names its byte offset.
    static tl::expected<JsonDocument, std::string> parse(std::string_view text);
    const Json& root() const { return document_; }

  private:
    rapidjson::Document document_;
};

/// A string without white space at its ends, a number as short as it can be written, "true" or
/// "false"; empty for null, objects and arrays.
std::string text_of(const Json& value);

}  // namespace parser

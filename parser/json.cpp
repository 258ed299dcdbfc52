#include "parser/json.h"

#include <charconv>
#include <rapidjson/error/en.h>

#include "parser/ascii.h"
#include "parser/recipe.h"

namespace parser {

tl::expected<JsonDocument, std::string> JsonDocument::parse(std::string_view text) {
    constexpr unsigned flags = rapidjson::kParseIterativeFlag | rapidjson::kParseFullPrecisionFlag |
                               rapidjson::kParseNanAndInfFlag;
    // The parser would take it for the text's end.
    if (const auto nul = text.find('\0'); nul != std::string_view::npos)
        return tl::unexpected("A zero byte. At byte " + std::to_string(nul) + '.');
    JsonDocument result;
    result.document_.Parse<flags>(text.data(), text.size());
    if (result.document_.HasParseError())
        return tl::unexpected(
            std::string{rapidjson::GetParseError_En(result.document_.GetParseError())} +
            " At byte " + std::to_string(result.document_.GetErrorOffset()) + ".");
    return result;
}

std::string text_of(const Json& value) {
    char buffer[32];
    char* const end = buffer + sizeof buffer;
    if (value.IsString()) return std::string{trim({value.GetString(), value.GetStringLength()})};
    if (value.IsBool()) return value.GetBool() ? "true" : "false";
    if (value.IsInt64()) return {buffer, std::to_chars(buffer, end, value.GetInt64()).ptr};
    if (value.IsDouble()) return {buffer, std::to_chars(buffer, end, value.GetDouble()).ptr};
    return {};
}

}  // namespace parser

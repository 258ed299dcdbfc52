#include "store/numbers.h"

#include "store/json.h"

namespace store {
namespace {

template <typename Number>
std::string write(const std::map<std::string, Number>& numbers) {
    if (numbers.empty()) return {};
    JsonWriter json;
    json.numbers(numbers);
    return json.str();
}

/// Reads a column that `write` filled: anything else is a damaged row and counts as empty.
template <typename Read>
auto read(const std::string& text, Read&& members) {
    const std::string wrapped = "{\"numbers\":" + (text.empty() ? "{}" : text) + "}";
    rapidjson::Document document;
    std::string error;
    if (parse_json(wrapped, document)) document.SetObject();
    return members(JsonObject{document, error});
}

}  // namespace

std::string to_text(const std::map<std::string, double>& numbers) {
    return write(numbers);
}

std::string to_text(const std::map<std::string, long>& numbers) {
    return write(numbers);
}

std::map<std::string, double> numbers_from(const std::string& text) {
    if (text.empty()) return {};
    return read(text, [](const JsonObject& json) { return json.numbers("numbers"); });
}

std::map<std::string, long> wholes_from(const std::string& text) {
    if (text.empty()) return {};
    return read(text, [](const JsonObject& json) { return json.wholes("numbers"); });
}

}  // namespace store

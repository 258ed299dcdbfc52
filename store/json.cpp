#include "store/json.h"

#include <cmath>
#include <rapidjson/error/en.h>

#include "store/checks.h"
#include "store/text.h"

namespace store {
namespace {

rapidjson::SizeType length(std::string_view text) {
    return static_cast<rapidjson::SizeType>(text.size());
}

std::string_view view(const rapidjson::Value& text) {
    return {text.GetString(), text.GetStringLength()};
}

/// A whole number, also one that was written as "5.0".
std::optional<long> whole_of(const rapidjson::Value& value) {
    if (value.IsInt64()) return value.GetInt64();
    constexpr double exact = 9007199254740992;  // 2^53: every whole number below it is a double
    if (!value.IsDouble() || std::abs(value.GetDouble()) > exact) return std::nullopt;
    if (value.GetDouble() != std::floor(value.GetDouble())) return std::nullopt;
    return static_cast<long>(value.GetDouble());
}

const char* type_of(const rapidjson::Value& value) {
    if (value.IsString()) return "a string";
    if (value.IsNumber()) return "this number";
    if (value.IsBool()) return "true or false";
    return value.IsArray() ? "an array" : "an object";
}

}  // namespace

void JsonWriter::key(std::string_view name) {
    const std::string valid = valid_utf8(name);
    writer_.Key(valid.data(), length(valid));
}

void JsonWriter::text(std::string_view text) {
    if (text.empty()) return null();
    if (is_valid_utf8(text)) {
        writer_.String(text.data(), length(text));
    } else {
        const std::string valid = valid_utf8(text);
        writer_.String(valid.data(), length(valid));
    }
}

void JsonWriter::number(double number) {
    if (!std::isfinite(number)) return null();
    const std::string text = shortest(number);
    writer_.RawValue(text.data(), text.size(), rapidjson::kNumberType);
}

void JsonWriter::number(const std::optional<double>& number) {
    if (number) return this->number(*number);
    null();
}

void JsonWriter::numbers(const std::map<std::string, double>& numbers) {
    begin_object();
    for (const auto& [name, value] : numbers) {
        key(name);
        number(value);
    }
    end_object();
}

void JsonWriter::numbers(const std::map<std::string, long>& numbers) {
    begin_object();
    for (const auto& [name, value] : numbers) {
        key(name);
        whole(value);
    }
    end_object();
}

void JsonWriter::texts(const std::vector<std::string>& texts) {
    begin_array();
    for (const std::string& each : texts) text(each);
    end_array();
}

std::optional<std::string> parse_json(std::string_view text, rapidjson::Document& document) {
    // RapidJSON takes a zero byte for the end of the text.
    const std::size_t zero = text.find('\0');
    if (zero != std::string_view::npos) {
        return "not JSON at byte " + std::to_string(zero) + ": a zero byte";
    }
    constexpr unsigned flags = rapidjson::kParseIterativeFlag | rapidjson::kParseFullPrecisionFlag;
    document.Parse<flags>(text.data(), text.size());
    if (!document.HasParseError()) return std::nullopt;
    return std::string{"not JSON at byte "} + std::to_string(document.GetErrorOffset()) + ": " +
           rapidjson::GetParseError_En(document.GetParseError());
}

JsonObject::JsonObject(const rapidjson::Value& value, std::string& error)
    : value_{value.IsObject() ? &value : nullptr}, error_{&error} {
    if (value_ == nullptr && error.empty()) error = "the record should be an object";
}

JsonObject::JsonObject(const rapidjson::Value* value, const JsonObject* parent, const char* name,
                       std::optional<std::size_t> index)
    : value_{value}, parent_{parent}, name_{name}, index_{index}, error_{parent->error_} {}

const rapidjson::Value* JsonObject::find(const char* name) const {
    if (value_ == nullptr) return nullptr;
    const auto member = value_->FindMember(name);
    if (member == value_->MemberEnd() || member->value.IsNull()) return nullptr;
    return &member->value;
}

std::string JsonObject::path(std::string_view name) const {
    std::string whole{name};
    for (const JsonObject* at = this; at->parent_ != nullptr; at = at->parent_) {
        std::string step = at->name_;
        if (at->index_) step.append("[").append(std::to_string(*at->index_)).append("]");
        whole = step.append(".").append(whole);
    }
    return whole;
}

void JsonObject::complain(std::string_view name, const char* wanted,
                          const rapidjson::Value& found) const {
    if (error_->empty()) *error_ = path(name) + " should be " + wanted + ", not " + type_of(found);
}

std::string JsonObject::text(const char* name) const {
    const rapidjson::Value* found = find(name);
    if (found == nullptr) return {};
    if (found->IsString()) return std::string{view(*found)};
    complain(name, "a string", *found);
    return {};
}

std::optional<double> JsonObject::number(const char* name) const {
    const rapidjson::Value* found = find(name);
    if (found == nullptr) return std::nullopt;
    if (found->IsNumber()) return found->GetDouble();
    complain(name, "a number", *found);
    return std::nullopt;
}

std::optional<long> JsonObject::whole(const char* name) const {
    const rapidjson::Value* found = find(name);
    if (found == nullptr) return std::nullopt;
    const auto number = whole_of(*found);
    if (!number) complain(name, "a whole number", *found);
    return number;
}

bool JsonObject::flag(const char* name) const {
    const rapidjson::Value* found = find(name);
    if (found == nullptr) return false;
    if (!found->IsBool()) complain(name, "true or false", *found);
    return found->IsTrue();
}

JsonObject JsonObject::object(const char* name) const {
    const rapidjson::Value* found = find(name);
    if (found != nullptr && !found->IsObject()) {
        complain(name, "an object", *found);
        found = nullptr;
    }
    return {found, this, name, std::nullopt};
}

std::map<std::string, double> JsonObject::numbers(const char* name) const {
    std::map<std::string, double> numbers;
    const JsonObject members = object(name);
    if (members.value_ == nullptr) return numbers;
    for (const auto& [key, value] : members.value_->GetObject()) {
        if (value.IsNull()) continue;
        if (!value.IsNumber()) members.complain(view(key), "a number", value);
        if (value.IsNumber()) numbers[std::string{view(key)}] = value.GetDouble();
    }
    return numbers;
}

std::map<std::string, long> JsonObject::wholes(const char* name) const {
    std::map<std::string, long> numbers;
    const JsonObject members = object(name);
    if (members.value_ == nullptr) return numbers;
    for (const auto& [key, value] : members.value_->GetObject()) {
        if (value.IsNull()) continue;
        const auto number = whole_of(value);
        if (!number) members.complain(view(key), "a whole number", value);
        if (number) numbers[std::string{view(key)}] = *number;
    }
    return numbers;
}

const rapidjson::Value* JsonObject::find_array(const char* name) const {
    const rapidjson::Value* found = find(name);
    if (found == nullptr || found->IsArray()) return found;
    complain(name, "an array", *found);
    return nullptr;
}

std::vector<std::string> JsonObject::texts(const char* name) const {
    std::vector<std::string> texts;
    const rapidjson::Value* array = find_array(name);
    if (array == nullptr) return texts;
    for (const auto& element : array->GetArray()) {
        if (!element.IsString()) complain(name, "an array of strings", element);
        if (element.IsString()) texts.emplace_back(view(element));
    }
    return texts;
}

std::vector<JsonObject> JsonObject::objects(const char* name) const {
    std::vector<JsonObject> objects;
    const rapidjson::Value* array = find_array(name);
    if (array == nullptr) return objects;
    objects.reserve(array->Size());
    for (const auto& element : array->GetArray()) {
        if (!element.IsObject()) complain(name, "an array of objects", element);
        if (element.IsObject()) objects.push_back({&element, this, name, objects.size()});
    }
    return objects;
}

}  // namespace store

#pragma once

#include <fstream>
#include <rapidjson/document.h>
#include <string>
#include <vector>

#include "tests/catch.h"

namespace parser_test {

/// The shared cases lie beside the checkout where they are at hand.
inline std::string shared_path(const std::string& path) {
    return std::string{SOURCE_DIR} + "/../shared/" + path;
}

/// The lines of a file of JSON lines; none, and a word of warning, where it is not there.
inline std::vector<rapidjson::Document> read_cases(const std::string& path) {
    std::vector<rapidjson::Document> cases;
    std::ifstream file{shared_path(path)};
    if (!file) WARN("skipped: " << path << " is not here");
    for (std::string line; std::getline(file, line);) {
        rapidjson::Document one;
        one.Parse<rapidjson::kParseIterativeFlag>(line.data(), line.size());
        REQUIRE_FALSE(one.HasParseError());
        cases.push_back(std::move(one));
    }
    return cases;
}

inline std::string text_of(const rapidjson::Value& object, const char* name) {
    if (!object.HasMember(name) || !object[name].IsString()) return {};
    return {object[name].GetString(), object[name].GetStringLength()};
}

inline bool flag_of(const rapidjson::Value& object, const char* name) {
    return object.HasMember(name) && object[name].IsBool() && object[name].GetBool();
}

inline std::string from_base64(const std::string& text) {
    const std::string letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    std::string bytes;
    unsigned long bits = 0;
    int count = 0;
    for (const char c : text) {
        const auto value = letters.find(c);
        if (value == std::string::npos) continue;
        bits = (bits << 6) | value;
        count += 6;
        if (count < 8) continue;
        count -= 8;
        bytes.push_back(static_cast<char>((bits >> count) & 0xFF));
    }
    return bytes;
}

/// A text, or the bytes of {"b64": …}.
inline std::string bytes_of(const rapidjson::Value& object, const char* name) {
    if (!object.HasMember(name)) return {};
    const auto& value = object[name];
    return value.IsObject() ? from_base64(text_of(value, "b64")) : text_of(object, name);
}

}  // namespace parser_test

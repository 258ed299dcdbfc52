#pragma once

#include <filesystem>
#include <fstream>
#include <functional>
#include <rapidjson/document.h>
#include <string>

/// Cases of other projects that lie beside the checkout on some machines.
inline std::filesystem::path shared_cases(const std::string& name) {
    return std::filesystem::path(SOURCE_DIR) / ".." / "shared" / "conformance" / name;
}

inline std::string text_of(const rapidjson::Value& value, const char* key) {
    const auto member = value.FindMember(key);
    if (member == value.MemberEnd() || !member->value.IsString()) return {};
    return {member->value.GetString(), member->value.GetStringLength()};
}

/// Calls `visit` with each line of a file of JSON lines.
inline void each_case(const std::filesystem::path& file,
                      const std::function<void(const rapidjson::Document&)>& visit) {
    std::ifstream input(file);
    for (std::string line; std::getline(input, line);) {
        rapidjson::Document document;
        document.Parse(line.data(), line.size());
        visit(document);
    }
}

inline std::string from_base64(const std::string& text) {
    const std::string digits = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    std::string bytes;
    unsigned value = 0;
    int bits = 0;
    for (const char c : text) {
        const auto digit = digits.find(c);
        if (digit == std::string::npos) continue;
        value = value << 6 | static_cast<unsigned>(digit);
        bits += 6;
        if (bits < 8) continue;
        bits -= 8;
        bytes += static_cast<char>(value >> bits & 0xff);
    }
    return bytes;
}

#pragma once

#include <rapidjson/stringbuffer.h>
#include <rapidjson/writer.h>
#include <string>
#include <string_view>
#include <variant>

#include "app/rows.h"

namespace app {

/// Writes one line of JSON; thin over RapidJSON's writer, with our number format.
class JsonLine {
  public:
    JsonLine() : writer_{buffer_} {}

    void begin_object() { writer_.StartObject(); }
    void end_object() { writer_.EndObject(); }
    void begin_array() { writer_.StartArray(); }
    void end_array() { writer_.EndArray(); }
    void key(std::string_view name) { writer_.Key(name.data(), size(name)); }

    void value(std::monostate) { writer_.Null(); }
    void value(std::string_view text) { writer_.String(text.data(), size(text)); }
    void value(const std::string& text) { value(std::string_view{text}); }
    void value(const char* text) { value(std::string_view{text}); }
    void value(long whole) { writer_.Int64(whole); }
    void value(bool flag) { writer_.Bool(flag); }
    void value(double number) {
        const std::string text = shortest(number);
        writer_.RawValue(text.data(), text.size(), rapidjson::kNumberType);
    }

    template <typename Value>
    void member(std::string_view name, const Value& what) {
        key(name);
        value(what);
    }

    std::string_view text() const { return {buffer_.GetString(), buffer_.GetSize()}; }

  private:
    static rapidjson::SizeType size(std::string_view text) {
        return static_cast<rapidjson::SizeType>(text.size());
    }

    rapidjson::StringBuffer buffer_;
    rapidjson::Writer<rapidjson::StringBuffer> writer_;
};

}  // namespace app

#pragma once

#include <map>
#include <optional>
#include <rapidjson/document.h>
#include <rapidjson/stringbuffer.h>
#include <rapidjson/writer.h>
#include <string>
#include <string_view>
#include <vector>

namespace store {

/// Writes JSON in one go: numbers as short as they can be, text always as valid UTF-8, empty text
/// as null.
class JsonWriter {
  public:
    JsonWriter() : writer_{buffer_} {}

    void begin_object() { writer_.StartObject(); }
    void end_object() { writer_.EndObject(); }
    void begin_array() { writer_.StartArray(); }
    void end_array() { writer_.EndArray(); }
    void key(std::string_view name);

    void null() { writer_.Null(); }
    void text(std::string_view text);
    void number(double number);
    void number(const std::optional<double>& number);
    void whole(long number) { writer_.Int64(number); }
    void flag(bool flag) { writer_.Bool(flag); }
    void numbers(const std::map<std::string, double>& numbers);
    void numbers(const std::map<std::string, long>& numbers);
    void texts(const std::vector<std::string>& texts);

    std::string str() const { return {buffer_.GetString(), buffer_.GetSize()}; }

  private:
    rapidjson::StringBuffer buffer_;
    rapidjson::Writer<rapidjson::StringBuffer> writer_;
};

/// Parses JSON of any depth, in valid UTF-8, without recursion; the error is RapidJSON's, with the
/// place.
std::optional<std::string> parse_json(std::string_view text, rapidjson::Document& document);

/// A JSON object that is read strictly: the first member of a wrong type ends up in `error`, with
/// its path; missing members and null are empty values.
class JsonObject {
  public:
    JsonObject(const rapidjson::Value& value, std::string& error);

    std::string text(const char* name) const;
    std::optional<double> number(const char* name) const;
    std::optional<long> whole(const char* name) const;
    bool flag(const char* name) const;
    std::map<std::string, double> numbers(const char* name) const;
    std::map<std::string, long> wholes(const char* name) const;
    std::vector<std::string> texts(const char* name) const;
    /// The object of that name, an empty one where there is none.
    JsonObject object(const char* name) const;
    bool has(const char* name) const { return find(name) != nullptr; }
    /// The objects in the array of that name.
    std::vector<JsonObject> objects(const char* name) const;

  private:
    JsonObject(const rapidjson::Value* value, const JsonObject* parent, const char* name,
               std::optional<std::size_t> index);
    const rapidjson::Value* find(const char* name) const;
    const rapidjson::Value* find_array(const char* name) const;
    std::string path(std::string_view name) const;
    void complain(std::string_view name, const char* wanted, const rapidjson::Value& found) const;

    const rapidjson::Value* value_;  ///< null: an empty object
    const JsonObject* parent_ = nullptr;
    const char* name_ = "";
    std::optional<std::size_t> index_;
    std::string* error_;
};

}  // namespace store

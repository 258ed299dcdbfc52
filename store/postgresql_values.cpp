#include "store/postgresql_values.h"

#include "store/checks.h"
#include "store/postgresql_text.h"

namespace store {

void BoundValues::put(int parameter, std::int64_t whole) {
    at(parameter) = std::to_string(whole);
}

void BoundValues::put(int parameter, double number) {
    at(parameter) = shortest(number);
}

void BoundValues::put(int parameter, const std::string& text) {
    at(parameter) = to_server(text);
}

void BoundValues::put_bytes(int parameter, const std::string& bytes) {
    at(parameter) = hexadecimal(bytes);
}

void BoundValues::put_null(int parameter) {
    at(parameter).reset();
}

Values BoundValues::values() const {
    Values all;
    all.reserve(values_.size());
    for (const auto& value : values_) all.push_back(value ? value->c_str() : nullptr);
    return all;
}

std::optional<std::string>& BoundValues::at(int parameter) {
    const auto count = static_cast<std::size_t>(parameter);
    if (values_.size() < count) values_.resize(count);
    return values_[count - 1];
}

}  // namespace store

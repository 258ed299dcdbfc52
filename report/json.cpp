#include "report/json.h"

#include "report/text.h"
#include "report/words.h"

namespace report {

std::string json_object(std::initializer_list<std::pair<std::string_view, std::string>> members) {
    std::string out = "{";
    for (const auto& [name, value] : members) {
        if (value.empty()) continue;
        if (out.size() > 1) out += ',';
        ((out += json_string(name)) += ':') += value;
    }
    return out += '}';
}

std::string json_number(double value) {
    return plain_number(value, 4);
}

std::string json_number(long value) {
    return std::to_string(value);
}

std::string json_estimate(const model::Estimate& value) {
    return json_object({{"mean", json_number(value.mean)},
                        {"low", json_number(value.low)},
                        {"high", json_number(value.high)}});
}

}  // namespace report

#pragma once

#include <initializer_list>
#include <string>
#include <string_view>
#include <utility>

#include "model/estimate.h"

namespace report {

/// Values of JSON, ready made, as an object in the order given. Empty ones are left out.
std::string json_object(std::initializer_list<std::pair<std::string_view, std::string>> members);

/// An array of what `to_json` makes of each element.
template <class Range, class ToJson>
std::string json_array(const Range& range, ToJson to_json) {
    std::string out = "[";
    for (const auto& element : range) {
        if (out.size() > 1) out += ',';
        out += to_json(element);
    }
    return out += ']';
}

/// A figure in ten-thousandths.
std::string json_number(double value);
std::string json_number(long value);
/// "{"mean":…,"low":…,"high":…}".
std::string json_estimate(const model::Estimate& value);

}  // namespace report

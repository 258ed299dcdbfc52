#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <unordered_map>

#include "model/date.h"

namespace store {

/// The words of one stored review, and who wrote them when.
struct Wording {
    std::int64_t listing_id = 0;
    std::int64_t review = 0;  ///< its identity within that listing
    std::string author_key;
    std::string title;
    /// Of a review that consists of boxes "praise / criticism", either of which may be empty: so
    /// `delight` knows boxes.
    std::string text;
    std::string lang;
    std::optional<double> grade;  ///< 1 to 10
    std::optional<model::Date> date;
    model::Day first_seen;
    bool owner_reply = false;
};

/// By listing id the day as of which its reviews stand.
using EarlierDays = std::unordered_map<std::int64_t, model::Day>;

}  // namespace store

#pragma once

#include <cstdint>

#include "model/listing.h"
#include "store/connection.h"

namespace store {

/// A review in the database: its listing, and its identity there.
struct ReviewKey {
    std::int64_t listing_id = 0;
    std::int64_t identity = 0;
};

/// Binds title, text, praise and criticism.
void with_texts(Query& query, const model::Review& review);

/// Drops the words of reviews that are dated, or without a date first seen, before that day.
void drop_texts(Connection& connection, model::Day before);

/// Puts the words of reviews, which stand apart from their figures. Within one transaction.
class TextWriter {
  public:
    explicit TextWriter(Connection& connection);

    /// What a review that has had no words yet gets as its `text_id`: the next number of all, or
    /// where words are known by their review (`{texts}` in dialect.cpp) its identity.
    std::int64_t number_for(const ReviewKey& key) const;
    void put(const ReviewKey& key, std::int64_t number, const model::Review& review);

  private:
    Connection& connection_;
    std::int64_t last_ = 0;
};

}  // namespace store

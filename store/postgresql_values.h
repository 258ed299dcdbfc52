#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "store/pqxx_calls.h"

namespace store {

/// Values on their way to a server, as texts that give every number back to its last digit.
class BoundValues {
  public:
    /// `parameter` counts from 1.
    void put(int parameter, std::int64_t whole);
    void put(int parameter, double number);
    void put(int parameter, const std::string& text);
    void put_bytes(int parameter, const std::string& bytes);
    void put_null(int parameter);
    void clear() { values_.clear(); }

    /// Good until the next change.
    Values values() const;

  private:
    std::optional<std::string>& at(int parameter);

    std::vector<std::optional<std::string>> values_;
};

}  // namespace store

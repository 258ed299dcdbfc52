#pragma once

#include <optional>

#include "model/receipt.h"
#include "store/connection.h"

namespace store {

void put_receipt(Connection& connection, const model::Receipt& receipt);
std::optional<model::Receipt> newest_receipt(Connection& connection);

}  // namespace store

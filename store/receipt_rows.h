#pragma once

#include <vector>

#include "model/receipt.h"
#include "store/connection.h"

namespace store {

void put_receipt(Connection& connection, const model::Receipt& receipt);
/// The newest so many, newest first.
std::vector<model::Receipt> newest_receipts(Connection& connection, long count);

}  // namespace store

#pragma once

#include <string>
#include <vector>

#include "model/receipt.h"
#include "store/connection.h"

namespace store {

/// What was done at sources, as JSON and back.
std::string visits_text(const std::vector<model::SourceReceipt>& visits);
std::vector<model::SourceReceipt> visits_from(const std::string& text);

void put_receipt(Connection& connection, const model::Receipt& receipt);
/// The newest so many, newest first.
std::vector<model::Receipt> newest_receipts(Connection& connection, long count);

}  // namespace store

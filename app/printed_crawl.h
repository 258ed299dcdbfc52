#pragma once

#include <span>

#include "app/rows.h"
#include "crawler/forecast.h"
#include "model/receipt.h"

namespace app {

/// "7 s", "12 min", "1.5 h".
std::string span_text(double seconds);
/// What is to be said of a source's visit beside its figures; empty where it is nothing.
std::string source_remarks(const model::SourceReceipt& source);

/// A receipt as the row a source that stderr shows.
Rows receipt_rows(const model::Receipt& receipt);
/// The whole receipt as one line of JSON.
std::string receipt_json(const model::Receipt& receipt);

/// What a crawl would do, a row a source.
Rows forecast_rows(std::span<const crawler::SourceForecast> forecasts);

}  // namespace app

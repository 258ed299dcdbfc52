#pragma once

#include <span>

#include "app/rows.h"
#include "crawler/forecast.h"
#include "model/receipt.h"

namespace app {

/// A receipt as the row a source that stderr shows.
Rows receipt_rows(const model::Receipt& receipt);
/// The whole receipt as one line of JSON.
std::string receipt_json(const model::Receipt& receipt);

/// What a crawl would do, a row a source.
Rows forecast_rows(std::span<const crawler::SourceForecast> forecasts);

}  // namespace app

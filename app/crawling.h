#pragma once

#include "app/config.h"
#include "app/crew.h"
#include "app/saved_pages.h"
#include "app/world.h"
#include "crawler/forecast.h"
#include "model/receipt.h"
#include "store/store.h"

namespace app {

/// Crawls the config's watches into the store, keeps the receipt there and joins listings to
/// businesses. A `UsageError` where there is nothing to watch or nobody to contact.
model::Receipt crawl_into(store::Store& store, const Config& config, World& world);

/// The same as one of several workers, each with its own name, that share the config's watches. The
/// receipt tells of the worker's own visits; the store keeps one of the whole crawl once that is
/// over. `Busy` while others crawl another config.
model::Receipt crawl_shared_into(store::Store& store, const Config& config, World& world,
                                 const Worker& worker);

/// Where a page of each changed layout is laid, for its recipe to be mended.
std::filesystem::path layout_folder(const Config& config);

/// What such a crawl would do now, and how long it would take. Asks nobody and stores nothing.
std::vector<crawler::SourceForecast> plan_crawl(store::Store& store, const Config& config,
                                                World& world);

/// Fetches one page as politely as a crawl does, without a store.
void fetch_page(const std::string& url, const Config& config, World& world,
                const SavedPageVisitor& visitor);

/// Whether every source was visited to its end without a lasting failure, in the layout that it
/// had.
bool complete(const model::Receipt& receipt);

}  // namespace app

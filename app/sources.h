#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "app/config.h"
#include "crawler/crawler.h"
#include "model/listing.h"

namespace app {

/// Whether it is written as an http or https URL.
bool is_web_address(std::string_view text);

/// The source of the first watch with a page on the site of `url`, as a crawl would call it; empty:
/// no watch has that site.
std::string source_of(const std::string& url, const std::vector<crawler::SourcePlan>& watches);

/// A page that only its markup could be read from belongs to the source that the watch names; an
/// empty `source` changes nothing.
void name_source(std::vector<model::Listing>& listings, const std::string& source);

/// Fills in what a page leaves open of a business's kind and town, where the watch of that source
/// says them.
void fill_facts(std::vector<model::Listing>& listings, const std::string& source,
                const std::map<std::string, WatchFacts>& facts);

}  // namespace app

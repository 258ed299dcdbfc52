#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "model/listing.h"
#include "parser/dom.h"

namespace parser {

/// What a page states in JSON-LD, microdata, RDFa and hReview, as one listing for its business or
/// product, or one with `items` for a list page; nothing where nothing is rated. `recipe` is
/// "schema.org" or "hreview". The same figures in several syntaxes give one set. `fetched` is what
/// relative dates count from, `lang` the page's language, `author_key` what a reviewer's name
/// becomes. What belongs to no listing and was refused (a broken JSON-LD block, with its byte
/// offset in the block) is appended to `problems`.
std::vector<model::Listing> listings_from_markup(
    const Document& page, const std::string& page_url, model::Instant fetched,
    const std::string& lang, const std::function<std::string(std::string_view)>& author_key,
    std::vector<model::Skipped>& problems);

}  // namespace parser

#pragma once

#include <optional>
#include <string>
#include <vector>

#include "model/date.h"

namespace store {

/// A link that a page led to.
struct PageLink {
    std::string url;
    bool next = false;          ///< a further page of the same list
    bool newest_first = false;  ///< of a list that begins with its newest entries
    bool sitemap = false;
    std::optional<model::Instant> lastmod{};

    bool operator==(const PageLink&) const = default;
};

/// What is remembered of a URL that was asked for.
struct PageState {
    std::string url;
    std::string source;
    model::Instant fetched{};
    std::string etag;
    std::string last_modified;
    std::string digest;
    std::string archived;
    std::vector<PageLink> links;
    std::string reader;    ///< which version of program and recipes read it
    long round = 0;        ///< of its source, in which it was visited last
    bool further = false;  ///< reached as a further page of a list
    int status = 200;  ///< of the last answer; where it is not 200 the rest is of an earlier one
    // The store counts these itself.
    model::Instant first_fetched{};
    model::Instant changed{};  ///< when it was last found to say something else
    long changes = 0;
    bool news = true;  ///< the last visit brought something new
};

}  // namespace store

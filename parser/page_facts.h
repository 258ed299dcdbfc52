#pragma once

#include <string>

#include "parser/dom.h"

namespace parser {

/// What a page tells about itself, whatever its layout.
struct PageFacts {
    std::string url;  ///< as given, else the canonical link's or og:url's; empty where unknown
    /// The address that stands for this page: the canonical link where it is of the same site, for
    /// a page of its own.
    std::string identity;
    std::string base;  ///< what its links are relative to
    std::string lang;  ///< lower case: "nl", "en-gb"
    std::string next;  ///< rel="next", absolute
};

PageFacts facts_of(const Document& page, const std::string& given_url);

}  // namespace parser

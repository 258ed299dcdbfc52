#pragma once

#include <string_view>
#include <unordered_set>

#include "parser/dom.h"

namespace parser {

/// All class names and ids of a page: tells quickly that a selector can find nothing, so that the
/// page is not walked once for every recipe.
class PageNames {
  public:
    explicit PageNames(const Document& page);

    /// False only where no alternative of the selector has all of its classes and ids on the page.
    bool may_match(std::string_view selector) const;

  private:
    bool has_names_of(std::string_view alternative) const;

    std::unordered_set<std::string_view> names_;
};

}  // namespace parser

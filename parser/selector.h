#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <tl/expected.hpp>
#include <vector>

#include "parser/dom.h"

namespace parser {

/// A compiled CSS selector (Selectors Level 3, and :is, :not, :has).
class Selector {
  public:
    static tl::expected<Selector, std::string> compile(std::string_view text);
    ~Selector();
    Selector(Selector&&) noexcept;
    Selector& operator=(Selector&&) noexcept;

    bool matches(Element element) const;
    /// Descendants of `scope` that match, in document order.
    std::vector<Element> all(Element scope) const;
    /// Those of them that stand in no other.
    std::vector<Element> outermost(Element scope) const;
    /// The first of them, or no element.
    Element first(Element scope) const;

  private:
    struct Program;
    explicit Selector(std::unique_ptr<Program> program);
    std::unique_ptr<Program> program_;
};

}  // namespace parser

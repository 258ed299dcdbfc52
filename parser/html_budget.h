#pragma once

#include <array>
#include <cstddef>
#include <gumbo.h>
#include <string_view>
#include <vector>

namespace parser {

/// Follows the open elements of a page, nearly as the HTML parser will, and adds up what they will
/// cost it. Where the two differ, this one holds more elements for open, so that nothing that would
/// be dear slips through.
class HtmlBudget {
  public:
    /// On one tag; what is beyond is dropped.
    static constexpr std::size_t max_attributes = 256;
    /// Whether a start tag may be dropped without loss: formatting is open 32-fold already.
    bool is_excess(GumboTag tag) const;
    void start_tag(GumboTag tag, bool self_closing, std::size_t attributes);
    void end_tag(GumboTag tag);
    /// Within SVG or MathML, where CDATA has a meaning and the parser takes no text for raw.
    bool in_foreign() const;
    /// Whether any SVG or MathML is open, around HTML or not.
    bool has_foreign() const { return open(GUMBO_TAG_SVG) + open(GUMBO_TAG_MATH) > 0; }
    /// Whether the parser will take the inside of this element, just opened, for raw text.
    bool takes_raw_text(GumboTag tag) const;
    /// How many attributes a tag may carry: <html> and <body> gather those of all their tags.
    std::size_t room_for_attributes(GumboTag tag) const;
    /// Why the page must be refused; empty while it need not.
    std::string_view refusal() const;

  private:
    using Counts = std::array<std::size_t, GUMBO_TAG_LAST + 1>;
    using Test = bool (*)(GumboTag);
    std::size_t open(GumboTag tag) const { return open_[static_cast<std::size_t>(tag)]; }
    bool opens(GumboTag tag, bool self_closing) const;
    bool passes_select(GumboTag tag);
    void close_implied(GumboTag tag);
    void close_within(Test wanted, Test bound);
    void close(GumboTag tag);
    void leave_foreign();
    void pop_to(std::size_t size);
    void meet_cell(GumboTag tag, bool is_end);
    void count();

    std::vector<GumboTag> stack_;
    Counts open_{};
    Counts formatting_{};
    std::size_t formatting_open_ = 0;
    std::vector<std::size_t> outside_tables_;  ///< formatting open where each table began
    std::size_t merged_attributes_ = 0;
    std::size_t tags_ = 0;
    std::size_t attributes_ = 0;
    std::size_t work_ = 0;     ///< levels that the parser may climb, summed over all tags
    std::size_t repeats_ = 0;  ///< elements that it may repeat
};

}  // namespace parser

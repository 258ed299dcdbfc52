#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace parser {

/// Texts that are kept from the HTML parser, which is slow with each of their characters. One
/// character of Unicode's private planes stands for each in the page.
class StandIns {
  public:
    /// Appends what stands for `text` to the page; false where no stand-in is left.
    bool append(std::string& page, std::string_view text);
    /// Whether a text of the tree has stand-ins.
    static bool are_in(const char* text);
    /// A text of the tree, with those texts put back.
    std::string replaced(std::string_view text) const;
    bool empty() const { return texts_.empty(); }

  private:
    std::vector<std::string_view> texts_;
};

/// Whether markup has, or names in an entity, a character that could be taken for a stand-in.
bool may_seem_stand_in(std::string_view markup);

}  // namespace parser

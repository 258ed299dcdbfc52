#include "parser/text.h"

#include <algorithm>
#include <gumbo.h>
#include <limits>

#include "parser/ascii.h"
#include "parser/dom.h"
#include "parser/html_tags.h"
#include "parser/tree_walk.h"

namespace parser {
namespace {

/// Bytes of the white space or invisible character at the front of `text`; 0 where there is none.
/// Of Unicode's spaces these are no-break, en quad to hair space, narrow no-break, ideographic.
std::size_t space_size(std::string_view text) {
    if (is_space(text.front())) return 1;
    if (text.starts_with("\xC2\xA0")) return 2;
    if (text.starts_with("\xE3\x80\x80") || text.starts_with("\xE2\x80\xAF")) return 3;
    const bool general = text.size() >= 3 && text.starts_with("\xE2\x80");
    return general && static_cast<unsigned char>(text[2]) <= 0x8A ? 3 : 0;
}

/// Soft hyphen, zero-width space and joiners' marks of direction, byte order mark.
std::size_t invisible_size(std::string_view text) {
    if (text.starts_with("\xC2\xAD")) return 2;
    if (text.starts_with("\xE2\x80\x8B") || text.starts_with("\xE2\x80\x8E") ||
        text.starts_with("\xE2\x80\x8F") || text.starts_with("\xEF\xBB\xBF"))
        return 3;
    return 0;
}

/// Gathers text with its white space folded; a line end wins over a space.
class Folded {
  public:
    void add(std::string_view text) {
        while (!text.empty()) {
            if (const auto size = space_size(text)) {
                gap(' ');
                text.remove_prefix(size);
            } else if (const auto hidden = invisible_size(text)) {
                text.remove_prefix(hidden);
            } else {
                if (gap_ != '\0' && !text_.empty()) text_.push_back(gap_);
                gap_ = '\0';
                text_.push_back(text.front());
                text.remove_prefix(1);
            }
        }
    }
    void gap(char c) {
        if (gap_ != '\n') gap_ = c;
    }
    std::string take() { return std::move(text_); }

  private:
    std::string text_;
    char gap_ = '\0';
};

bool is_unread(const GumboNode* node) {
    const auto tag = node->v.element.tag;
    return tag == GUMBO_TAG_SCRIPT || tag == GUMBO_TAG_STYLE || tag == GUMBO_TAG_NOSCRIPT ||
           is_closed(node);
}

void start_line(const GumboNode* node, Folded& folded) {
    if (!is_element(node)) return;
    if (is_block(node->v.element.tag)) folded.gap('\n');
    if (node->v.element.tag == GUMBO_TAG_TD || node->v.element.tag == GUMBO_TAG_TH) folded.gap(' ');
}

/// So much of a text as there are nodes left to be looked at, of whole characters; a long one
/// counts for several.
std::string_view taken(std::string_view text, std::size_t& nodes) {
    constexpr std::size_t bytes_a_node = 32;
    auto size = text.size();
    if (size / bytes_a_node > nodes) size = nodes * bytes_a_node;
    while (size > 0 && size < text.size() && (static_cast<unsigned char>(text[size]) >> 6U) == 2U)
        --size;
    nodes -= std::min(nodes, size / bytes_a_node);
    return text.substr(0, size);
}

}  // namespace

bool is_closed(const GumboNode* node) {
    return node->type == GUMBO_NODE_TEMPLATE && !Element{node}.has("shadowrootmode");
}

std::string fold_space(std::string_view text) {
    Folded folded;
    folded.add(text);
    return folded.take();
}

std::string fold_lines(std::string_view text) {
    Folded folded;
    while (!text.empty()) {
        const auto line = text.substr(0, text.find('\n'));
        folded.add(line);
        text.remove_prefix(std::min(line.size() + 1, text.size()));
        folded.gap('\n');
    }
    return folded.take();
}

std::string Element::text() const {
    auto unlimited = std::numeric_limits<std::size_t>::max();
    return text_within(*this, unlimited);
}

std::string text_within(Element element, std::size_t& nodes) {
    Folded folded;
    const GumboNode* const top = element.node();
    const auto* node = top;
    while (node != nullptr && nodes > 0) {
        --nodes;
        const bool enter = is_element(node) && !is_unread(node);
        if (node->type == GUMBO_NODE_TEXT || node->type == GUMBO_NODE_CDATA ||
            node->type == GUMBO_NODE_WHITESPACE) {
            folded.add(taken(node->v.text.text, nodes));
        } else if (enter) {
            start_line(node, folded);
            if (node->v.element.children.length > 0) {
                node = static_cast<const GumboNode*>(node->v.element.children.data[0]);
                continue;
            }
        }
        // Climb to the next node, ending the lines of the blocks that are left.
        start_line(node, folded);
        while (node != top &&
               node->index_within_parent + 1 >= node->parent->v.element.children.length) {
            node = node->parent;
            start_line(node, folded);
        }
        if (node == top) break;
        node = static_cast<const GumboNode*>(
            node->parent->v.element.children.data[node->index_within_parent + 1]);
    }
    return folded.take();
}

}  // namespace parser

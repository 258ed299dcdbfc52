#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <tl/expected.hpp>

struct GumboInternalNode;

namespace parser {

/// A handle to one element of a parsed page; as cheap as a pointer, valid while its Document lives.
/// A default-made Element is "no element" and answers every question with nothing.
class Element {
  public:
    Element() = default;
    explicit Element(const GumboInternalNode* node) : node_{node} {}
    explicit operator bool() const { return node_ != nullptr; }
    bool operator==(const Element&) const = default;

    /// Lower-case tag name.
    std::string_view tag() const;
    /// The attribute's value; empty where it is missing (`has` tells them apart).
    std::string_view attribute(std::string_view name) const;
    bool has(std::string_view name) const;
    std::optional<std::string_view> find(std::string_view attribute) const;
    bool has_class(std::string_view name) const;

    Element parent() const;
    Element first_child() const;  ///< elements only
    Element next() const;         ///< next sibling element
    Element previous() const;     ///< previous sibling element
    /// The element after this one in document order within `scope`; no element at its end.
    Element following(Element scope) const;
    /// The same, past all descendants of this one.
    Element following_outside(Element scope) const;

    /// What a person reads: white space folded, `<br>` and blocks as line ends, entities resolved;
    /// scripts, styles and comments left out.
    std::string text() const;
    /// The bytes between the tags of a script or style.
    std::string raw_text() const;

    const GumboInternalNode* node() const { return node_; }

  private:
    const GumboInternalNode* node_ = nullptr;
};

/// A page's tree. Owns all memory of its elements.
class Document {
  public:
    /// Parses UTF-8; the error says why a page was refused before the parser saw it (too large, too
    /// deep, too many attributes).
    static tl::expected<Document, std::string> parse(std::string utf8);
    ~Document();
    Document(Document&&) noexcept;
    Document& operator=(Document&&) noexcept;

    Element root() const;  ///< <html>

  private:
    struct Tree;
    explicit Document(std::unique_ptr<Tree> tree);
    std::unique_ptr<Tree> tree_;
};

}  // namespace parser

#include "parser/dom.h"

#include <algorithm>
#include <gumbo.h>

#include "parser/arena.h"
#include "parser/ascii.h"
#include "parser/html_restore.h"
#include "parser/html_scan.h"
#include "parser/tree_walk.h"

namespace parser {
namespace {

/// The last line of defence: the scan refuses all that is known to cost so much.
constexpr std::size_t most_memory = std::size_t{440} << 20;

const GumboNode* child(const GumboNode* parent, std::size_t index) {
    return static_cast<const GumboNode*>(parent->v.element.children.data[index]);
}

const Attribute* find_attribute(const GumboNode* node, std::string_view name) {
    if (node == nullptr) return nullptr;
    for (const auto& attribute : attributes_of(node))
        if (attribute.name.size() == name.size() && equal_ignoring_case(attribute.name, name))
            return &attribute;
    return nullptr;
}

}  // namespace

struct Document::Tree {
    std::string page;
    Scanned scanned;
    Arena arena{most_memory};
    GumboOutput* output = nullptr;

    void parse();
};

void Document::Tree::parse() {
    auto options = kGumboDefaultOptions;
    options.max_errors = 0;
    options.userdata = &arena;
    options.allocator = [](void* memory, std::size_t size) {
        return static_cast<Arena*>(memory)->allocate(size);
    };
    options.deallocator = [](void* memory, void* block) {
        static_cast<Arena*>(memory)->release(block);
    };
    output = gumbo_parse_with_options(&options, scanned.html.data(), scanned.html.size());
    restore(output->root, scanned, arena);
}

tl::expected<Document, std::string> Document::parse(std::string utf8) {
    auto tree = std::make_unique<Tree>();
    tree->page = std::move(utf8);
    auto scanned = scan_html(tree->page);
    if (!scanned) return tl::unexpected(std::move(scanned.error()));
    tree->scanned = std::move(*scanned);
    try {
        tree->parse();
    } catch (const Arena::Full&) {
        return tl::unexpected(std::string{"needs too much memory"});
    }
    return Document{std::move(tree)};
}

Document::Document(std::unique_ptr<Tree> tree) : tree_{std::move(tree)} {}
Document::~Document() = default;
Document::Document(Document&&) noexcept = default;
Document& Document::operator=(Document&&) noexcept = default;

Element Document::root() const {
    return Element{tree_->output->root};
}

std::string_view Element::tag() const {
    if (node_ == nullptr) return {};
    const auto& element = node_->v.element;
    if (element.tag == GUMBO_TAG_UNKNOWN) return written_name(element);
    return gumbo_normalized_tagname(element.tag);
}

std::string_view Element::attribute(std::string_view name) const {
    const auto* attribute = find_attribute(node_, name);
    return attribute == nullptr ? std::string_view{} : attribute->value;
}

std::optional<std::string_view> Element::find(std::string_view attribute) const {
    const auto* found = find_attribute(node_, attribute);
    return found == nullptr ? std::nullopt : std::optional{found->value};
}

bool Element::has(std::string_view name) const {
    return find_attribute(node_, name) != nullptr;
}

bool Element::has_class(std::string_view name) const {
    auto classes = attribute("class");
    for (auto word = take_word(classes); !word.empty(); word = take_word(classes)) {
        if (word == name) return true;
    }
    return false;
}

Element Element::parent() const {
    if (node_ == nullptr || node_->parent == nullptr || !is_element(node_->parent)) return {};
    return Element{node_->parent};
}

Element Element::first_child() const {
    if (node_ == nullptr || is_closed(node_)) return {};
    const auto count = node_->v.element.children.length;
    for (unsigned i = 0; i < count; ++i) {
        if (is_element(child(node_, i))) return Element{child(node_, i)};
    }
    return {};
}

Element Element::next() const {
    if (!parent()) return {};
    const auto count = node_->parent->v.element.children.length;
    for (auto i = node_->index_within_parent + 1; i < count; ++i) {
        if (is_element(child(node_->parent, i))) return Element{child(node_->parent, i)};
    }
    return {};
}

Element Element::previous() const {
    if (!parent()) return {};
    for (auto i = node_->index_within_parent; i-- > 0;) {
        if (is_element(child(node_->parent, i))) return Element{child(node_->parent, i)};
    }
    return {};
}

Element Element::following(Element scope) const {
    const auto inside = first_child();
    return inside ? inside : following_outside(scope);
}

Element Element::following_outside(Element scope) const {
    for (auto at = *this; at && at != scope; at = at.parent()) {
        if (const auto sibling = at.next()) return sibling;
    }
    return {};
}

std::string Element::raw_text() const {
    if (node_ == nullptr) return {};
    std::string result;
    const auto& children = node_->v.element.children;
    for (unsigned i = 0; i < children.length; ++i) {
        const auto* node = child(node_, i);
        if (is_element(node) || node->type == GUMBO_NODE_COMMENT) continue;
        const auto& piece = node->v.text.original_text;
        result.append(piece.data, piece.length);
    }
    return result;
}

}  // namespace parser

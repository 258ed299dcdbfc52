#pragma once

#include <gumbo.h>

namespace parser {

inline bool is_element(const GumboNode* node) {
    return node->type == GUMBO_NODE_ELEMENT || node->type == GUMBO_NODE_TEMPLATE;
}

/// A <template> is no part of the page unless it declares a shadow root.
bool is_closed(const GumboNode* node);

/// The node after this one in document order within `scope`, texts and comments too; nullptr at its
/// end. Closed templates are not entered.
template <class Node>
Node* next_node_outside(Node* node, const GumboNode* scope) {
    while (node != scope) {
        Node* parent = node->parent;
        const auto& siblings = parent->v.element.children;
        const auto next = node->index_within_parent + 1;
        if (next < siblings.length) return static_cast<Node*>(siblings.data[next]);
        node = parent;
    }
    return nullptr;
}

template <class Node>
Node* next_node(Node* node, const GumboNode* scope) {
    if (is_element(node) && !is_closed(node) && node->v.element.children.length > 0)
        return static_cast<Node*>(node->v.element.children.data[0]);
    return next_node_outside(node, scope);
}

}  // namespace parser

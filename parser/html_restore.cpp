#include "parser/html_restore.h"

#include <algorithm>
#include <charconv>
#include <cstring>

#include "parser/ascii.h"
#include "parser/tree_walk.h"

namespace parser {
namespace {

/// Finds what was left out by its place; quickest when asked in the page's order.
template <class Left>
class Finder {
  public:
    explicit Finder(const std::vector<Left>& all) : all_{all} {}
    const Left* find(std::size_t at) {
        const bool behind = next_ == 0 || all_[next_ - 1].at < at;
        const bool here = behind && (next_ == all_.size() || at <= all_[next_].at);
        if (!here) next_ = index_of(at);
        if (next_ == all_.size() || all_[next_].at != at) return nullptr;
        return &all_[next_++];
    }

  private:
    std::size_t index_of(std::size_t at) const {
        const auto before = [](const Left& left, std::size_t place) { return left.at < place; };
        const auto found = std::lower_bound(all_.begin(), all_.end(), at, before);
        return static_cast<std::size_t>(found - all_.begin());
    }

    const std::vector<Left>& all_;
    std::size_t next_ = 0;
};

class Restorer {
  public:
    Restorer(Scanned& scanned, Arena& arena)
        : scanned_{scanned}, arena_{arena}, tags_{scanned.tags}, cuts_{scanned.cuts} {}
    void element(GumboElement& element);
    void text(GumboText& text);
    void raw_text(GumboText& text);

  private:
    std::span<const Attribute> completed(const BareTag& tag, const GumboVector& decoded);
    std::span<const Attribute> converted(const GumboVector& attributes);
    std::size_t place_of(const char* text) const;

    Scanned& scanned_;
    Arena& arena_;
    Finder<BareTag> tags_;
    Finder<Cut> cuts_;
};

constexpr auto no_place = static_cast<std::size_t>(-1);

/// Where `text` stands in the page; elements that gumbo made up stand nowhere.
std::size_t Restorer::place_of(const char* text) const {
    const auto* begin = scanned_.html.data();
    const std::less<> before;
    if (before(text, begin) || !before(text, begin + scanned_.html.size())) return no_place;
    return static_cast<std::size_t>(text - begin);
}

/// gumbo's attributes in our form. Those that it took a prefix off are found by both names.
std::span<const Attribute> Restorer::converted(const GumboVector& attributes) {
    if (attributes.length == 0) return {};
    auto* const memory = arena_.allocate(2 * attributes.length * sizeof(Attribute));
    auto* const first = static_cast<Attribute*>(memory);
    auto* last = first;
    for (unsigned i = 0; i < attributes.length; ++i) {
        const auto& one = *static_cast<const GumboAttribute*>(attributes.data[i]);
        new (last++) Attribute{one.name, one.value};
        if (one.attr_namespace == GUMBO_ATTR_NAMESPACE_NONE) continue;
        new (last++) Attribute{{one.original_name.data, one.original_name.length}, one.value};
    }
    return {first, last};
}

/// The attributes that were left out, with the values that gumbo decoded.
std::span<const Attribute> Restorer::completed(const BareTag& tag, const GumboVector& decoded) {
    const auto all = std::span{scanned_.attributes}.subspan(tag.first, tag.count);
    for (unsigned i = 0; i < decoded.length; ++i) {
        const auto& one = *static_cast<const GumboAttribute*>(decoded.data[i]);
        auto place = all.size();
        std::from_chars(one.name, one.name + std::strlen(one.name), place);
        if (place < all.size()) all[place].value = one.value;
    }
    return all;
}

void Restorer::element(GumboElement& element) {
    const auto at = place_of(element.original_tag.data);
    const auto* bare = tags_.find(at);
    const auto found =
        bare == nullptr ? converted(element.attributes) : completed(*bare, element.attributes);
    // The vector is gumbo's no more: its data are ours from here on.
    element.attributes.data = reinterpret_cast<void**>(const_cast<Attribute*>(found.data()));
    element.attributes.length = static_cast<unsigned>(found.size());
    if (element.tag != GUMBO_TAG_UNKNOWN || at == no_place) return;
    auto* const name = scanned_.html.data() + at + 1;
    std::transform(name, name + written_name(element).size(), name, to_lower);
}

void Restorer::text(GumboText& text) {
    if (scanned_.texts.empty() || !StandIns::are_in(text.text)) return;
    const auto whole = scanned_.texts.replaced(text.text);
    auto* const copy = static_cast<char*>(arena_.allocate(whole.size() + 1));
    std::memcpy(copy, whole.c_str(), whole.size() + 1);
    text.text = copy;
}

void Restorer::raw_text(GumboText& text) {
    const auto* cut = cuts_.find(place_of(text.original_text.data));
    if (cut != nullptr) text.original_text = {cut->content.data(), cut->content.size()};
}

/// The next node of the whole tree; unlike `next_node`, it enters closed templates.
GumboNode* next_of_all(GumboNode* node, const GumboNode* root) {
    if (is_element(node) && node->v.element.children.length > 0)
        return static_cast<GumboNode*>(node->v.element.children.data[0]);
    return next_node_outside(node, root);
}

}  // namespace

void restore(GumboNode* root, Scanned& scanned, Arena& arena) {
    Restorer restorer{scanned, arena};
    for (auto* node = root; node != nullptr; node = next_of_all(node, root)) {
        if (is_element(node)) {
            restorer.element(node->v.element);
        } else if (node->parent->v.element.tag == GUMBO_TAG_SCRIPT ||
                   node->parent->v.element.tag == GUMBO_TAG_STYLE) {
            restorer.raw_text(node->v.text);
        } else {
            restorer.text(node->v.text);
        }
    }
}

std::span<const Attribute> attributes_of(const GumboNode* element) {
    const auto& attributes = element->v.element.attributes;
    return {reinterpret_cast<const Attribute*>(attributes.data), attributes.length};
}

std::string_view written_name(const GumboElement& element) {
    std::string_view tag{element.original_tag.data, element.original_tag.length};
    if (!tag.starts_with('<')) return {};
    tag.remove_prefix(1);
    std::size_t size = 0;
    while (size < tag.size() && !is_space(tag[size]) && tag[size] != '/' && tag[size] != '>')
        ++size;
    return tag.substr(0, size);
}

}  // namespace parser

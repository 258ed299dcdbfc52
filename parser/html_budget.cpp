#include "parser/html_budget.h"

#include <algorithm>

#include "parser/html_tags.h"

namespace parser {
namespace {

// Measured with gumbo 0.10.1: pages at these limits stay near a second and below 512 MB. What is
// nested deeply is dear for whoever looks for an element's ancestors, too.
constexpr std::size_t max_tags = 1'000'000;
constexpr std::size_t max_all_attributes = 800'000;
constexpr std::size_t max_formatting = 32;
constexpr std::size_t max_open = 5'000;
constexpr std::size_t max_work = 50'000'000;
constexpr std::size_t max_repeats = 600'000;
/// <isindex> becomes a form of eight elements.
constexpr std::size_t isindex_tags = 8;

std::size_t index(GumboTag tag) {
    return static_cast<std::size_t>(tag);
}

bool gathers_attributes(GumboTag tag) {
    return tag == GUMBO_TAG_HTML || tag == GUMBO_TAG_BODY;
}

template <GumboTag... Tags>
bool any(GumboTag tag) {
    return ((tag == Tags) || ...);
}

constexpr auto is_cell = any<GUMBO_TAG_TD, GUMBO_TAG_TH, GUMBO_TAG_CAPTION>;
constexpr auto is_row = any<GUMBO_TAG_TR>;
constexpr auto is_rows = any<GUMBO_TAG_TBODY, GUMBO_TAG_THEAD, GUMBO_TAG_TFOOT>;
constexpr auto is_table = any<GUMBO_TAG_TABLE>;
constexpr auto never_open = any<GUMBO_TAG_HTML, GUMBO_TAG_HEAD, GUMBO_TAG_BODY, GUMBO_TAG_COLGROUP,
                                GUMBO_TAG_FRAME, GUMBO_TAG_ISINDEX>;
constexpr auto is_foreign = any<GUMBO_TAG_SVG, GUMBO_TAG_MATH>;

bool ends_paragraph(GumboTag tag) {
    if (any<GUMBO_TAG_OPTION, GUMBO_TAG_TITLE, GUMBO_TAG_BR, GUMBO_TAG_CAPTION, GUMBO_TAG_TR,
            GUMBO_TAG_TABLE>(tag))
        return false;
    return is_block(tag) || any<GUMBO_TAG_CENTER, GUMBO_TAG_DIR, GUMBO_TAG_HGROUP,
                                GUMBO_TAG_LISTING, GUMBO_TAG_MENU, GUMBO_TAG_XMP>(tag);
}

bool bounds_table(GumboTag tag) {
    return tag == GUMBO_TAG_TABLE || tag == GUMBO_TAG_TEMPLATE;
}
bool bounds_button(GumboTag tag) {
    return bounds_scope(tag) || tag == GUMBO_TAG_BUTTON;
}
bool bounds_item(GumboTag tag) {
    return is_special(tag) && !any<GUMBO_TAG_ADDRESS, GUMBO_TAG_DIV, GUMBO_TAG_P>(tag);
}

}  // namespace

bool HtmlBudget::is_excess(GumboTag tag) const {
    return is_formatting(tag) && formatting_open_ >= max_formatting;
}

std::size_t HtmlBudget::room_for_attributes(GumboTag tag) const {
    if (!gathers_attributes(tag)) return max_attributes;
    return max_attributes - std::min(merged_attributes_, max_attributes);
}

bool HtmlBudget::in_foreign() const {
    if (!has_foreign()) return false;
    const auto found = std::find_if(stack_.rbegin(), stack_.rend(), [](GumboTag tag) {
        return is_foreign(tag) || holds_html(tag);
    });
    return found != stack_.rend() && !holds_html(*found);
}

bool HtmlBudget::takes_raw_text(GumboTag tag) const {
    if (tag == GUMBO_TAG_SCRIPT || tag == GUMBO_TAG_STYLE) return true;  // cut out in any case
    const bool raw = holds_raw_text(tag) || tag == GUMBO_TAG_PLAINTEXT;
    if (!raw || in_foreign()) return false;
    if (open(GUMBO_TAG_FRAMESET) > 0) return tag == GUMBO_TAG_NOFRAMES;
    return open(GUMBO_TAG_SELECT) == 0 || tag == GUMBO_TAG_TEXTAREA;
}

void HtmlBudget::start_tag(GumboTag tag, bool self_closing, std::size_t attributes) {
    attributes_ += attributes;
    if (gathers_attributes(tag)) merged_attributes_ += attributes;
    if (tag == GUMBO_TAG_ISINDEX) tags_ += isindex_tags;
    count();
    if (open(GUMBO_TAG_SELECT) > 0 && !passes_select(tag)) return;
    bool foreign = in_foreign();
    if (foreign && ends_foreign(tag)) {
        leave_foreign();
        foreign = in_foreign();
    }
    meet_cell(tag, false);
    if (tag == GUMBO_TAG_TABLE) outside_tables_.push_back(formatting_open_);
    if (is_formatting(tag)) {
        ++formatting_[index(tag)];
        ++formatting_open_;
    }
    if (foreign ? self_closing : !opens(tag, self_closing)) return;
    if (!foreign) close_implied(tag);
    stack_.push_back(tag);
    ++open_[index(tag)];
}

/// Whether an HTML start tag leaves an element open.
bool HtmlBudget::opens(GumboTag tag, bool self_closing) const {
    if (is_void(tag) || never_open(tag) || (self_closing && is_foreign(tag))) return false;
    const bool in_table = is_cell(tag) || is_row(tag) || is_rows(tag);
    return !in_table || open(GUMBO_TAG_TABLE) + open(GUMBO_TAG_TEMPLATE) > 0;
}

/// Whether a tag has a meaning within <select>; those that end it do.
bool HtmlBudget::passes_select(GumboTag tag) {
    if (any<GUMBO_TAG_OPTION, GUMBO_TAG_OPTGROUP, GUMBO_TAG_SCRIPT, GUMBO_TAG_TEMPLATE>(tag))
        return true;
    const bool ends =
        any<GUMBO_TAG_SELECT, GUMBO_TAG_INPUT, GUMBO_TAG_KEYGEN, GUMBO_TAG_TEXTAREA>(tag);
    const bool table =
        open(GUMBO_TAG_TABLE) > 0 && (is_cell(tag) || is_row(tag) || is_rows(tag) || is_table(tag));
    if (ends || table) close_within(any<GUMBO_TAG_SELECT>, any<GUMBO_TAG_TEMPLATE>);
    return (ends || table) && tag != GUMBO_TAG_SELECT;
}

/// Closes what the parser closes because of a start tag.
void HtmlBudget::close_implied(GumboTag tag) {
    if (is_cell(tag)) return close_within(is_cell, bounds_table);
    if (is_row(tag)) return close_within(is_row, bounds_table);
    if (is_rows(tag)) return close_within(is_rows, bounds_table);
    if (tag == GUMBO_TAG_LI) close_within(any<GUMBO_TAG_LI>, bounds_item);
    if (tag == GUMBO_TAG_DD || tag == GUMBO_TAG_DT)
        close_within(any<GUMBO_TAG_DD, GUMBO_TAG_DT>, bounds_item);
    if (ends_paragraph(tag)) close_within(any<GUMBO_TAG_P>, bounds_button);
    // A table that begins between the rows of another ends it.
    if (is_table(tag))
        close_within(is_table, [](GumboTag t) { return is_cell(t) || t == GUMBO_TAG_TEMPLATE; });
    if (tag == GUMBO_TAG_BUTTON) close_within(any<GUMBO_TAG_BUTTON>, bounds_scope);
    const bool choice = tag == GUMBO_TAG_OPTION || tag == GUMBO_TAG_OPTGROUP;
    if (choice && !stack_.empty() && stack_.back() == GUMBO_TAG_OPTION) pop_to(stack_.size() - 1);
    if ((tag == GUMBO_TAG_A || tag == GUMBO_TAG_NOBR) && open(tag) > 0) close(tag);
}

/// Closes the innermost element of a kind, unless a bound stands in between.
void HtmlBudget::close_within(Test wanted, Test bound) {
    for (auto at = stack_.size(); at-- > 0;) {
        if (wanted(stack_[at])) return pop_to(at);
        if (bound(stack_[at])) return;
    }
}

void HtmlBudget::end_tag(GumboTag tag) {
    count();
    meet_cell(tag, true);
    if (formatting_[index(tag)] > 0 && formatting_open_ > 0) {
        --formatting_[index(tag)];
        --formatting_open_;
    }
    const bool select = open(GUMBO_TAG_SELECT) > 0 && tag != GUMBO_TAG_SELECT;
    if (select && !passes_select(tag)) return;
    if (open(tag) == 0) return;
    if (is_cell(tag) || is_row(tag) || is_rows(tag) || is_table(tag)) {
        const auto same = std::find(stack_.rbegin(), stack_.rend(), tag);
        const auto bound = std::find_if(stack_.rbegin(), stack_.rend(), bounds_table);
        if (same <= bound) pop_to(static_cast<std::size_t>(stack_.rend() - same) - 1);
        return;
    }
    close(tag);
}

/// Closes the innermost such element and what was left open in it. But what is special stays open
/// when formatting ends around it, everything does when a form ends, and an ordinary element is not
/// even closed around something special.
void HtmlBudget::close(GumboTag tag) {
    bool special = false;
    auto at = stack_.size();
    while (stack_[--at] != tag) {
        if (bounds_scope(stack_[at]) || is_cell(stack_[at]) || at == 0) return;
        special = special || is_special(stack_[at]);
    }
    const bool formatting = is_formatting(tag) || tag == GUMBO_TAG_A || tag == GUMBO_TAG_NOBR;
    const bool ordinary = !formatting && (!is_special(tag) || tag == GUMBO_TAG_NOSCRIPT);
    const bool frames = tag == GUMBO_TAG_FRAMESET && at + 1 < stack_.size();
    if ((ordinary && special) || frames) return;  // an end tag that the parser ignores
    if (tag == GUMBO_TAG_FORM || (formatting && special)) {
        stack_.erase(stack_.begin() + static_cast<std::ptrdiff_t>(at));
        --open_[index(tag)];
    } else {
        pop_to(at);
    }
}

void HtmlBudget::leave_foreign() {
    for (auto at = stack_.size(); at-- > 0 && !holds_html(stack_[at]);) {
        if (is_foreign(stack_[at])) return pop_to(at);
    }
}

void HtmlBudget::pop_to(std::size_t size) {
    while (stack_.size() > size) {
        --open_[index(stack_.back())];
        stack_.pop_back();
    }
}

/// Formatting that is left open in a table's cell ends with the cell.
void HtmlBudget::meet_cell(GumboTag tag, bool is_end) {
    const bool ends = is_cell(tag) || is_row(tag) || (is_end && tag == GUMBO_TAG_TABLE);
    if (!ends || outside_tables_.empty()) return;
    formatting_open_ = std::min(formatting_open_, outside_tables_.back());
    if (formatting_open_ == 0) formatting_.fill(0);
    if (tag == GUMBO_TAG_TABLE) outside_tables_.pop_back();
}

void HtmlBudget::count() {
    ++tags_;
    work_ += stack_.size();
    repeats_ += formatting_open_;
}

std::string_view HtmlBudget::refusal() const {
    if (tags_ > max_tags) return "more than 1,000,000 tags";
    if (attributes_ > max_all_attributes) return "more than 800,000 attributes";
    if (stack_.size() > max_open) return "more than 5,000 elements nested";
    if (work_ > max_work) return "too many elements nested too deeply";
    if (repeats_ > max_repeats) return "too much formatting left open";
    return {};
}

}  // namespace parser

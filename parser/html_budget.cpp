#include "parser/html_budget.h"

#include <algorithm>

#include "parser/html_tags.h"

namespace parser {
namespace {

// Measured with gumbo 0.10.1: pages at these limits stay under a second and 512 MB.
constexpr std::size_t max_tags = 1'000'000;
constexpr std::size_t max_all_attributes = 800'000;
constexpr std::size_t max_attributes = 256;
constexpr std::size_t max_formatting = 32;
constexpr std::size_t max_open = 5'000;
constexpr std::size_t max_work = 200'000'000;
constexpr std::size_t max_repeats = 600'000;

std::size_t index(GumboTag tag) {
    return static_cast<std::size_t>(tag);
}

bool is_cell(GumboTag tag) {
    return tag == GUMBO_TAG_TD || tag == GUMBO_TAG_TH || tag == GUMBO_TAG_CAPTION ||
           tag == GUMBO_TAG_TR;
}

bool gathers_attributes(GumboTag tag) {
    return tag == GUMBO_TAG_HTML || tag == GUMBO_TAG_BODY;
}

}  // namespace

bool HtmlBudget::is_excess(GumboTag tag) const {
    return is_formatting(tag) && formatting_open_ >= max_formatting;
}

std::size_t HtmlBudget::room_for_attributes(GumboTag tag) const {
    if (!gathers_attributes(tag)) return max_attributes;
    return max_attributes - std::min(merged_attributes_, max_attributes);
}

void HtmlBudget::start_tag(GumboTag tag, bool self_closing, std::size_t attributes) {
    attributes_ += attributes;
    if (gathers_attributes(tag)) merged_attributes_ += attributes;
    count();
    if (in_foreign() && ends_foreign(tag)) leave_foreign();
    if (is_cell(tag)) meet_cell(tag, false);
    if (tag == GUMBO_TAG_TABLE) outside_tables_.push_back(formatting_open_);
    if (is_formatting(tag)) {
        ++formatting_[index(tag)];
        ++formatting_open_;
    }
    const bool empty = is_void(tag) || (self_closing && in_foreign());
    if (empty || closes_by_itself(tag)) return;
    stack_.push_back(tag);
    ++open_[index(tag)];
}

void HtmlBudget::end_tag(GumboTag tag) {
    count();
    if (is_cell(tag) || tag == GUMBO_TAG_TABLE) meet_cell(tag, true);
    if (formatting_[index(tag)] > 0 && formatting_open_ > 0) {
        --formatting_[index(tag)];
        --formatting_open_;
    }
    if (open(tag) > 0) close(tag);
}

/// Closes the innermost such element and what was left open in it; but what is special stays open
/// when formatting ends around it, and everything does when a form ends.
void HtmlBudget::close(GumboTag tag) {
    bool special = tag == GUMBO_TAG_FORM;
    auto at = stack_.size();
    while (stack_[--at] != tag) {
        if (bounds_scope(stack_[at]) || at == 0) return;
        special = special || is_special(stack_[at]);
    }
    const bool alone = tag == GUMBO_TAG_FORM || (is_formatting(tag) && special);
    if (alone) {
        stack_.erase(stack_.begin() + static_cast<std::ptrdiff_t>(at));
        --open_[index(tag)];
    } else {
        while (stack_.size() > at) pop();
    }
}

void HtmlBudget::leave_foreign() {
    auto at = stack_.size();
    while (at-- > 0 && !holds_html(stack_[at])) {
        if (stack_[at] != GUMBO_TAG_SVG && stack_[at] != GUMBO_TAG_MATH) continue;
        while (stack_.size() > at) pop();
        return;
    }
}

void HtmlBudget::pop() {
    --open_[index(stack_.back())];
    stack_.pop_back();
}

/// Formatting that is left open in a table's cell ends with the cell.
void HtmlBudget::meet_cell(GumboTag tag, bool is_end) {
    if (outside_tables_.empty()) return;
    formatting_open_ = std::min(formatting_open_, outside_tables_.back());
    if (formatting_open_ == 0) formatting_.fill(0);
    if (is_end && tag == GUMBO_TAG_TABLE) outside_tables_.pop_back();
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

#include "parser/html_scan.h"

#include <algorithm>
#include <span>
#include <utility>

#include "parser/ascii.h"
#include "parser/html_budget.h"
#include "parser/html_tags.h"

namespace parser {
namespace {

constexpr std::size_t max_bytes = std::size_t{8} << 20;
/// A shorter one costs the parser no more than what would stand for it.
constexpr std::size_t shortest_text = 3;

/// Behind an attribute of a whole tag, and behind its quote.
const char* end_of(const Attribute& attribute) {
    const auto* end = attribute.value.data() + attribute.value.size();
    return *end == '"' || *end == '\'' ? end + 1 : end;
}

/// Whether an <input> is hidden; of two types the first counts.
bool is_hidden(std::span<const Attribute> attributes) {
    const auto type = std::find_if(
        attributes.begin(), attributes.end(),
        [](const Attribute& attribute) { return equal_ignoring_case(attribute.name, "type"); });
    return type != attributes.end() && equal_ignoring_case(type->value, "hidden");
}

class Scanner {
  public:
    Scanner(std::string_view page, bool keep_texts) : page_{page}, texts_stay_{keep_texts} {
        out_.html.reserve(page.size());
    }
    tl::expected<Scanned, std::string> run();
    /// Whether what was read back from the tree could take the page's own characters for ours.
    bool is_ambiguous() const { return ambiguous_ && texts_left_out_; }

  private:
    void text();
    void text_to(std::size_t end);
    void markup();
    void declaration();
    void start_tag();
    bool may_be_bare(const Tag& tag, std::size_t first) const;
    void bare_tag(const Tag& tag, std::size_t first);
    void copy_tag(const Tag& tag, std::size_t first, bool shortened);
    void end_tag();
    void content(const Tag& tag);
    void skip_past(std::string_view mark);
    void copy_to(std::size_t end) {
        out_.html.append(page_.substr(at_, end - at_));
        at_ = end;
    }
    char peek(std::size_t ahead) const {
        return at_ + ahead < page_.size() ? page_[at_ + ahead] : '\0';
    }

    std::string_view page_;
    std::size_t at_ = 0;
    Scanned out_;
    HtmlBudget budget_;
    bool texts_stay_;
    bool texts_left_out_ = false;
    bool ambiguous_ = false;
};

tl::expected<Scanned, std::string> Scanner::run() {
    while (at_ < page_.size() && budget_.refusal().empty()) {
        text();
        if (at_ < page_.size()) markup();
    }
    if (!budget_.refusal().empty()) return tl::unexpected(std::string{budget_.refusal()});
    return std::move(out_);
}

/// A text up to the next markup: its leading white space is shortened, the rest left out where it
/// is plain.
void Scanner::text() {
    const auto end = std::min(page_.find('<', at_), page_.size());
    if (texts_stay_) return text_to(end);
    if (at_ < end && is_space(page_[at_])) {
        out_.html.push_back(page_[at_]);
        while (at_ < end && is_space(page_[at_])) ++at_;
    }
    const auto rest = page_.substr(at_, end - at_);
    const bool left_out =
        rest.size() >= shortest_text && is_plain(rest) && out_.texts.append(out_.html, rest);
    if (!left_out) return text_to(end);
    texts_left_out_ = true;
    at_ = end;
}

/// Copies what the parser may make text of.
void Scanner::text_to(std::size_t end) {
    ambiguous_ = ambiguous_ || may_seem_stand_in(page_.substr(at_, end - at_));
    copy_to(end);
}

void Scanner::markup() {
    const char next = peek(1);
    if (is_alpha(next)) {
        start_tag();
    } else if (next == '/' && is_alpha(peek(2))) {
        end_tag();
    } else if (next == '!') {
        declaration();
    } else if (next == '?' || (next == '/' && at_ + 2 < page_.size())) {
        skip_past(">");  // a "bogus comment"
    } else {
        out_.html.append("&lt;");  // lest it begin a tag with what comes to stand behind it
        ++at_;
    }
}

void Scanner::skip_past(std::string_view mark) {
    const auto found = page_.find(mark, at_);
    at_ = found == std::string_view::npos ? page_.size() : found + mark.size();
}

/// A comment is dropped; a doctype, and CDATA where it means something, is kept.
void Scanner::declaration() {
    const auto rest = page_.substr(at_);
    if (rest.starts_with("<!--")) {
        at_ = find_comment_end(page_, at_);
        return;
    }
    const bool cdata = rest.starts_with("<![CDATA[") && budget_.in_foreign();
    const auto begin = at_;
    skip_past(cdata ? "]]>" : ">");
    if (cdata || equal_ignoring_case(rest.substr(0, 9), "<!doctype")) {
        const auto end = std::exchange(at_, begin);
        text_to(end);
    }
}

void Scanner::start_tag() {
    const auto first = out_.attributes.size();
    const auto tag = read_tag(page_, at_ + 1, HtmlBudget::max_attributes, out_.attributes);
    if (!tag.whole || budget_.is_excess(tag.kind)) {
        out_.attributes.resize(first);
        at_ = tag.end;
        return;
    }
    const auto kept = std::min(tag.attributes, budget_.room_for_attributes(tag.kind));
    out_.attributes.resize(first + kept);
    if (kept > 0 && may_be_bare(tag, first)) {
        out_.tags.push_back({out_.html.size(), first, kept});
        bare_tag(tag, first);
    } else {
        copy_tag(tag, first, kept < tag.attributes);
        out_.attributes.resize(first);
    }
    at_ = tag.end;
    budget_.start_tag(tag.kind, tag.self_closing, kept);
    content(tag);
}

/// Whether the parser would make the same tree of this tag without its attributes, and only hand
/// them on.
bool Scanner::may_be_bare(const Tag& tag, std::size_t first) const {
    constexpr std::string_view minding = "annotation-xml";
    if (minds_attributes(tag.kind) || equal_ignoring_case(tag.name, minding)) return false;
    const bool foreign =
        budget_.has_foreign() || tag.kind == GUMBO_TAG_SVG || tag.kind == GUMBO_TAG_MATH;
    const auto begin = out_.attributes.begin() + static_cast<std::ptrdiff_t>(first);
    return std::all_of(begin, out_.attributes.end(), [foreign](const Attribute& attribute) {
        const bool renamed = foreign && attribute.name.find(':') != std::string_view::npos;
        return is_plain(attribute.name) && !renamed;
    });
}

/// Writes a tag that has the attributes from `first` on, without those that need no decoding.
void Scanner::bare_tag(const Tag& tag, std::size_t first) {
    out_.html.append(1, '<').append(tag.name);
    if (tag.kind == GUMBO_TAG_INPUT && is_hidden(std::span{out_.attributes}.subspan(first)))
        out_.html.append(" type=hidden");
    for (auto i = first; i < out_.attributes.size(); ++i) {
        const auto& attribute = out_.attributes[i];
        if (is_plain(attribute.value)) continue;
        const char before = attribute.value.data()[-1];
        const std::string_view quote{&before, before == '"' || before == '\'' ? 1U : 0U};
        out_.html.append(1, ' ').append(std::to_string(i - first)).append(1, '=');
        out_.html.append(quote).append(attribute.value).append(quote);
    }
    out_.html.append(tag.self_closing ? " />" : ">");
}

/// Copies a start tag; where it was `shortened`, only the attributes from `first` on.
void Scanner::copy_tag(const Tag& tag, std::size_t first, bool shortened) {
    if (!shortened) return copy_to(tag.end);
    const auto* name_end = tag.name.data() + tag.name.size();
    const auto* end = out_.attributes.size() > first ? end_of(out_.attributes.back()) : name_end;
    copy_to(static_cast<std::size_t>(end - page_.data()));
    out_.html.append(tag.self_closing ? " />" : ">");
}

void Scanner::end_tag() {
    const auto tag = read_tag(page_, at_ + 2, 0, out_.attributes);
    if (tag.whole) {
        out_.html.append("</").append(tag.name).append(1, '>');
        budget_.end_tag(tag.kind);
    }
    at_ = tag.end;
}

/// What stands between the tags of an element that holds no markup.
void Scanner::content(const Tag& tag) {
    // Of text in frames only the spaces stay, and a line end behind these two is dropped.
    texts_stay_ = texts_stay_ || tag.kind == GUMBO_TAG_FRAMESET;
    if (tag.kind == GUMBO_TAG_PRE || tag.kind == GUMBO_TAG_LISTING)
        return text_to(std::min(page_.find('<', at_), page_.size()));
    if (!budget_.takes_raw_text(tag.kind) || (budget_.in_foreign() && tag.self_closing)) return;
    if (tag.kind == GUMBO_TAG_PLAINTEXT) return text_to(page_.size());
    const bool script = tag.kind == GUMBO_TAG_SCRIPT;
    const auto end = script ? find_script_end(page_, at_) : find_end_tag(page_, at_, tag.name);
    if (!script && tag.kind != GUMBO_TAG_STYLE) return text_to(end);
    if (end > at_) {
        out_.cuts.push_back({out_.html.size(), page_.substr(at_, end - at_)});
        out_.html.push_back(' ');
    }
    at_ = end;
}

}  // namespace

tl::expected<Scanned, std::string> scan_html(std::string_view page) {
    if (page.size() > max_bytes) {
        return tl::unexpected("too large: " + std::to_string(page.size()) +
                              " bytes, at most 8388608");
    }
    Scanner scanner{page, false};
    auto scanned = scanner.run();
    return scanner.is_ambiguous() ? Scanner{page, true}.run() : scanned;
}

}  // namespace parser

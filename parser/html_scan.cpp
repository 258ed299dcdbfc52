#include "parser/html_scan.h"

#include "parser/ascii.h"
#include "parser/html_budget.h"
#include "parser/html_tags.h"
#include "parser/html_token.h"

namespace parser {
namespace {

constexpr std::size_t max_bytes = std::size_t{8} << 20;

class Scanner {
  public:
    explicit Scanner(std::string_view page) : page_{page} { out_.html.reserve(page.size()); }
    tl::expected<Scanned, std::string> run();

  private:
    void markup();
    void declaration();
    void start_tag();
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
};

tl::expected<Scanned, std::string> Scanner::run() {
    while (at_ < page_.size() && budget_.refusal().empty()) {
        copy_to(std::min(page_.find('<', at_), page_.size()));
        if (at_ < page_.size()) markup();
    }
    if (!budget_.refusal().empty()) return tl::unexpected(std::string{budget_.refusal()});
    return std::move(out_);
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
        copy_to(at_ + 1);
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
    if (cdata || equal_ignoring_case(rest.substr(0, 9), "<!doctype"))
        out_.html.append(page_.substr(begin, at_ - begin));
}

void Scanner::start_tag() {
    const auto tag = read_tag(page_, at_ + 1, 0);
    const bool dropped = budget_.is_excess(tag.kind);
    if (!tag.whole || dropped) {
        at_ = tag.end;
        return;
    }
    const auto kept = std::min(tag.attributes, budget_.room_for_attributes(tag.kind));
    if (kept < tag.attributes) {
        copy_to(read_tag(page_, at_ + 1, kept).kept_end);
        out_.html.append(tag.self_closing ? " />" : ">");
        at_ = tag.end;
    } else {
        copy_to(tag.end);
    }
    budget_.start_tag(tag.kind, tag.self_closing, kept);
    content(tag);
}

void Scanner::end_tag() {
    const auto tag = read_tag(page_, at_ + 2, 0);
    if (tag.whole) {
        out_.html.append(page_.substr(at_, tag.kept_end - at_)).append(">");
        budget_.end_tag(tag.kind);
    }
    at_ = tag.end;
}

/// What stands between the tags of an element that holds no markup.
void Scanner::content(const Tag& tag) {
    if (!budget_.takes_raw_text(tag.kind) || (budget_.in_foreign() && tag.self_closing)) return;
    if (tag.kind == GUMBO_TAG_PLAINTEXT) return copy_to(page_.size());
    const bool script = tag.kind == GUMBO_TAG_SCRIPT;
    const auto end = script ? find_script_end(page_, at_) : find_end_tag(page_, at_, tag.name);
    if (!script && tag.kind != GUMBO_TAG_STYLE) return copy_to(end);
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
    return Scanner{page}.run();
}

}  // namespace parser

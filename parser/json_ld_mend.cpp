#include "parser/json_ld_mend.h"

#include <cstdint>

#include "parser/ascii.h"

namespace parser {
namespace {

/// Copies JSON piece by piece, leaving out or putting in what is wrong or missing.
class Mender {
  public:
    explicit Mender(std::string_view text) : text_{text} { out_.push_back('['); }
    std::string run();

  private:
    char peek(std::size_t ahead = 0) const {
        return at_ + ahead < text_.size() ? text_[at_ + ahead] : '\0';
    }
    bool skip_noise();
    bool skip_comment(std::string_view open, std::string_view close);
    void string();
    void escape();
    bool ends_string(std::size_t quote) const;
    void close(char bracket);
    void word();
    void colon();
    void fill_in();
    /// The comma that must stand before a value or key, if one must.
    void separate() {
        if (needs_comma_) out_.push_back(',');
        needs_comma_ = false;
    }

    std::string_view text_;
    std::size_t at_ = 0;
    std::string out_;
    std::string open_;  ///< brackets
    std::size_t objects_ = 0;
    std::size_t arrays_ = 0;
    bool needs_comma_ = false;
    std::size_t last_string_ = 0;  ///< where it begins in `out_`
};

bool Mender::skip_comment(std::string_view open, std::string_view close) {
    if (!text_.substr(at_).starts_with(open)) return false;
    const auto end = text_.find(close, at_ + open.size());
    at_ = end == std::string_view::npos ? text_.size() : end + close.size();
    return true;
}

/// White space, comments and marks that mean nothing between values.
bool Mender::skip_noise() {
    for (const std::string_view mark : {"<![CDATA[", "]]>", "<!--", "-->"}) {
        if (!text_.substr(at_).starts_with(mark)) continue;
        at_ += mark.size();
        return true;
    }
    // "//]]>" and "//<![CDATA[" hide a mark: only the slashes go.
    if (text_.substr(at_).starts_with("//")) {
        const auto line = text_.substr(at_, text_.find('\n', at_) - at_);
        const auto mark = line.find("CDATA[");
        at_ += mark == std::string_view::npos ? line.size() : mark + 6;
        return true;
    }
    return skip_comment("/*", "*/");
}

/// A quote ends a string where what follows may follow a string.
bool Mender::ends_string(std::size_t quote) const {
    auto next = quote + 1;
    while (next < text_.size() && is_space(text_[next])) ++next;
    if (next >= text_.size()) return true;
    const char c = text_[next];
    if (c == ':' || c == '}' || c == ']') return true;
    if (c != ',') return false;
    while (next < text_.size() && (is_space(text_[next]) || text_[next] == ',')) ++next;
    const char behind = next < text_.size() ? text_[next] : '\0';
    return behind == '"' || behind == '{' || behind == '[' || behind == '}' || behind == ']' ||
           behind == '-' || behind == '/' || is_digit(behind) || behind == '\0' ||
           text_.substr(next).starts_with("true") || text_.substr(next).starts_with("false") ||
           text_.substr(next).starts_with("null");
}

void Mender::escape() {
    const char next = peek(1);
    if (next != '\0' && std::string_view{"\"\\/bfnrtu"}.find(next) != std::string_view::npos) {
        out_.push_back('\\');
        out_.push_back(next);
    } else if (next != '\0') {
        out_.push_back(next);
    }
    at_ += 2;
}

void Mender::string() {
    separate();
    last_string_ = out_.size();
    out_.push_back('"');
    for (++at_; at_ < text_.size();) {
        const char c = peek();
        if (c == '"' && ends_string(at_)) break;
        if (c == '\\') {
            escape();
            continue;
        }
        if (c == '"') out_.push_back('\\');
        if (c == '\n') {
            out_ += "\\n";
        } else {
            out_.push_back(static_cast<std::uint8_t>(c) < 0x20 ? ' ' : c);
        }
        ++at_;
    }
    out_.push_back('"');
    ++at_;
    needs_comma_ = true;
}

/// A closing bracket ends everything that was opened inside; one that closes nothing is left out.
void Mender::close(char bracket) {
    const char wanted = bracket == '}' ? '{' : '[';
    auto& count = wanted == '{' ? objects_ : arrays_;
    if (count == 0) return;
    const auto found = open_.rfind(wanted);
    while (open_.size() > found) {
        if (out_.back() == ':') fill_in();
        const bool object = open_.back() == '{';
        out_.push_back(object ? '}' : ']');
        --(object ? objects_ : arrays_);
        open_.pop_back();
    }
    needs_comma_ = true;
}

/// A colon makes a key of the string before it; in an array that was never closed, it ends that.
void Mender::colon() {
    if (out_.back() != '"' || objects_ == 0) return;
    if (open_.ends_with('[')) {
        const auto key = out_.substr(last_string_);
        out_.resize(last_string_);
        if (out_.back() == ',') out_.pop_back();
        while (open_.ends_with('[')) close(']');
        out_ += "," + key;
    }
    out_.push_back(':');
    needs_comma_ = false;
}

/// A key whose value is missing.
void Mender::fill_in() {
    out_ += "null";
    needs_comma_ = true;
}

/// true, false, null and numbers; any other word becomes a string.
void Mender::word() {
    const auto begin = at_;
    while (at_ < text_.size() && !is_space(peek()) &&
           std::string_view{",:{}[]\";"}.find(peek()) == std::string_view::npos)
        ++at_;
    if (at_ == begin) {
        ++at_;
        return;
    }
    separate();
    const auto word = text_.substr(begin, at_ - begin);
    const bool number = word.find_first_not_of("0123456789+-.eE") == std::string_view::npos;
    if (word == "true" || word == "false" || word == "null") {
        out_ += word;
    } else {
        last_string_ = out_.size();
        out_.push_back('"');
        for (const char c : word) {
            if (number || (static_cast<std::uint8_t>(c) >= 0x20 && c != '\\')) out_.push_back(c);
        }
        out_.push_back('"');
    }
    needs_comma_ = true;
}

std::string Mender::run() {
    while (at_ < text_.size()) {
        const char c = peek();
        if (is_space(c) || c == ',' || c == ';' || c == '\0') {
            if (c == ',' && out_.back() == ':') fill_in();
            ++at_;
        } else if (skip_noise()) {
            continue;
        } else if (c == '"') {
            string();
        } else if (c == '{' || c == '[') {
            separate();
            out_.push_back(c);
            open_.push_back(c);
            ++(c == '{' ? objects_ : arrays_);
            ++at_;
        } else if (c == '}' || c == ']') {
            close(c);
            ++at_;
        } else if (c == ':') {
            colon();
            ++at_;
        } else {
            word();
        }
    }
    while (!open_.empty()) close(open_.back() == '{' ? '}' : ']');
    out_.push_back(']');
    return std::move(out_);
}

}  // namespace

std::string mended_json(std::string_view text) {
    return Mender{text}.run();
}

}  // namespace parser

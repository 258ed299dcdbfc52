#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace parser::css {

/// Why a selector cannot be compiled.
struct Error {
    std::size_t at = 0;
    std::string reason;
};

/// Reads the words of a selector.
class Lexer {
  public:
    explicit Lexer(std::string_view text) : text_{text} {}

    bool done() const { return at_ >= text_.size(); }
    std::size_t at() const { return at_; }
    char peek(std::size_t ahead = 0) const {
        return at_ + ahead < text_.size() ? text_[at_ + ahead] : '\0';
    }
    char take() { return text_[at_++]; }
    bool take(std::string_view wanted);
    /// Skips white space and comments; says whether there was any white space.
    bool skip_space();
    bool at_name() const;
    /// A name with its escapes resolved; `at_name` must hold, or throws Error.
    std::string name();
    /// What may follow '#': a name that may begin with a digit.
    std::string hash_name();
    /// A string in quotes; throws Error where it is broken.
    std::string quoted();
    /// Digits as they stand.
    std::string_view digits();
    [[noreturn]] void fail(std::string reason) const;

  private:
    bool is_escape(std::size_t ahead) const;
    void skip_comments();
    std::string name_characters();
    void take_escape(std::string& into);

    std::string_view text_;
    std::size_t at_ = 0;
};

}  // namespace parser::css

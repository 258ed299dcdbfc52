#include <algorithm>
#include <array>
#include <charconv>

#include "parser/ascii.h"
#include "parser/selector_compiler.h"

namespace parser::css {
namespace {

using Kind = Simple::Kind;

/// States that only a live page has. They are valid and never match.
constexpr std::array never_states{"active",  "focus",        "hover",         "visited",
                                  "target",  "focus-within", "focus-visible", "local-link",
                                  "current", "past",         "future",        "user-invalid",
                                  "paused",  "playing",      "host",          "defined"};

bool is_never(std::string_view name) {
    return std::find(never_states.begin(), never_states.end(), name) != never_states.end();
}

Simple nth_of(int offset, bool from_end, bool of_type) {
    Simple result;
    result.kind = Kind::nth;
    result.offset = offset;
    result.from_end = from_end;
    result.of_type = of_type;
    return result;
}

Simple only(bool of_type) {
    Simple result;
    result.kind = Kind::is;
    result.list.resize(1);
    result.list.front().compounds.push_back(
        {Combinator::descendant, {nth_of(1, false, of_type), nth_of(1, true, of_type)}});
    return result;
}

int number_of(std::string_view digits) {
    int value = 0;
    const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), value);
    return error == std::errc{} ? value : 1'000'000'000;
}

}  // namespace

Simple Compiler::pseudo() {
    if (lexer_.peek() == ':') lexer_.fail("pseudo-elements are no elements");
    const auto name = lower(lexer_.name());
    if (!lexer_.take("(")) return plain(name);
    auto result = functional(name);
    lexer_.skip_space();
    if (!lexer_.take(")")) lexer_.fail("')' was expected");
    return result;
}

Simple Compiler::functional(const std::string& name) {
    if (name.starts_with("nth-")) return nth(name);
    if (name == "lang") return languages();
    Simple result;
    if (name == "is" || name == "where" || name == "matches" || name == "any") {
        result.kind = Kind::is;
    } else if (name == "not") {
        result.kind = Kind::is_not;
    } else if (name == "has") {
        result.kind = Kind::has;
    } else {
        lexer_.fail("unknown pseudo-class :" + name + "()");
    }
    lexer_.skip_space();
    if (result.kind == Kind::is && ends(Where::nested)) return result;
    result.list = list(result.kind == Kind::has ? Where::relative : Where::nested);
    return result;
}

Simple Compiler::plain(const std::string& name) const {
    const bool of_type = name.ends_with("-of-type");
    if (name == "first-child" || name == "first-of-type") return nth_of(1, false, of_type);
    if (name == "last-child" || name == "last-of-type") return nth_of(1, true, of_type);
    if (name == "only-child" || name == "only-of-type") return only(of_type);
    Simple result;
    if (name == "empty") {
        result.kind = Kind::empty;
    } else if (name == "root") {
        result.kind = Kind::root;
    } else if (name == "scope") {
        result.kind = Kind::scope;
    } else if (name == "link" || name == "any-link") {
        result.kind = Kind::link;
    } else if (name == "checked") {
        result.kind = Kind::checked;
    } else if (name == "disabled") {
        result.kind = Kind::disabled;
    } else if (name == "enabled") {
        result.kind = Kind::enabled;
    } else if (is_never(name)) {
        result.kind = Kind::never;
    } else {
        lexer_.fail("unknown pseudo-class :" + name);
    }
    return result;
}

Simple Compiler::nth(const std::string& name) {
    Simple result;
    result.kind = Kind::nth;
    result.from_end = name == "nth-last-child" || name == "nth-last-of-type";
    result.of_type = name == "nth-of-type" || name == "nth-last-of-type";
    if (!result.from_end && !result.of_type && name != "nth-child")
        lexer_.fail("unknown pseudo-class :" + name + "()");
    lexer_.skip_space();
    formula(result);
    const bool space = lexer_.skip_space();
    if (!result.of_type && space && to_lower(lexer_.peek()) == 'o' &&
        to_lower(lexer_.peek(1)) == 'f' && is_space(lexer_.peek(2))) {
        lexer_.take();
        lexer_.take();
        result.list = list(Where::nested);
    }
    return result;
}

/// "nl, 'en-GB'": any of these.
Simple Compiler::languages() {
    Simple result;
    result.kind = Kind::is;
    do {
        lexer_.skip_space();
        Simple one;
        one.kind = Kind::language;
        one.value = lexer_.peek() == '"' || lexer_.peek() == '\'' ? lexer_.quoted() : lexer_.name();
        result.list.push_back({{{Combinator::descendant, {std::move(one)}}}});
        lexer_.skip_space();
    } while (lexer_.take(","));
    return result;
}

/// "odd", "even", "5", "-n+3", "2n + 1": the An+B of the CSS Syntax standard.
void Compiler::formula(Simple& simple) {
    int sign = 1;
    if (lexer_.peek() == '-' || lexer_.peek() == '+') sign = lexer_.take() == '-' ? -1 : 1;
    const auto digits = lexer_.digits();
    if (to_lower(lexer_.peek()) != 'n') {
        if (digits.empty()) {
            const auto word = lower(lexer_.name());
            if (word != "odd" && word != "even") lexer_.fail("odd, even or An+B was expected");
            simple.step = 2;
            simple.offset = word == "odd" ? 1 : 0;
        } else {
            simple.offset = sign * number_of(digits);
        }
        return;
    }
    lexer_.take();
    simple.step = sign * (digits.empty() ? 1 : number_of(digits));
    lexer_.skip_space();
    if (lexer_.peek() != '-' && lexer_.peek() != '+') return;
    sign = lexer_.take() == '-' ? -1 : 1;
    lexer_.skip_space();
    const auto offset = lexer_.digits();
    if (offset.empty()) lexer_.fail("a number was expected");
    simple.offset = sign * number_of(offset);
}

}  // namespace parser::css

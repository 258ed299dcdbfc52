#include <array>
#include <charconv>

#include "parser/ascii.h"
#include "parser/selector_lexer.h"
#include "parser/selector_program.h"

namespace parser::css {
namespace {

using Kind = Simple::Kind;

constexpr std::size_t max_size = 10'000;
constexpr int max_depth = 24;

/// States that only a live page has. They are valid and never match.
constexpr std::array never_states{"active",  "focus",        "hover",         "visited",
                                  "target",  "focus-within", "focus-visible", "local-link",
                                  "current", "past",         "future",        "user-invalid",
                                  "paused",  "playing",      "host",          "defined"};

/// Attributes whose values HTML compares without regard to case.
constexpr std::array caseless{"align", "charset", "checked", "dir",   "disabled",
                              "lang",  "media",   "method",  "rel",   "rev",
                              "scope", "shape",   "type",    "valign"};

template <std::size_t N>
bool contains(const std::array<const char*, N>& words, std::string_view word) {
    return std::find(words.begin(), words.end(), word) != words.end();
}

class Compiler {
  public:
    explicit Compiler(std::string_view text) : lexer_{text} {}
    List run();

  private:
    enum class Where { top, nested, relative };
    List list(Where where);
    Complex complex(Where where);
    std::optional<Combinator> combinator();
    Compound compound();
    bool part(Compound& into);
    void type(Compound& into);
    Simple attribute();
    void attribute_value(Simple& simple);
    Simple pseudo();
    Simple functional(const std::string& name);
    Simple plain(const std::string& name) const;
    Simple nth(const std::string& name);
    void formula(Simple& simple);
    bool ends(Where where) const {
        return lexer_.done() || (where != Where::top && lexer_.peek() == ')');
    }

    Lexer lexer_;
    int depth_ = 0;
};

List Compiler::run() {
    auto result = list(Where::top);
    if (!lexer_.done()) lexer_.fail("an unexpected character");
    return result;
}

List Compiler::list(Where where) {
    if (++depth_ > max_depth) lexer_.fail("nested too deeply");
    List result;
    do {
        result.push_back(complex(where));
    } while (lexer_.take(","));
    --depth_;
    return result;
}

Complex Compiler::complex(Where where) {
    Complex result;
    lexer_.skip_space();
    auto next = Combinator::descendant;
    if (where == Where::relative) {
        if (const auto lead = combinator()) next = *lead;
    }
    while (true) {
        auto step = compound();
        step.combinator = next;
        result.compounds.push_back(std::move(step));
        const bool space = lexer_.skip_space();
        if (ends(where) || lexer_.peek() == ',') return result;
        const auto found = combinator();
        if (!found && !space) lexer_.fail("an unexpected character");
        next = found.value_or(Combinator::descendant);
    }
}

std::optional<Combinator> Compiler::combinator() {
    std::optional<Combinator> result;
    if (lexer_.take(">")) result = Combinator::child;
    if (!result && lexer_.take("+")) result = Combinator::next_sibling;
    if (!result && lexer_.take("~")) result = Combinator::later_sibling;
    if (result) lexer_.skip_space();
    return result;
}

Compound Compiler::compound() {
    Compound result;
    type(result);
    while (part(result)) {
    }
    if (result.parts.empty()) lexer_.fail("a selector was expected");
    return result;
}

/// "div", "*", "*|div", "|div": pages have no namespaces but these two ways to say "any" and
/// "none".
void Compiler::type(Compound& into) {
    const bool any_space = lexer_.peek() == '*' && lexer_.peek(1) == '|' && lexer_.peek(2) != '=';
    if (any_space) lexer_.take("*|");
    if (lexer_.take("*")) {
        into.parts.push_back({});
    } else if (lexer_.at_name()) {
        Simple tag;
        tag.kind = Kind::tag;
        tag.name = lower(lexer_.name());
        into.parts.push_back(std::move(tag));
    } else if (any_space) {
        lexer_.fail("a name was expected");
    }
    if (lexer_.peek() == '|') lexer_.fail("namespaces are not supported");
}

/// Reads one condition, if one stands here.
bool Compiler::part(Compound& into) {
    Simple simple;
    if (lexer_.take("#")) {
        simple.kind = Kind::id;
        if (!lexer_.at_name()) lexer_.fail("a name was expected after '#'");
        simple.name = lexer_.name();
    } else if (lexer_.take(".")) {
        simple.kind = Kind::class_name;
        simple.name = lexer_.name();
    } else if (lexer_.take("[")) {
        simple = attribute();
    } else if (lexer_.take(":")) {
        simple = pseudo();
    } else {
        return false;
    }
    into.parts.push_back(std::move(simple));
    return true;
}

Simple Compiler::attribute() {
    Simple result;
    result.kind = Kind::attribute;
    lexer_.skip_space();
    if (lexer_.peek() == '|' || (lexer_.peek() == '*' && lexer_.peek(1) == '|')) {
        lexer_.take("*");
        lexer_.take("|");
    }
    result.name = lower(lexer_.name());
    lexer_.skip_space();
    const char first = lexer_.peek();
    if (first == '=') {
        result.operation = lexer_.take();
        attribute_value(result);
    } else if (std::string_view{"~|^$*"}.find(first) != std::string_view::npos && first != '\0') {
        result.operation = lexer_.take();
        if (!lexer_.take("=")) lexer_.fail("'=' was expected");
        attribute_value(result);
    }
    if (!lexer_.take("]")) lexer_.fail("']' was expected");
    return result;
}

void Compiler::attribute_value(Simple& simple) {
    lexer_.skip_space();
    const bool quoted = lexer_.peek() == '"' || lexer_.peek() == '\'';
    simple.value = quoted ? lexer_.quoted() : lexer_.name();
    simple.ignore_case = contains(caseless, simple.name);
    lexer_.skip_space();
    const char flag = to_lower(lexer_.peek());
    if (flag != 'i' && flag != 's') return;
    lexer_.take();
    simple.ignore_case = flag == 'i';
    lexer_.skip_space();
}

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
    } else if (contains(never_states, name)) {
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

int number_of(std::string_view digits) {
    int value = 0;
    const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), value);
    return error == std::errc{} ? value : 1'000'000'000;
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

}  // namespace

tl::expected<List, std::string> compile(std::string_view text) {
    if (text.size() > max_size) return tl::unexpected(std::string{"at 0: too long"});
    try {
        return Compiler{text}.run();
    } catch (const Error& error) {
        return tl::unexpected("at " + std::to_string(error.at) + ": " + error.reason);
    }
}

}  // namespace parser::css

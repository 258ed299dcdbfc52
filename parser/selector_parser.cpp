#include <algorithm>
#include <array>

#include "parser/ascii.h"
#include "parser/selector_compiler.h"

namespace parser::css {
namespace {

constexpr std::size_t max_size = 10'000;
constexpr int max_depth = 24;

using Kind = Simple::Kind;

/// Attributes whose values HTML compares without regard to case.
constexpr std::array caseless{"align", "charset", "checked", "dir",   "disabled",
                              "lang",  "media",   "method",  "rel",   "rev",
                              "scope", "shape",   "type",    "valign"};

bool is_caseless(std::string_view attribute) {
    return std::find(caseless.begin(), caseless.end(), attribute) != caseless.end();
}

}  // namespace

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

/// "div", "*", "*|div". Pages have no namespaces, so that "any" is all that can be asked of them.
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
    simple.ignore_case = is_caseless(simple.name);
    lexer_.skip_space();
    const char flag = to_lower(lexer_.peek());
    if (flag != 'i' && flag != 's') return;
    lexer_.take();
    simple.ignore_case = flag == 'i';
    lexer_.skip_space();
}

tl::expected<List, std::string> compile(std::string_view text) {
    if (text.size() > max_size) return tl::unexpected(std::string{"at 0: too long"});
    try {
        return Compiler{text}.run();
    } catch (const Error& error) {
        return tl::unexpected("at " + std::to_string(error.at) + ": " + error.reason);
    }
}

}  // namespace parser::css

#include "parser/selector.h"

#include "parser/selector_match.h"
#include "parser/selector_program.h"

namespace parser {

struct Selector::Program {
    css::List list;
};

tl::expected<Selector, std::string> Selector::compile(std::string_view text) {
    auto list = css::compile(text);
    if (!list) return tl::unexpected(std::move(list.error()));
    auto program = std::make_unique<Program>();
    program->list = std::move(*list);
    return Selector{std::move(program)};
}

Selector::Selector(std::unique_ptr<Program> program) : program_{std::move(program)} {}
Selector::~Selector() = default;
Selector::Selector(Selector&&) noexcept = default;
Selector& Selector::operator=(Selector&&) noexcept = default;

bool Selector::matches(Element element) const {
    return element && css::Matcher{Element{}}.matches(program_->list, element);
}

std::vector<Element> Selector::all(Element scope) const {
    css::Matcher matcher{scope};
    std::vector<Element> found;
    for (auto at = scope.following(scope); at; at = at.following(scope)) {
        if (matcher.matches(program_->list, at)) found.push_back(at);
    }
    return found;
}

std::vector<Element> Selector::outermost(Element scope) const {
    css::Matcher matcher{scope};
    std::vector<Element> found;
    for (auto at = scope.following(scope); at;) {
        const bool matches = matcher.matches(program_->list, at);
        if (matches) found.push_back(at);
        at = matches ? at.following_outside(scope) : at.following(scope);
    }
    return found;
}

Element Selector::first(Element scope) const {
    css::Matcher matcher{scope};
    for (auto at = scope.following(scope); at; at = at.following(scope)) {
        if (matcher.matches(program_->list, at)) return at;
    }
    return {};
}

}  // namespace parser

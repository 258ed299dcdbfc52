#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "parser/selector_lexer.h"
#include "parser/selector_program.h"

namespace parser::css {

/// Turns the text of a selector into its program; throws Error where it is broken.
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
    Simple languages();
    void formula(Simple& simple);
    bool ends(Where where) const {
        return lexer_.done() || (where != Where::top && lexer_.peek() == ')');
    }

    Lexer lexer_;
    int depth_ = 0;
};

}  // namespace parser::css

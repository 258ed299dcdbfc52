#pragma once

#include <initializer_list>
#include <string>
#include <string_view>

namespace app {

/// A placeholder of a template, and what stands for it.
struct Filling {
    Filling(std::string_view placeholder, std::string_view with) : name{placeholder}, text{with} {}

    std::string_view name;
    std::string text;
};

/// Text as it may stand in HTML, also within a quoted attribute.
std::string html_escaped(std::string_view text);

/// Text as it may stand in a quoted JSON string within a script element.
std::string json_escaped(std::string_view text);

/// The demo's template of that name with `{{name}}` replaced by the escaped filling and
/// `{{{name}}}` by the filling as it stands. Throws `std::logic_error` where a filling is missing:
/// templates are ours.
std::string fill_template(std::string_view file, std::initializer_list<Filling> fillings);

}  // namespace app

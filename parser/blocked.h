#pragma once

#include <string>
#include <string_view>

namespace parser {

/// What shows that these bytes are a bot challenge or a login wall instead of the page that was
/// asked for; empty where nothing does. To be asked only about pages that nothing was read from: a
/// real page may hold a captcha for its review form.
std::string sign_of_block(std::string_view bytes);

}  // namespace parser

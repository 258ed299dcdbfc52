#include "parser/blocked.h"

#include <array>
#include <utility>

#include "parser/ascii.h"

namespace parser {
namespace {

using Sign = std::pair<std::string_view, std::string_view>;

/// Found on challenge pages only, whatever their size.
constexpr std::array<Sign, 19> certain{{
    {"_cf_chl_opt", "Cloudflare challenge"},
    {"cf-browser-verification", "Cloudflare challenge"},
    {"/cdn-cgi/challenge-platform/h/", "Cloudflare challenge"},
    {"cf-error-details", "Cloudflare refusal"},
    {"captcha-delivery.com", "DataDome challenge"},
    {"px-captcha", "PerimeterX challenge"},
    {"_incapsula_resource", "Incapsula challenge"},
    {"incapsula incident id", "Incapsula refusal"},
    {"awswafcookiedomainlist", "AWS WAF challenge"},
    {"window.gokuprops", "AWS WAF challenge"},
    {"pardon our interruption", "Imperva challenge"},
    {"errors.edgesuite.net", "Akamai refusal"},
    {"not a robot", "it asks to prove that one is no robot"},
    {"not a bot", "it asks to prove that one is no robot"},
    {"you are a human", "it asks to prove that one is no robot"},
    {"you&#39;re not a robot", "it asks to prove that one is no robot"},
    {"geen robot", "it asks to prove that one is no robot"},
    {"kein roboter", "it asks to prove that one is no robot"},
    {"unusual traffic", "it complains of unusual traffic"},
}};

/// Common on real pages too; a sign where the page says little else.
constexpr std::array<Sign, 12> likely{{
    {"g-recaptcha", "captcha"},
    {"h-captcha", "captcha"},
    {"hcaptcha.com", "captcha"},
    {"challenges.cloudflare.com", "Cloudflare challenge"},
    {"captcha", "captcha"},
    {"are you a robot", "it asks to prove that one is no robot"},
    {"you're not a robot", "it asks to prove that one is no robot"},
    {"just a moment", "Cloudflare challenge"},
    {"access denied", "access denied"},
    {"access to this page has been denied", "access denied"},
    {"enable javascript and cookies to continue", "challenge"},
    {"type=\"password\"", "login wall"},
}};

/// Letters that people see, roughly: neither tags nor what stands in scripts and styles.
std::size_t visible_letters(std::string_view page) {
    std::size_t letters = 0;
    std::size_t i = 0;
    const auto past = [&](std::string_view end) {
        const auto at = page.find(end, i);
        i = at == std::string_view::npos ? page.size() : at + end.size();
    };
    while (i < page.size()) {
        if (page.compare(i, 7, "<script") == 0) {
            past("</script");
        } else if (page.compare(i, 6, "<style") == 0) {
            past("</style");
        } else if (page[i] == '<') {
            past(">");
        } else {
            letters += is_space(page[i]) ? 0 : 1;
            ++i;
        }
    }
    return letters;
}

}  // namespace

std::string sign_of_block(std::string_view bytes) {
    constexpr std::size_t largest_challenge = 200'000;
    constexpr std::size_t few_letters = 1'500;
    if (bytes.size() > largest_challenge) return {};
    const std::string page = lower(bytes);
    const std::size_t letters = visible_letters(page);
    if (letters > 4 * few_letters) return {};
    for (const auto& [sign, meaning] : certain)
        if (page.find(sign) != std::string::npos) return std::string{meaning};
    if (letters > few_letters) return {};
    for (const auto& [sign, meaning] : likely)
        if (page.find(sign) != std::string::npos) return std::string{meaning};
    return {};
}

}  // namespace parser

#include "crawler/answer.h"

#include <algorithm>
#include <array>

namespace crawler {
namespace {

struct Mark {
    std::string_view header;
    std::string_view value;
};

// Cloudflare and AWS WAF announce their challenges so.
constexpr std::array<Mark, 3> challenge_marks = {{{"cf-mitigated", "challenge"},
                                                  {"x-amzn-waf-action", "challenge"},
                                                  {"x-amzn-waf-action", "captcha"}}};

}  // namespace

std::string_view describe(Fault fault) {
    switch (fault) {
        case Fault::none:
            return "answered";
        case Fault::resolve:
            return "host name not found";
        case Fault::connect:
            return "no connection";
        case Fault::tls:
            return "no trust in its certificate";
        case Fault::timeout:
            return "time-out";
        case Fault::reset:
            return "connection broken";
        case Fault::too_large:
            return "too large";
        case Fault::forbidden_address:
            return "not a public address";
        case Fault::bad_url:
            return "not a web address";
    }
    return "fault";
}

std::string describe(const Response& response) {
    if (response.fault != Fault::none) return std::string(describe(response.fault));
    return "HTTP " + std::to_string(response.status);
}

bool may_pass(const Response& response) {
    constexpr std::array<Fault, 4> faults = {Fault::resolve, Fault::connect, Fault::timeout,
                                             Fault::reset};
    constexpr std::array<int, 7> statuses = {408, 425, 429, 500, 502, 503, 504};
    if (response.fault != Fault::none)
        return std::find(faults.begin(), faults.end(), response.fault) != faults.end();
    return std::find(statuses.begin(), statuses.end(), response.status) != statuses.end();
}

bool redirects(const Response& response) {
    constexpr std::array<int, 5> statuses = {301, 302, 303, 307, 308};
    return response.fault == Fault::none &&
           std::find(statuses.begin(), statuses.end(), response.status) != statuses.end();
}

std::string challenge(const Response& response) {
    for (const Mark& mark : challenge_marks)
        if (response.header(mark.header) == mark.value)
            return std::string(mark.header) + ": " + std::string(mark.value);
    return {};
}

}  // namespace crawler

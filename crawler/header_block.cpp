#include "crawler/header_block.h"

#include <algorithm>
#include <charconv>

#include "crawler/text.h"

namespace crawler {
namespace {

std::string_view take_line(std::string_view& text) {
    const auto end = std::min(text.find('\n'), text.size());
    const std::string_view line = text.substr(0, end);
    text.remove_prefix(std::min(end + 1, text.size()));
    return line;
}

}  // namespace

Headers take_headers(std::string_view& text) {
    Headers headers;
    bool skipped = true;  // the line before was no header
    while (!text.empty()) {
        const std::string_view line = take_line(text);
        const auto colon = line.find(':');
        if (line.empty() || line == "\r") break;
        if (line.find_first_of(" \t") == 0) {
            if (!skipped) headers.back().second += ' ' + std::string(trimmed(line));
            continue;
        }
        skipped = colon == std::string_view::npos;
        if (skipped) continue;
        headers.emplace_back(lower(trimmed(line.substr(0, colon))),
                             trimmed(line.substr(colon + 1)));
    }
    return headers;
}

Response take_http_head(std::string_view& block) {
    Response response;
    const std::string_view line = take_line(block);
    const auto blank = std::min(line.find(' '), line.size());
    const std::string_view code = trimmed(line.substr(blank)).substr(0, 3);
    std::from_chars(code.data(), code.data() + code.size(), response.status);
    response.headers = take_headers(block);
    return response;
}

}  // namespace crawler

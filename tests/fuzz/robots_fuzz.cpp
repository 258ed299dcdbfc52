// A robots.txt, asked about paths. Its last line is a path too.
#include <algorithm>
#include <set>

#include "crawler/robots.h"
#include "tests/fuzz/fuzz.h"

namespace {

using crawler::Decision;
using crawler::Robots;

std::vector<std::string_view> lines_of(std::string_view text) {
    std::vector<std::string_view> lines;
    while (true) {
        const auto end = text.find_first_of("\r\n");
        lines.push_back(text.substr(0, end));
        if (end == std::string_view::npos) return lines;
        text.remove_prefix(end + (text.substr(end, 2) == "\r\n" ? 2 : 1));
    }
}

/// Whether lines stand in the file just as they are read: not in UTF-16, not wrapped in HTML.
bool is_plain(std::string_view text) {
    return text.find_first_of("<\xfe\xff") == std::string_view::npos;
}

void check(const Decision& decision, const std::vector<std::string_view>& lines, bool plain) {
    const auto line = static_cast<std::size_t>(decision.line);
    fuzz::demand(decision.line >= 0, "a line is counted from 1");
    fuzz::demand((line == 0) == decision.rule.empty(), "a rule has a line, and a line its rule");
    if (line == 0) return fuzz::demand(decision.allowed, "what no rule forbids is allowed");
    fuzz::demand(decision.rule.starts_with(decision.allowed ? "Allow: " : "Disallow: "),
                 "the rule that decides says so");
    if (!plain) return;
    fuzz::demand(line <= lines.size(), "the line that decides is one of the file");
    const auto value = std::string_view{decision.rule}.substr(decision.rule.find(": ") + 2);
    fuzz::demand(lines[line - 1].find(value) != std::string_view::npos,
                 "the line that decides holds its rule");
}

}  // namespace

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const auto text = fuzz::text_of(data, size);
    const auto lines = lines_of(text);
    const auto robots = Robots::parse(text, "https://www.voorbeeld.nl/robots.txt");
    const std::string last{lines.back()};
    for (const std::string& url : {std::string{"/"}, std::string{"/a/b.html?c=d&e=%7E%2f#f"},
                                   std::string{"https://www.voorbeeld.nl/map/index.html"}, last})
        for (const char* agent : {"negenplus", "Negenplus/1.0 (+https://voorbeeld.nl)", "ander"})
            check(robots.decide(agent, url), lines, is_plain(text));
    fuzz::demand(robots.decide("negenplus", "/robots.txt").allowed, "robots.txt itself is allowed");
    const auto delay = robots.crawl_delay("negenplus");
    fuzz::demand(!delay || (*delay >= 0 && *delay <= 1e9), "a delay is some seconds");
    fuzz::demand(delay.has_value() == (robots.crawl_delay_line("negenplus") > 0),
                 "a delay has its line");
    const std::set<std::string> sitemaps{robots.sitemaps().begin(), robots.sitemaps().end()};
    fuzz::demand(sitemaps.size() == robots.sitemaps().size(), "no sitemap is named twice");
    // Behind a lone '%' decoding may make a code of what was none.
    const auto path = crawler::comparable_path(last.substr(0, last.find('%')));
    fuzz::demand(crawler::comparable_path(path) == path, "a comparable path stays as it is");
    fuzz::demand(crawler::rule_matches(path, path), "a path without signs matches itself");
    fuzz::demand(crawler::rule_matches(path + "$", path), "and to its end");
    return 0;
}

#include "crawler/robots.h"

#include <algorithm>
#include <charconv>
#include <cstdint>
#include <set>

#include "crawler/text.h"
#include "crawler/url.h"

namespace crawler {
namespace {

void append_utf8(std::string& text, std::uint32_t code) {
    const auto byte = [&](std::uint32_t value) { text += static_cast<char>(value); };
    if (code < 0x80) {
        byte(code);
    } else if (code < 0x800) {
        byte(0xc0 | code >> 6);
        byte(0x80 | (code & 0x3f));
    } else if (code < 0x10000) {
        byte(0xe0 | code >> 12);
        byte(0x80 | (code >> 6 & 0x3f));
        byte(0x80 | (code & 0x3f));
    } else {
        byte(0xf0 | code >> 18);
        byte(0x80 | (code >> 12 & 0x3f));
        byte(0x80 | (code >> 6 & 0x3f));
        byte(0x80 | (code & 0x3f));
    }
}

std::string from_utf16(std::string_view bytes, bool big_endian) {
    std::string text;
    std::uint32_t high = 0;
    for (std::size_t i = 0; i + 1 < bytes.size(); i += 2) {
        const auto first = static_cast<unsigned char>(bytes[i]);
        const auto second = static_cast<unsigned char>(bytes[i + 1]);
        const std::uint32_t unit = big_endian ? first * 256u + second : second * 256u + first;
        if (unit >= 0xd800 && unit < 0xdc00) {
            high = unit;
        } else if (unit >= 0xdc00 && unit < 0xe000) {
            if (high != 0) append_utf8(text, 0x10000 + ((high - 0xd800) << 10) + (unit - 0xdc00));
            high = 0;
        } else {
            append_utf8(text, unit);
        }
    }
    return text;
}

/// The file as UTF-8 without its byte order mark.
std::string as_text(std::string_view bytes) {
    if (bytes.substr(0, 3) == "\xef\xbb\xbf") return std::string(bytes.substr(3));
    const bool big_endian = bytes.substr(0, 2) == "\xfe\xff";
    if (!big_endian && bytes.substr(0, 2) != "\xff\xfe") return std::string(bytes);
    // Some files bear the mark of UTF-16 before plain bytes; a real one has zeros in its ASCII.
    const bool wide = bytes.substr(2, 64).find('\0') != std::string_view::npos;
    return wide ? from_utf16(bytes.substr(2), big_endian) : std::string(bytes.substr(2));
}

/// Without anything that looks like an HTML tag.
std::string without_tags(std::string_view line) {
    std::string text;
    while (!line.empty()) {
        const auto open = line.find('<');
        text += line.substr(0, open);
        if (open == std::string_view::npos) break;
        const auto close = line.find('>', open);
        if (close == std::string_view::npos) break;
        line.remove_prefix(close + 1);
    }
    return text;
}

/// "*", or the product token that a User-agent line or header begins with, in lower case.
std::string product_token(std::string_view text) {
    text = trimmed(text);
    if (!text.empty() && text.front() == '*') return "*";
    return lower(text.substr(0, text.find_first_of(" \t/")));
}

bool has(const std::vector<std::string>& agents, std::string_view agent) {
    return std::find(agents.begin(), agents.end(), agent) != agents.end();
}

/// The name of a line without case, blanks, hyphens and stray bytes: "User Agent" is "useragent".
std::string key_of(std::string_view text) {
    std::string key;
    for (const char c : lower(text))
        if (c > ' ' && c < 0x7f && c != '-') key += c;
    return key;
}

std::optional<double> seconds(std::string_view text) {
    double value = 0;
    const auto read = std::from_chars(text.data(), text.data() + text.size(), value);
    const bool whole = read.ec == std::errc{} && read.ptr == text.data() + text.size();
    if (!whole || !(value >= 0) || value > 1e9) return std::nullopt;
    return value;
}

/// Path and query of an absolute URL or of a path; "/" where there is none.
std::string target_of(std::string_view url) {
    url = url.substr(0, url.find('#'));
    if (url.empty()) return "/";
    if (url.front() != '/' || url.substr(0, 2) == "//") {
        const auto scheme = url.find("//");
        const auto mark = url.find_first_of("/?;");
        if (scheme != std::string_view::npos && (scheme == 0 || scheme == mark))
            url.remove_prefix(scheme + 2);
        const auto begin = url.find_first_of("/?;");
        url = begin == std::string_view::npos ? std::string_view{} : url.substr(begin);
    }
    return url.empty() || url.front() != '/' ? '/' + std::string(url) : std::string(url);
}

}  // namespace

/// Reads the lines one by one and keeps which agents the next rule is for.
class RobotsParser {
  public:
    RobotsParser(Robots& robots, std::string_view url) : robots_(robots), base_(parse_url(url)) {}

    void read(std::string_view text) {
        html_ = !trimmed(text).empty() && trimmed(text).front() == '<';
        while (!text.empty()) {
            const auto end = text.find_first_of("\r\n");
            ++line_;
            read_line(text.substr(0, end));
            if (end == std::string_view::npos) break;
            text.remove_prefix(end + (text.substr(end, 2) == "\r\n" ? 2 : 1));
        }
    }

  private:
    void read_line(std::string_view line) {
        const std::string plain = html_ ? without_tags(line) : std::string(line);
        const std::string_view text = trimmed(std::string_view(plain).substr(0, plain.find('#')));
        const auto colon = text.find(':');
        if (colon == std::string_view::npos) return;
        const std::string key = key_of(text.substr(0, colon));
        const std::string_view value = trimmed(text.substr(colon + 1));
        if (key == "useragent") agent(value);
        if (key == "allow" || key == "disallow") rule(key == "allow", value);
        if (key == "crawldelay") delay(value);
        if (key == "sitemap") sitemap(value);
        if ((key == "http" || key == "https") && names_sitemap(value)) sitemap(text);
    }

    /// A line that forgot its "Sitemap:".
    static bool names_sitemap(std::string_view rest) {
        return rest.substr(0, 2) == "//" && rest.find("sitemap") != std::string_view::npos;
    }

    void agent(std::string_view value) {
        const std::string token = product_token(value);
        if (token.empty()) return;
        if (robots_.groups_.empty() || rules_seen_) robots_.groups_.emplace_back();
        // A delay above every User-agent line is nobody's, once there is one.
        if (robots_.groups_.size() == 1 && robots_.groups_[0].agents.empty())
            robots_.delays_.clear();
        if (robots_.delays_.empty() || rules_seen_ || delay_seen_) robots_.delays_.emplace_back();
        rules_seen_ = delay_seen_ = false;
        robots_.groups_.back().agents.push_back(token);
        robots_.delays_.back().agents.push_back(token);
    }

    void rule(bool allow, std::string_view value) {
        if (robots_.groups_.empty()) return;
        rules_seen_ = true;
        if (value.empty()) return;
        const std::string written = (allow ? "Allow: " : "Disallow: ") + std::string(value);
        const std::string pattern = comparable_rule(value);
        auto& rules = robots_.groups_.back().rules;
        rules.push_back({allow, pattern, written, line_});
        // As Google's parser does: who allows a folder's index page allows the folder.
        const auto name = pattern.rfind('/') + 1;
        if (allow && name > 0 && pattern.compare(name, 9, "index.htm") == 0)
            rules.push_back({allow, pattern.substr(0, name) + '$', written, line_});
    }

    /// Meant for the agents just above it; in a file that names none, for everyone. Of several for
    /// the same agents the longest holds.
    void delay(std::string_view value) {
        delay_seen_ = true;
        const auto asked = seconds(value);
        if (!asked) return;
        if (robots_.delays_.empty()) robots_.delays_.push_back({{"*"}, {}, 0});
        Robots::Delay& delay = robots_.delays_.back();
        if (!delay.seconds || *delay.seconds < *asked) delay = {delay.agents, asked, line_};
    }

    void sitemap(std::string_view value) {
        if (value.empty()) return;
        std::string url(value);
        if (base_)
            if (const auto whole = resolve(*base_, value)) url = whole->text();
        if (known_sitemaps_.insert(url).second) robots_.sitemaps_.push_back(std::move(url));
    }

    Robots& robots_;
    std::optional<Url> base_;
    bool html_ = false;
    bool rules_seen_ = false;
    bool delay_seen_ = false;
    int line_ = 0;
    std::set<std::string> known_sitemaps_;
};

Robots Robots::parse(std::string_view bytes, std::string_view url) {
    Robots robots;
    RobotsParser(robots, url).read(as_text(bytes));
    return robots;
}

/// The name under which the file speaks to this crawler: its own token, else "*".
std::string Robots::agent_for(std::string_view token) const {
    const std::string wanted = product_token(token);
    const bool named = std::any_of(groups_.begin(), groups_.end(),
                                   [&](const Group& group) { return has(group.agents, wanted); });
    return named ? wanted : "*";
}

const Robots::Delay* Robots::delay_for(std::string_view token) const {
    const std::string agent = agent_for(token);
    const Delay* longest = nullptr;
    for (const Delay& delay : delays_) {
        if (!delay.seconds || !has(delay.agents, agent)) continue;
        if (longest == nullptr || *longest->seconds < *delay.seconds) longest = &delay;
    }
    return longest;
}

Decision Robots::decide(std::string_view token, std::string_view url) const {
    const std::string agent = agent_for(token);
    const std::string path = comparable_path(target_of(url));
    if (path == "/robots.txt") return {};
    const Rule* best = nullptr;
    for (const Group& group : groups_) {
        if (!has(group.agents, agent)) continue;
        for (const Rule& rule : group.rules) {
            const auto length = rule.pattern.size();
            const bool better = best == nullptr || length > best->pattern.size() ||
                                (length == best->pattern.size() && rule.allow && !best->allow);
            if (better && rule_matches(rule.pattern, path)) best = &rule;
        }
    }
    if (best == nullptr) return {};
    return {best->allow, best->written, best->line};
}

std::optional<double> Robots::crawl_delay(std::string_view token) const {
    const Delay* delay = delay_for(token);
    return delay == nullptr ? std::nullopt : delay->seconds;
}

int Robots::crawl_delay_line(std::string_view token) const {
    const Delay* delay = delay_for(token);
    return delay == nullptr ? 0 : delay->line;
}

}  // namespace crawler

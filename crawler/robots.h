#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace crawler {

/// A robots.txt's answer about one URL, with the line that gave it.
struct Decision {
    bool allowed = true;
    std::string rule;  ///< "Disallow: /private", as written; empty: no rule matched
    int line = 0;      ///< counted from 1; 0: no rule matched
};

/// A robots.txt after RFC 9309. Beyond it: Crawl-delay, Sitemap, UTF-16 and robots files that were
/// wrapped in HTML are read too. Nothing in it can be an error: what is not understood is skipped.
class Robots {
  public:
    /// `url` is where the file was found; Sitemap lines may be relative to it.
    static Robots parse(std::string_view bytes, std::string_view url = {});

    /// `token` is a product token ("negenplus") or a User-Agent that begins with one; `url` an
    /// absolute URL or a path. Takes time linear in rules × length, however many stars they hold.
    Decision decide(std::string_view token, std::string_view url) const;
    /// Seconds, as the group for `token` asks.
    std::optional<double> crawl_delay(std::string_view token) const;
    /// The line of that Crawl-delay; 0 where there is none.
    int crawl_delay_line(std::string_view token) const;
    /// In the order of the file, each once.
    const std::vector<std::string>& sitemaps() const { return sitemaps_; }

  private:
    friend class RobotsParser;
    struct Rule {
        bool allow = false;
        std::string pattern;  ///< comparable
        std::string written;
        int line = 0;
    };
    /// Rules for some agents: product tokens in lower case, or "*".
    struct Group {
        std::vector<std::string> agents;
        std::vector<Rule> rules;
    };
    /// A Crawl-delay for some agents. Other records do not end a group (RFC 9309, 2.2.4), so these
    /// are not always the agents of the rules around it.
    struct Delay {
        std::vector<std::string> agents;
        std::optional<double> seconds;
        int line = 0;
    };

    std::string agent_for(std::string_view token) const;
    const Delay* delay_for(std::string_view token) const;

    std::vector<Group> groups_;
    std::vector<Delay> delays_;
    std::vector<std::string> sitemaps_;
};

/// Paths and rules in the form in which RFC 9309 section 2.2.2 compares them: percent-codes of
/// unreserved characters decoded, all other codes in capitals, everything that may not stand in a
/// URL encoded. In a path, `*` and `$` are encoded too, for they are signs in a rule.
std::string comparable_path(std::string_view path);
std::string comparable_rule(std::string_view rule);

/// Whether a comparable rule matches a comparable path: from its beginning, `*` stands for anything
/// and a last `$` for the end.
bool rule_matches(std::string_view rule, std::string_view path);

}  // namespace crawler

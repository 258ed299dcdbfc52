#include <ostream>

#include "app/commands.h"
#include "app/json.h"
#include "crawler/robots.h"

namespace app {
namespace {

/// `robots check`: the judgement that a crawl makes, with the line that decided.
class RobotsCheck final : public Command {
  public:
    RobotsCheck(CLI::App& root, World& world)
        : Command{root, "robots", "what a robots.txt allows", world} {
        app_->require_subcommand(1);
        CLI::App* check = app_->add_subcommand(
            "check", "say of each URL whether it is allowed, and by which line");
        check->add_option("--robots", file_, "the robots.txt file, or - for standard input")
            ->required();
        check->add_option("--agent", agent_, "product token (default: negenplus)");
        check->add_option("--format", common_.format, "how to print it (default: table)")
            ->check(CLI::IsMember({"table", "jsonl", "csv"}));
        check->add_option("url", urls_, "URLs or paths")->required();
        common_.format = "table";
    }

    int run() override {
        const Format format = format_from(common_.format);
        const auto robots = crawler::Robots::parse(read_bytes(file_, world_));
        Rows rows{{"allowed", "url", "rule", "line"}, {}};
        for (const std::string& url : urls_) {
            const crawler::Decision decision = robots.decide(agent_, url);
            switch (format) {
                case Format::table:
                    world_.out << (decision.allowed ? "allowed" : "disallowed") << '\t' << url
                               << '\t' << where(decision) << '\n';
                    break;
                case Format::jsonl:
                    print_json(robots, decision, url);
                    break;
                case Format::csv:
                    rows.rows.push_back(
                        {decision.allowed, url, decision.rule, static_cast<long>(decision.line)});
            }
        }
        if (format == Format::csv) print(rows, format, world_.out);
        return done;
    }

  private:
    static std::string where(const crawler::Decision& decision) {
        if (decision.line == 0) return "no rule matches";
        return "line " + std::to_string(decision.line) + ": " + decision.rule;
    }

    void print_json(const crawler::Robots& robots, const crawler::Decision& decision,
                    const std::string& url) {
        JsonLine json;
        json.begin_object();
        json.member("url", url);
        json.member("allowed", decision.allowed);
        json.member("rule", decision.rule);
        json.member("line", static_cast<long>(decision.line));
        json.key("crawl_delay");
        if (const auto delay = robots.crawl_delay(agent_)) {
            json.value(*delay);
        } else {
            json.value(std::monostate{});
        }
        json.key("sitemaps");
        json.begin_array();
        for (const std::string& sitemap : robots.sitemaps()) json.value(sitemap);
        json.end_array();
        json.end_object();
        world_.out << json.text() << '\n';
    }

    std::string file_;
    std::string agent_ = "negenplus";
    std::vector<std::string> urls_;
};

}  // namespace

CommandPtr make_robots(CLI::App& root, World& world) {
    return std::make_unique<RobotsCheck>(root, world);
}

}  // namespace app

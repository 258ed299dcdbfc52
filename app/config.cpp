#include "app/config.h"

#include <algorithm>
#include <fstream>
#include <sstream>

#include "app/sources.h"
#include "app/toml_table.h"
#include "app/version.h"
#include "crawler/address.h"
#include "store/place.h"

namespace app {
namespace {

namespace fs = std::filesystem;

template <typename Value, typename Found>
void set(Value& value, const Found& found) {
    if (found) value = static_cast<Value>(*found);
}

fs::path beside(const fs::path& file, const std::string& path) {
    return path.empty() ? fs::path{} : (file.parent_path() / path).lexically_normal();
}

/// A table's budget; its keys begin with `prefix`.
crawler::Budget read_budget(TomlTable& table, const std::string& prefix) {
    crawler::Budget budget;
    budget.minutes = table.number(prefix + "minutes", 0.01, 1e6);
    budget.pages = table.whole(prefix + "pages", 1, 10'000'000);
    budget.mib = table.number(prefix + "mib", 0.01, 1e9);
    return budget;
}

void check_addresses(const TomlTable& table, const char* key,
                     const std::vector<std::string>& urls) {
    for (const std::string& url : urls) {
        if (!is_web_address(url)) table.refuse(key, "must begin with http:// or https://: " + url);
    }
}

void read_crawl(TomlTable table, Config& config) {
    crawler::Settings& crawl = config.crawl;
    config.contact = table.text("contact").value_or("");
    set(crawl.delay_seconds, table.number("delay", 0, 3600));
    set(crawl.max_crawl_delay, table.number("max_crawl_delay", 0, 86400));
    set(crawl.max_backoff_seconds, table.number("max_backoff", 1, 86400));
    set(crawl.revisit_share, table.number("revisit_share", 0, 10));
    set(crawl.max_revisit_days, table.number("max_revisit_days", 0, 3650));
    const long most_pages = *crawl.source_budget.pages;
    crawl.source_budget = read_budget(table, "max_");
    if (!crawl.source_budget.pages) crawl.source_budget.pages = most_pages;
    set(crawl.max_next, table.whole("max_next", 0, 100'000));
    set(crawl.max_redirects, table.whole("max_redirects", 0, 20));
    set(crawl.max_tries, table.whole("max_tries", 1, 20));
    if (const auto seconds = table.number("timeout", 1, 600)) {
        crawl.timeout = std::chrono::milliseconds{static_cast<long>(*seconds * 1000)};
    }
    if (const auto mib = table.whole("max_body_mib", 1, 256)) {
        crawl.max_body = static_cast<std::size_t>(*mib) << 20;
    }
    config.allow = table.texts("allow");
    for (const std::string& allowed : config.allow) {
        if (allowed.find('/') != std::string::npos && !crawler::parse_range(allowed))
            table.refuse("allow", "must be hosts, or networks such as 10.1.0.0/16: " + allowed);
    }
    table.done();
}

crawler::SourcePlan read_watch(TomlTable table, Config& config) {
    crawler::SourcePlan plan;
    const auto source = table.text("source");
    if (!source || source->empty()) table.refuse("source", "is missing: give this watch a name");
    plan.source = *source;
    plan.urls = table.texts("urls");
    check_addresses(table, "urls", plan.urls);
    plan.sitemaps = table.texts("sitemaps");
    const auto named = std::find(plan.sitemaps.begin(), plan.sitemaps.end(), crawler::from_robots);
    std::vector<std::string> written = plan.sitemaps;
    std::erase(written, crawler::from_robots);
    check_addresses(table, "sitemaps", written);
    if (plan.urls.empty() && (written.empty() || named != plan.sitemaps.end()))
        table.refuse("urls", "is missing: name at least one page to begin with");
    plan.only = table.texts("only");
    plan.delay_seconds = table.number("delay", 0, 3600);
    plan.budget = read_budget(table, "max_");
    WatchFacts facts{table.text("category").value_or(""), table.text("place").value_or("")};
    table.done();
    if (!facts.category.empty() || !facts.place.empty())
        config.facts.insert_or_assign(plan.source, std::move(facts));
    return plan;
}

Pin read_pin(TomlTable table) {
    Pin pin;
    const auto host = table.text("host");
    const auto to = table.text("to");
    if (!host || host->empty()) table.refuse("host", "is missing");
    pin.host = *host;
    set(pin.port, table.whole("port", 1, 65535));
    const auto colon = to ? to->rfind(':') : std::string::npos;
    if (colon == std::string::npos || colon == 0) table.refuse("to", "must be \"address:port\"");
    pin.to_host = to->substr(0, colon);
    std::istringstream port{to->substr(colon + 1)};
    if (!(port >> pin.to_port) || !port.eof() || pin.to_port < 1 || pin.to_port > 65535) {
        table.refuse("to", "must be \"address:port\"");
    }
    table.done();
    return pin;
}

/// "nl", "pt-BR": letters, digits and hyphens, so that it names a file and no path.
bool is_language(std::string_view name) {
    return !name.empty() && name.size() <= 35 &&
           std::all_of(name.begin(), name.end(), [](unsigned char c) {
               return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') ||
                      c == '-';
           });
}

void read_report(TomlTable table, Config& config) {
    if (const auto out = table.text("out")) config.report_out = beside(config.file, *out);
    set(config.report_title, table.text("title"));
    if (const auto language = table.text("language")) {
        if (!is_language(*language))
            table.refuse("language",
                         "must be \"nl\", \"en\" or that of a file of words in the theme");
        config.language = language_from(*language);
    }
    config.theme = beside(config.file, table.text("theme").value_or(""));
    set(config.keep_reports, table.whole("keep_reports", 0, 10'000));
    table.done();
}

void read_verdict(TomlTable table, delight::Rules& rules) {
    set(rules.delighted_from, table.number("delighted_from", 1, 10));
    set(rules.disappointed_below, table.number("disappointed_below", 1, 10));
    if (rules.disappointed_below > rules.delighted_from) {
        table.refuse("disappointed_below", "may not be above delighted_from");
    }
    if (const auto months = table.number("half_life_months", 0.1, 1200)) {
        rules.half_life_months = *months;
        rules.fit_half_life = false;
    }
    set(rules.min_effective_n, table.number("min_effective_n", 0, 1e6));
    set(rules.max_width, table.number("max_width", 0, 1));
    set(rules.min_bar, table.number("min_bar", 0, 1));
    set(rules.delight_probability, table.number("delight_probability", 0, 1));
    set(rules.many_disappointed, table.number("many_disappointed", 0, 1));
    set(rules.many_disappointed_probability, table.number("many_disappointed_probability", 0, 1));
    set(rules.hot_delighted, table.number("hot_delighted", 0, 1));
    set(rules.hot_disappointed, table.number("hot_disappointed", 0, 1));
    set(rules.cold_probability, table.number("cold_probability", 0, 1));
    set(rules.cold_disappointed, table.number("cold_disappointed", 0, 1));
    set(rules.promising_probability, table.number("promising_probability", 0, 1));
    set(rules.min_segment, table.whole("min_segment", 1, 1'000'000));
    set(rules.min_shared, table.whole("min_shared", 2, 1'000'000));
    set(rules.customer_value, table.number("customer_value", 0, 1e9));
    set(rules.bond_low, table.number("bond_low", 0, 100));
    set(rules.bond_high, table.number("bond_high", 0, 100));
    if (rules.bond_low > rules.bond_high) table.refuse("bond_low", "may not be above bond_high");
    table.done();
}

void read_match(TomlTable table, model::MatchRules& rules) {
    set(rules.join_from, table.number("join_from", 0.5, 1));
    set(rules.show_from, table.number("show_from", 0.001, 1));
    if (rules.show_from > rules.join_from) table.refuse("show_from", "may not be above join_from");
    table.done();
}

/// What a config may say of one of several words.
template <typename Value>
std::optional<Value> one_of(TomlTable& table, const char* key,
                            std::initializer_list<std::pair<std::string_view, Value>> words) {
    const auto text = table.text(key);
    if (!text) return std::nullopt;
    std::string known;
    for (const auto& [word, value] : words) {
        if (word == *text) return value;
        known += (known.empty() ? "\"" : ", \"") + std::string{word} + '"';
    }
    table.refuse(key, "must be one of " + known);
}

void read_log(TomlTable table, Config& config) {
    LogRules& log = config.log;
    set(log.to, one_of<LogTo>(table, "to",
                              {{"stderr", LogTo::standard_error},
                               {"file", LogTo::file},
                               {"journal", LogTo::journal}}));
    log.level = usual_level(log.to);
    set(log.level, one_of<LogLevel>(table, "level",
                                    {{"info", LogLevel::info},
                                     {"warning", LogLevel::warning},
                                     {"error", LogLevel::error}}));
    log.file = beside(config.file, table.text("file").value_or("negenplus.log"));
    set(log.max_mib, table.number("max_mib", 0.01, 10'000));
    set(log.files, table.whole("files", 1, 1000));
    set(log.json, table.flag("json"));
    table.done();
}

void read_privacy(TomlTable table, Config& config) {
    set(config.keep_words_months, table.whole("keep_words_months", 0, 1200));
    set(config.keep_reviews_months, table.whole("keep_reviews_months", 0, 1200));
    const int words = config.keep_words_months;
    if (config.keep_reviews_months != 0 && words > config.keep_reviews_months)
        table.refuse("keep_words_months", "may not be above keep_reviews_months");
    table.done();
}

Config read(TomlTable table, const fs::path& file) {
    Config config;
    config.file = file;
    const std::string database = table.text("database").value_or("negenplus.db");
    config.database = store::on_server(database) ? fs::path{database} : beside(file, database);
    config.state = beside(file, table.text("state").value_or(""));
    config.archive = beside(file, table.text("archive").value_or(""));
    set(config.archive_days, table.whole("archive_days", 0, 36'500));
    config.recipes = beside(file, table.text("recipes").value_or(""));
    config.report_out = beside(file, "report");
    if (const auto health = table.text("health")) config.health = beside(file, *health);
    config.notify = table.texts("notify");
    if (!config.notify.empty() && config.notify.front().empty())
        table.refuse("notify", "must begin with a command: [\"mail\", \"you@example.org\"]");
    config.log.file = beside(file, "negenplus.log");
    if (auto crawl = table.table("crawl")) read_crawl(std::move(*crawl), config);
    if (auto budget = table.table("budget")) {
        config.crawl.run_budget = read_budget(*budget, "");
        budget->done();
    }
    for (TomlTable& watch : table.tables("watch")) {
        config.watches.push_back(read_watch(std::move(watch), config));
    }
    for (TomlTable& pin : table.tables("pin")) config.pins.push_back(read_pin(std::move(pin)));
    if (auto section = table.table("report")) read_report(std::move(*section), config);
    if (auto section = table.table("verdict")) read_verdict(std::move(*section), config.rules);
    if (auto section = table.table("privacy")) read_privacy(std::move(*section), config);
    if (auto section = table.table("match")) read_match(std::move(*section), config.matching);
    if (auto section = table.table("log")) read_log(std::move(*section), config);
    table.done();
    config.crawl.user_agent = "Negenplus/" + std::string{version} + " (+" + config.contact + ")";
    return config;
}

}  // namespace

report::Language language_from(std::string_view name) {
    if (is_language(name)) return {std::string{name}};
    throw UsageError("a language is named as nl or en, not '" + std::string{name} + "'");
}

report::Options report_options(const Config& config) {
    return {config.language, config.rules, config.theme, config.keep_reports};
}

Config config_from_toml(std::string_view toml, const fs::path& file) {
    try {
        const toml::table table = toml::parse(toml, file.string());
        return read(TomlTable{table, "", file}, file);
    } catch (const toml::parse_error& error) {
        throw UsageError(file.string() + ":" + std::to_string(error.source().begin.line) + ": " +
                         std::string{error.description()});
    }
}

Config read_config(const fs::path& file) {
    std::ifstream stream{file, std::ios::binary};
    if (!stream)
        throw UsageError("config " + file.string() +
                         " cannot be read; `negenplus init` writes one");
    std::ostringstream text;
    text << stream.rdbuf();
    return config_from_toml(text.str(), file);
}

}  // namespace app

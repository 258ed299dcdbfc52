#include "app/printed_crawl.h"

#include <map>
#include <spdlog/fmt/fmt.h>

#include "app/json.h"

namespace app {
namespace {

/// "12 x Disallow: /private (robots.txt line 4)": refusals by the line that decided.
std::string refusal_summary(const model::SourceReceipt& source) {
    std::map<std::string, long> rules;
    for (const std::string& refusal : source.refusals) {
        const auto rule = refusal.find(" robots.txt line ");
        ++rules[rule == std::string::npos ? refusal : refusal.substr(rule + 1)];
    }
    std::string text;
    for (const auto& [rule, count] : rules)
        text += fmt::format("{}refused by {} x{}", text.empty() ? "" : "; ", rule, count);
    return text;
}

/// "31 %" of what was asked for; nothing of nothing.
std::string share(long part, long whole) {
    if (whole == 0) return {};
    return fmt::format("{:.0f} %", 100.0 * static_cast<double>(part) / static_cast<double>(whole));
}

std::string forecast_remark(const crawler::SourceForecast& source) {
    if (!source.stopped.empty()) return source.stopped;
    std::string text = fmt::format("{} pages at {:g} s: {}", source.pages, source.delay,
                                   span_text(source.seconds));
    if (source.window) text += "; your window is " + span_text(*source.window);
    if (source.unseen > 0) text += fmt::format("; {} new ones may lead to more", source.unseen);
    return text;
}

void source_json(JsonLine& json, const model::SourceReceipt& source) {
    json.begin_object();
    json.member("source", source.source);
    json.member("host", source.host);
    json.member("fetched", source.fetched);
    json.member("not_modified", source.not_modified);
    json.member("unchanged", source.unchanged);
    json.member("resting", source.resting);
    json.member("left", source.left);
    json.member("failed", source.failed);
    json.member("refused", source.refused);
    json.member("back_offs", source.back_offs);
    json.member("new_reviews", source.new_reviews);
    json.member("bytes", source.bytes);
    json.member("seconds", source.seconds);
    json.member("asked_delay", source.asked_delay);
    json.member("kept_delay", source.kept_delay);
    json.key("errors");
    json.begin_object();
    for (const auto& [what, count] : source.errors) json.member(what, count);
    json.end_object();
    json.key("refusals");
    json.begin_array();
    for (const std::string& refusal : source.refusals) json.value(refusal);
    json.end_array();
    json.member("budget", source.budget);
    json.member("stopped", source.stopped);
    json.key("layout");
    json.begin_array();
    for (const std::string& what : source.layout) json.value(what);
    json.end_array();
    json.end_object();
}

}  // namespace

std::string span_text(double seconds) {
    if (seconds < 90) return fmt::format("{:.0f} s", seconds);
    if (seconds < 90 * 60) return fmt::format("{:.0f} min", seconds / 60);
    return fmt::format("{:.1f} h", seconds / 3600);
}

std::string source_remarks(const model::SourceReceipt& source) {
    std::string line = source.stopped;
    const auto add = [&](const std::string& text) {
        if (!text.empty()) line += (line.empty() ? "" : "; ") + text;
    };
    for (const std::string& what : source.layout) add("layout changed: " + what);
    if (!source.budget.empty())
        add(fmt::format("the budget of {} is spent, the next run goes on", source.budget));
    for (const auto& [what, count] : source.errors) {
        if (what != "stop: " + source.stopped) add(fmt::format("{} x{}", what, count));
    }
    add(refusal_summary(source));
    return line;
}

Rows receipt_rows(const model::Receipt& receipt) {
    Rows rows{{"source", "fetched", "not_modified", "unchanged", "new_reviews", "failed", "refused",
               "resting", "left", "back_offs", "304_share", "kib", "asked_delay", "kept_delay",
               "took", "remarks"},
              {}};
    for (const model::SourceReceipt& source : receipt.sources) {
        rows.rows.push_back({source.source, source.fetched, source.not_modified, source.unchanged,
                             source.new_reviews, source.failed, source.refused, source.resting,
                             source.left, source.back_offs,
                             share(source.not_modified, source.fetched + source.not_modified),
                             source.bytes / 1024, fmt::format("{:.1f} s", source.asked_delay),
                             fmt::format("{:.1f} s", source.kept_delay), span_text(source.seconds),
                             source_remarks(source)});
    }
    return rows;
}

std::string receipt_json(const model::Receipt& receipt) {
    JsonLine json;
    json.begin_object();
    json.member("started", model::to_string(receipt.started));
    json.member("ended", model::to_string(receipt.ended));
    json.member("interrupted", receipt.interrupted);
    json.key("sources");
    json.begin_array();
    for (const model::SourceReceipt& source : receipt.sources) source_json(json, source);
    json.end_array();
    json.end_object();
    return std::string{json.text()};
}

Rows forecast_rows(std::span<const crawler::SourceForecast> forecasts) {
    Rows rows{{"source", "pages", "new", "resting", "delay", "seconds", "window", "remark"}, {}};
    for (const crawler::SourceForecast& source : forecasts) {
        rows.rows.push_back({source.source, source.pages, source.unseen, source.resting,
                             source.delay, source.seconds,
                             source.window ? Cell{*source.window} : Cell{},
                             forecast_remark(source)});
    }
    return rows;
}

}  // namespace app

#include "app/init_config.h"

#include <algorithm>

#include "app/placeholders.h"
#include "app/rows.h"
#include "crawler/url.h"

namespace app {
namespace {

/// A text as TOML writes it between double quotes.
std::string toml_text(const std::string& text) {
    std::string result = "\"";
    for (const char c : text) {
        if (c == '"' || c == '\\') result += '\\';
        if (static_cast<unsigned char>(c) >= 0x20 && c != 0x7F) result += c;
    }
    return result + '"';
}

/// `line` as far as its #, so that remarks stand under one another.
std::string remarked(std::string line, const std::string& remark) {
    if (line.size() < 30) line.resize(30, ' ');
    return line + " # " + remark;
}

/// A path of the data: a key at its default where the data lie beside the config.
std::string path_line(const std::string& key, const InitAnswers& answers, const char* name,
                      bool usual) {
    if (answers.home.empty()) return (usual ? "#" : "") + key + " = " + toml_text(name);
    return key + " = " + toml_text((answers.home / name).string());
}

std::string allow_line(const std::vector<std::string>& allow) {
    std::string line = allow.empty() ? "#allow = [" : "allow = [";
    for (const std::string& host : allow)
        line += (line.back() == '[' ? "" : ", ") + toml_text(host);
    return remarked(line + "]", "hosts and networks that may be met though they are not public");
}

std::string delay_line(const std::optional<double>& delay) {
    return remarked(delay ? "delay = " + shortest(*delay) : "#delay = 5",
                    "seconds between two requests to one host, at least");
}

/// A watch's facts are written where they are known, and shown where not.
std::string fact_line(const char* key, const std::string& value, const char* example,
                      const std::string& remark) {
    const std::string known = std::string{key} + " = ";
    return value.empty() ? remarked('#' + known + toml_text(example), remark)
                         : remarked(known + toml_text(value), remark);
}

std::string watch_text(const InitAnswers& answers) {
    const std::string source = answers.source.empty() ? "iens" : answers.source;
    const std::string url =
        answers.url.empty() ? "https://www.example.org/restaurants" : answers.url;
    std::string text = "[[watch]]\nsource = " + toml_text(source) + "\nurls = [" + toml_text(url) +
                       "]\n" +
                       fact_line("category", answers.category, "restaurant",
                                 "of businesses whose pages do not say") +
                       '\n' + fact_line("place", answers.place, "Enschede", "the same") +
                       R"(
#delay = 10                    # for this source only
#max_pages = 200
#sitemaps = ["robots.txt"]     # those that robots.txt names, or URLs of sitemaps
#only = ["/hotel/*"]           # of what they name)";
    if (!answers.url.empty()) return text;
    std::string example;
    for (const char c : text) {
        if ((example.empty() || example.back() == '\n') && c != '#') example += '#';
        example += c;
    }
    return example;
}

std::string title_line(const InitAnswers& answers) {
    std::string title = answers.category;
    if (!answers.place.empty()) title += (title.empty() ? "" : " · ") + answers.place;
    return title.empty() ? "#title = \"\"" : "title = " + toml_text(title);
}

}  // namespace

std::string config_text(const InitAnswers& answers) {
    return fill_in(
        built_in_text("negenplus.toml"),
        {{"database", path_line("database", answers, "negenplus.db", true)},
         {"archive", remarked(path_line("archive", answers, "archive", false),
                              "folder for the pages as fetched (WARC); \"\" keeps none")},
         {"contact", toml_text(answers.contact)},
         {"delay", delay_line(answers.delay)},
         {"allow", allow_line(answers.allow)},
         {"watch", watch_text(answers)},
         {"out", remarked(path_line("out", answers, "report", true),
                          "shows the newest; earlier ones stand in it by day, as 2026-11-28/")},
         {"title", title_line(answers)}});
}

std::string source_name(const std::string& url) {
    const auto parsed = crawler::parse_url(url);
    if (!parsed) return "site";
    std::string host{crawler::bare_host(parsed->host)};
    if (std::all_of(host.begin(), host.end(),
                    [](char c) { return (c >= '0' && c <= '9') || c == '.' || c == ':'; }))
        return "site";
    const std::size_t last = host.rfind('.');
    if (last != std::string::npos) host.erase(last);
    const std::size_t before = host.rfind('.');
    return before == std::string::npos ? host : host.substr(before + 1);
}

}  // namespace app

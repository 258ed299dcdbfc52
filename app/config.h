#pragma once

#include <filesystem>
#include <map>
#include <optional>
#include <stdexcept>
#include <string>
#include <vector>

#include "app/logging.h"
#include "crawler/crawler.h"
#include "delight/delight.h"
#include "model/matching.h"
#include "report/report.h"

namespace app {

/// What the user got wrong: the command line, the config or a recipe. Ends with status 2.
struct UsageError : std::runtime_error {
    using std::runtime_error::runtime_error;
};

/// A host that is to be reached at another address: what curl calls resolve.
struct Pin {
    std::string host;
    int port = 80;
    std::string to_host;
    int to_port = 80;
};

/// What a watch says of businesses whose pages leave it open.
struct WatchFacts {
    std::string category;
    std::string place;
};

/// The user's choices; every default is what a run without that key does.
struct Config {
    std::filesystem::path file;                       ///< empty: no config
    std::filesystem::path database = "negenplus.db";  ///< or the URL of one on a server
    /// Folder of the files beside a database on a server; empty: the config's.
    std::filesystem::path state;
    std::filesystem::path archive;  ///< folder of the WARC files; empty: nothing is archived
    int archive_days = 0;           ///< how long a WARC file is kept; 0: for ever
    std::filesystem::path recipes;  ///< folder with recipes of the user; empty: none
    std::string contact;
    crawler::Settings crawl;
    std::vector<crawler::SourcePlan> watches;
    std::map<std::string, WatchFacts> facts;  ///< by source
    std::vector<Pin> pins;
    std::vector<std::string> allow;  ///< hosts and networks that may be met though not public
    int keep_words_months = 0;       ///< how old a review's words may be; 0: as they like
    int keep_reviews_months = 0;     ///< the same for a review as a whole
    std::filesystem::path report_out = "report";
    std::string report_title;
    report::Language language = report::Language::dutch;
    std::filesystem::path
        theme;              ///< folder of templates, words and styles of the user; empty: none
    int keep_reports = 12;  ///< dated reports; 0: the report's folder holds but one
    delight::Rules rules;
    model::MatchRules matching;
    LogRules log;
    /// Where a run writes how it went; empty: nowhere; without it, beside the database.
    std::optional<std::filesystem::path> health;
    std::vector<std::string> notify;  ///< command and arguments, for a run that did not end well
};

/// Reads a TOML config. Paths in it are relative to its folder. An unknown key, a wrong type or an
/// impossible value is a `UsageError` that names file, line and remedy.
Config read_config(const std::filesystem::path& file);

/// The same from a text; `file` is named in errors and gives the folder.
Config config_from_toml(std::string_view toml, const std::filesystem::path& file);

/// "nl", "en" or the name of another file of words, which the theme must have; what is no such name
/// is a `UsageError`.
report::Language language_from(std::string_view name);

/// What the config says of the report's looks and place.
report::Options report_options(const Config& config);

}  // namespace app

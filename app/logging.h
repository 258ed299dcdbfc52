#pragma once

#include <filesystem>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "app/world.h"

namespace app {

enum class LogTo { standard_error, file, journal };
enum class LogLevel { info, warning, error };

/// What is logged there unless the user asks otherwise: a terminal and cron hear of trouble only.
constexpr LogLevel usual_level(LogTo to) {
    return to == LogTo::standard_error ? LogLevel::warning : LogLevel::info;
}

/// Where a run's log goes and how it is written: `[log]` in the config.
struct LogRules {
    LogTo to = LogTo::standard_error;
    LogLevel level = LogLevel::warning;  ///< what is less than this is not logged
    std::filesystem::path file;          ///< of `LogTo::file`
    double max_mib = 10;                 ///< the file is then put aside, as FILE.1, FILE.2, …
    long files = 5;                      ///< files that were put aside and are kept
    bool json = false;                   ///< one JSON object a line
};

/// A figure or name that belongs to a message, for those who read logs by program.
using LogField = std::pair<std::string_view, std::string>;

/// The log of a run. Standard error hears warnings also where the log goes to a file, so that cron
/// mails them; lines for the journal begin with their priority (<4>), as systemd reads it. A log
/// that cannot be written is told once and never ends a run; one that cannot be begun is a
/// `UsageError`.
class Log {
  public:
    Log(const LogRules& rules, World& world);
    ~Log();
    Log(const Log&) = delete;
    Log& operator=(const Log&) = delete;

    void info(std::string_view message, const std::vector<LogField>& fields = {});
    void warning(std::string_view message, const std::vector<LogField>& fields = {});
    void error(std::string_view message, const std::vector<LogField>& fields = {});

  private:
    struct Line {
        LogLevel level;
        std::string_view message;
        const std::vector<LogField>& fields;
    };
    struct Sink;
    void write(const Line& line);
    void add_file(const LogRules& rules);

    World& world_;
    std::vector<std::unique_ptr<Sink>> sinks_;
};

}  // namespace app

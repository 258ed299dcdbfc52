#include "app/logging.h"

#include <algorithm>
#include <ostream>
#include <spdlog/logger.h>
#include <spdlog/sinks/ostream_sink.h>
#include <spdlog/sinks/rotating_file_sink.h>

#include "app/config.h"
#include "app/json.h"

namespace app {
namespace {

enum class Form { told, dated, journal, json };

spdlog::level::level_enum level_of(LogLevel level) {
    switch (level) {
        case LogLevel::info:
            return spdlog::level::info;
        case LogLevel::warning:
            return spdlog::level::warn;
        case LogLevel::error:
            break;
    }
    return spdlog::level::err;
}

std::string_view name_of(LogLevel level) {
    switch (level) {
        case LogLevel::info:
            return "info";
        case LogLevel::warning:
            return "warning";
        case LogLevel::error:
            break;
    }
    return "error";
}

/// The priorities of syslog(3).
std::string_view priority_of(LogLevel level) {
    switch (level) {
        case LogLevel::info:
            return "<6>";
        case LogLevel::warning:
            return "<4>";
        case LogLevel::error:
            break;
    }
    return "<3>";
}

/// What a site sent may stand in a message: it may begin no line of its own and steer no terminal.
std::string one_line(std::string_view message) {
    std::string text{message};
    std::replace_if(
        text.begin(), text.end(),
        [](char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7F; }, ' ');
    return text;
}

}  // namespace

struct Log::Sink {
    Sink(spdlog::sink_ptr sink, Form wanted, LogLevel least, World& world)
        : logger{"negenplus", std::move(sink)}, form{wanted} {
        logger.set_pattern("%v");
        logger.set_level(level_of(least));
        logger.flush_on(spdlog::level::trace);
        logger.set_error_handler([this, &world](const std::string& why) {
            if (!std::exchange(broken, true))
                world.err << "negenplus: the log cannot be written: " << why << '\n';
        });
    }

    void write(const Line& line, model::Instant now) {
        logger.log(level_of(line.level), "{}", text_of(line, now));
    }

    std::string text_of(const Line& line, model::Instant now) const {
        const std::string message = one_line(line.message);
        switch (form) {
            case Form::told:
                return "negenplus: " + message;
            case Form::journal:
                return std::string{priority_of(line.level)} + message;
            case Form::dated:
                return model::to_string(now) + ' ' + std::string{name_of(line.level)} + ' ' +
                       message;
            case Form::json:
                break;
        }
        JsonLine json;
        json.begin_object();
        json.member("time", model::to_string(now));
        json.member("level", name_of(line.level));
        json.member("message", message);
        for (const auto& [name, value] : line.fields) json.member(name, value);
        json.end_object();
        return std::string{json.text()};
    }

    spdlog::logger logger;
    Form form;
    bool broken = false;
};

Log::Log(const LogRules& rules, World& world) : world_{world} {
    const auto heard = [&](Form form, LogLevel least) {
        sinks_.push_back(std::make_unique<Sink>(
            std::make_shared<spdlog::sinks::ostream_sink_st>(world.err), form, least, world));
    };
    if (rules.to == LogTo::file) {
        add_file(rules);
        heard(Form::told, std::max(rules.level, LogLevel::warning));
    } else {
        const Form form = rules.to == LogTo::journal ? Form::journal : Form::told;
        heard(rules.json ? Form::json : form, rules.level);
    }
}

Log::~Log() = default;

void Log::add_file(const LogRules& rules) {
    try {
        auto file = std::make_shared<spdlog::sinks::rotating_file_sink_st>(
            rules.file.string(), static_cast<std::size_t>(rules.max_mib * 1024 * 1024),
            static_cast<std::size_t>(rules.files));
        sinks_.push_back(std::make_unique<Sink>(
            std::move(file), rules.json ? Form::json : Form::dated, rules.level, world_));
    } catch (const spdlog::spdlog_ex& error) {
        throw UsageError("log.file: " + std::string{error.what()} +
                         "; name another file in [log], or make its folder writable");
    }
}

void Log::info(std::string_view message, const std::vector<LogField>& fields) {
    write({LogLevel::info, message, fields});
}

void Log::warning(std::string_view message, const std::vector<LogField>& fields) {
    write({LogLevel::warning, message, fields});
}

void Log::error(std::string_view message, const std::vector<LogField>& fields) {
    write({LogLevel::error, message, fields});
}

void Log::write(const Line& line) {
    for (const auto& sink : sinks_) sink->write(line, world_.now());
}

}  // namespace app

#include "app/health.h"

#include <cerrno>
#include <fcntl.h>
#include <fstream>
#include <rapidjson/document.h>
#include <sstream>
#include <system_error>
#include <unistd.h>

#include "app/json.h"
#include "app/printed_crawl.h"
#include "app/state.h"
#include "app/version.h"

namespace app {
namespace {

namespace fs = std::filesystem;

void moment(JsonLine& json, std::string_view name, const std::optional<model::Instant>& value) {
    json.key(name);
    if (value) return json.value(model::to_string(*value));
    json.value(std::monostate{});
}

void source_json(JsonLine& json, const SourceHealth& source) {
    json.begin_object();
    json.member("source", source.source);
    json.member("state", source.state);
    json.member("remark", source.remark);
    json.member("fetched", source.fetched);
    json.member("new_reviews", source.new_reviews);
    json.end_object();
}

std::string health_json(const Health& health) {
    JsonLine json;
    json.begin_object();
    json.member("negenplus", version);
    moment(json, "started", health.started);
    moment(json, "ended", health.ended);
    json.key("status");
    if (health.status) {
        json.value(static_cast<long>(*health.status));
    } else {
        json.value(std::monostate{});
    }
    json.member("message", health.message);
    moment(json, "last_good", health.last_good);
    json.key("sources");
    json.begin_array();
    for (const SourceHealth& source : health.sources) source_json(json, source);
    json.end_array();
    json.end_object();
    return std::string{json.text()} + '\n';
}

std::string text(const rapidjson::Value& object, const char* name) {
    const auto found = object.FindMember(name);
    return found != object.MemberEnd() && found->value.IsString() ? found->value.GetString() : "";
}

long whole(const rapidjson::Value& object, const char* name) {
    const auto found = object.FindMember(name);
    return found != object.MemberEnd() && found->value.IsInt64() ? found->value.GetInt64() : 0;
}

std::vector<SourceHealth> sources_of(const rapidjson::Value& object) {
    std::vector<SourceHealth> sources;
    const auto found = object.FindMember("sources");
    if (found == object.MemberEnd() || !found->value.IsArray()) return sources;
    for (const rapidjson::Value& each : found->value.GetArray()) {
        if (!each.IsObject()) continue;
        sources.push_back({text(each, "source"), text(each, "state"), text(each, "remark"),
                           whole(each, "fetched"), whole(each, "new_reviews")});
    }
    return sources;
}

/// Writes a file and sees to it that it lies on the disk.
void write_safely(const fs::path& file, const std::string& bytes) {
    const auto check = [&](bool good) {
        if (!good) throw std::system_error(errno, std::generic_category(), file.string());
    };
    const int descriptor = ::open(file.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0644);
    check(descriptor >= 0);
    errno = ENOSPC;
    const bool whole =
        ::write(descriptor, bytes.data(), bytes.size()) == static_cast<ssize_t>(bytes.size()) &&
        ::fsync(descriptor) == 0;
    const int error = errno;
    ::close(descriptor);
    errno = error;
    check(whole);
}

}  // namespace

fs::path health_file(const Config& config) {
    if (config.health) return *config.health;
    return state_file(config, ".health.json");
}

void keep_health(const fs::path& file, const Health& health) {
    fs::path draft = file;
    draft += ".new";
    write_safely(draft, health_json(health));
    fs::rename(draft, file);
}

std::optional<Health> read_health(const fs::path& file) {
    std::ifstream stream{file, std::ios::binary};
    std::ostringstream bytes;
    if (!stream || !(bytes << stream.rdbuf())) return std::nullopt;
    rapidjson::Document json;
    if (json.Parse(bytes.str().c_str()).HasParseError() || !json.IsObject()) return std::nullopt;
    const auto started = model::instant_from_iso(text(json, "started"));
    if (!started) return std::nullopt;
    Health health{*started,
                  model::instant_from_iso(text(json, "ended")),
                  std::nullopt,
                  text(json, "message"),
                  model::instant_from_iso(text(json, "last_good")),
                  sources_of(json)};
    if (health.ended) health.status = static_cast<int>(whole(json, "status"));
    return health;
}

SourceHealth health_of(const model::SourceReceipt& source) {
    SourceHealth health{source.source, "good", source_remarks(source), source.fetched,
                        source.new_reviews};
    if (!source.stopped.empty()) {
        health.state = "stopped";
    } else if (!source.layout.empty()) {
        health.state = "layout changed";
    } else if (source.failed > 0) {
        health.state = "failing";
    } else if (source.left > 0) {
        health.state = "left";
    }
    return health;
}

}  // namespace app

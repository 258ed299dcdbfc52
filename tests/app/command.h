#pragma once

#include <filesystem>
#include <sstream>
#include <string>
#include <vector>

#include "app/cli.h"
#include "app/world.h"

/// A clock that stands still.
class StoppedClock final : public crawler::Clock {
  public:
    explicit StoppedClock(std::string_view instant) : now_{*model::instant_from_iso(instant)} {}
    crawler::Moment now() override { return now_; }

  private:
    crawler::Moment now_;
};

/// What a command did.
struct Ran {
    int status = 0;
    std::string out;
    std::string err;
};

/// Runs a command line in this process.
inline Ran run_at(crawler::Clock& clock, std::vector<std::string> words,
                  const std::string& input = "") {
    words.insert(words.begin(), "negenplus");
    std::vector<const char*> argv;
    for (const std::string& word : words) argv.push_back(word.c_str());
    std::istringstream in{input};
    std::ostringstream out;
    std::ostringstream err;
    app::World world{in, out, err, clock};
    const int status = app::run_command_line(static_cast<int>(argv.size()), argv.data(), world);
    return {status, out.str(), err.str()};
}

/// The same at noon on 21 November 2026, where the clock stands still.
inline Ran run(std::vector<std::string> words, const std::string& input = "") {
    StoppedClock clock{"2026-11-21T12:00:00Z"};
    return run_at(clock, std::move(words), input);
}

/// A folder of this test alone, gone when it ends.
class Folder {
  public:
    Folder();
    ~Folder() { std::filesystem::remove_all(path_); }
    Folder(const Folder&) = delete;
    Folder& operator=(const Folder&) = delete;

    std::string operator/(const std::string& name) const { return (path_ / name).string(); }
    /// Writes a file and gives its path.
    std::string write(const std::string& name, const std::string& text) const;

  private:
    std::filesystem::path path_;
};

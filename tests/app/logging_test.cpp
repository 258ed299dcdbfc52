#include "app/logging.h"

#include <fstream>

#include "app/config.h"
#include "tests/app/command.h"
#include "tests/catch.h"

using namespace app;

namespace {

std::string bytes_of(const std::string& file) {
    std::ostringstream bytes;
    bytes << std::ifstream{file, std::ios::binary}.rdbuf();
    return bytes.str();
}

/// What standard error hears of three messages under these rules.
std::string heard(const LogRules& rules) {
    StoppedClock clock{"2026-11-21T12:00:00Z"};
    std::istringstream in;
    std::ostringstream out;
    std::ostringstream err;
    World world{in, out, err, clock};
    Log log{rules, world};
    log.info("begun");
    log.warning("a \"site\" is\nslow", {{"source", "iens"}});
    log.error("broken");
    return err.str();
}

}  // namespace

TEST_CASE("standard error hears of trouble only, and each message is one line") {
    CHECK(heard({}) == "negenplus: a \"site\" is slow\nnegenplus: broken\n");
}

TEST_CASE("a log in JSON is an object a line, with the fields of the message") {
    LogRules rules;
    rules.json = true;
    rules.level = LogLevel::warning;
    CHECK(
        heard(rules) ==
        "{\"time\":\"2026-11-21T12:00:00Z\",\"level\":\"warning\",\"message\":\"a \\\"site\\\" is "
        "slow\",\"source\":\"iens\"}\n"
        "{\"time\":\"2026-11-21T12:00:00Z\",\"level\":\"error\",\"message\":\"broken\"}\n");
}

TEST_CASE("lines for the journal begin with their priority") {
    LogRules rules;
    rules.to = LogTo::journal;
    rules.level = LogLevel::info;
    CHECK(heard(rules) == "<6>begun\n<4>a \"site\" is slow\n<3>broken\n");
}

TEST_CASE("a log in a file has dates, and standard error hears of trouble all the same") {
    const Folder folder;
    LogRules rules;
    rules.to = LogTo::file;
    rules.level = LogLevel::info;
    rules.file = folder / "n.log";
    CHECK(heard(rules) == "negenplus: a \"site\" is slow\nnegenplus: broken\n");
    CHECK(bytes_of(folder / "n.log") ==
          "2026-11-21T12:00:00Z info begun\n2026-11-21T12:00:00Z warning a \"site\" is slow\n"
          "2026-11-21T12:00:00Z error broken\n");
}

TEST_CASE("a log file that is full is put aside, and no more are kept than asked for") {
    const Folder folder;
    LogRules rules;
    rules.to = LogTo::file;
    rules.file = folder / "n.log";
    rules.max_mib = 0.00005;
    rules.files = 2;
    for (int run = 0; run < 5; ++run) heard(rules);
    CHECK(std::filesystem::exists(folder / "n.log"));
    CHECK(std::filesystem::exists(folder / "n.1.log"));
    CHECK(std::filesystem::exists(folder / "n.2.log"));
    CHECK_FALSE(std::filesystem::exists(folder / "n.3.log"));
}

TEST_CASE("a log that cannot be begun is the user's to mend") {
    const Folder folder;
    LogRules rules;
    rules.to = LogTo::file;
    rules.file = folder.write("plain", "") + "/n.log";
    CHECK_THROWS_AS(heard(rules), UsageError);
}

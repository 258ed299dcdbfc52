#include "app/config.h"

#include "tests/catch.h"

using namespace app;

namespace {

std::string refusal(std::string_view toml) {
    try {
        config_from_toml(toml, "town/negenplus.toml");
    } catch (const UsageError& error) {
        return error.what();
    }
    return "";
}

}  // namespace

TEST_CASE("paths in a config are relative to its folder") {
    const Config config =
        config_from_toml("database = \"a.db\"\n[report]\nout = \"../www\"", "town/n.toml");
    CHECK(config.database == "town/a.db");
    CHECK(config.report_out == "www");
    CHECK(config.archive.empty());
}

TEST_CASE("an empty config holds the defaults") {
    const Config config = config_from_toml("", "negenplus.toml");
    CHECK(config.database == "negenplus.db");
    CHECK(config.crawl.delay_seconds == 5);
    CHECK(config.rules.half_life_months == 18);
    CHECK(config.language == report::Language::dutch);
}

TEST_CASE("a report has a theme of its own and keeps as many earlier ones as the config says") {
    const Config config = config_from_toml(
        "[report]\ntheme = \"looks\"\nkeep_reports = 3\nlanguage = \"fy\"", "town/n.toml");
    CHECK(config.theme == "town/looks");
    CHECK(config.keep_reports == 3);
    CHECK(config.language.code == "fy");
    CHECK(config_from_toml("", "n.toml").keep_reports == 12);
    CHECK(
        refusal("[report]\nkeep_reports = -1").find("keep_reports must be a whole number from 0") !=
        std::string::npos);
    CHECK(refusal("[report]\nlanguage = \"../nl\"").find("language must be") != std::string::npos);
}

TEST_CASE("an archive is kept for ever, or for as many days as the config says") {
    CHECK(config_from_toml("archive = \"a\"", "n.toml").archive_days == 0);
    CHECK(config_from_toml("archive = \"a\"\narchive_days = 90", "n.toml").archive_days == 90);
    CHECK(refusal("archive_days = -1").find("archive_days must be a whole number from 0") !=
          std::string::npos);
}

TEST_CASE("every key of a watch is read") {
    const Config config = config_from_toml(
        "[crawl]\ncontact = \"mailto:a@b.example\"\n[[watch]]\nsource = \"zoover\"\n"
        "urls = [\"https://www.zoover.nl/x\"]\ndelay = 2.5\nmax_pages = 7",
        "negenplus.toml");
    REQUIRE(config.watches.size() == 1);
    CHECK(config.watches[0].source == "zoover");
    CHECK(config.watches[0].urls == std::vector<std::string>{"https://www.zoover.nl/x"});
    CHECK(config.watches[0].delay_seconds == 2.5);
    CHECK(config.watches[0].budget.pages == 7);
    CHECK(config.crawl.user_agent.find("(+mailto:a@b.example)") != std::string::npos);
}

TEST_CASE("a watch may name sitemaps, those of robots.txt too, and which of their URLs it wants") {
    const Config config = config_from_toml(
        "[[watch]]\nsource = \"zoover\"\nurls = [\"https://www.zoover.nl/\"]\n"
        "sitemaps = [\"robots.txt\", \"https://www.zoover.nl/map.xml\"]\nonly = [\"/hotel/*\"]",
        "n.toml");
    CHECK(config.watches[0].sitemaps ==
          std::vector<std::string>{"robots.txt", "https://www.zoover.nl/map.xml"});
    CHECK(config.watches[0].only == std::vector<std::string>{"/hotel/*"});
}

TEST_CASE("a run, a source by default and one watch each have a budget of their own") {
    const Config config = config_from_toml(
        "[budget]\nminutes = 30\nmib = 200\n[crawl]\nmax_minutes = 10\n"
        "[[watch]]\nsource = \"a\"\nurls = [\"https://a.example\"]\nmax_mib = 1.5",
        "n.toml");
    CHECK(config.crawl.run_budget.minutes == 30);
    CHECK(config.crawl.run_budget.mib == 200);
    CHECK_FALSE(config.crawl.run_budget.pages);
    CHECK(config.crawl.source_budget.minutes == 10);
    CHECK(config.crawl.source_budget.pages == 1000);
    CHECK(config.watches[0].budget.mib == 1.5);
}

TEST_CASE("a host or network that is not public is met only where the config names it") {
    CHECK(config_from_toml("", "n.toml").allow.empty());
    const Config config =
        config_from_toml("[crawl]\nallow = [\"intranet.example\", \"10.1.0.0/16\"]", "n.toml");
    CHECK(config.allow.size() == 2);
    CHECK(refusal("[crawl]\nallow = [\"10.1.0.0/99\"]").find("10.1.0.0/99") != std::string::npos);
}

TEST_CASE("a pin names a host and where it is reached instead") {
    const Config config = config_from_toml(
        "[[pin]]\nhost = \"www.iens.nl\"\nport = 80\nto = \"127.0.0.1:8080\"", "n.toml");
    REQUIRE(config.pins.size() == 1);
    CHECK(config.pins[0].host == "www.iens.nl");
    CHECK(config.pins[0].to_host == "127.0.0.1");
    CHECK(config.pins[0].to_port == 8080);
}

TEST_CASE("an unknown key is refused with file, line and the nearest known one") {
    CHECK(refusal("[crawl]\ncontact = \"x\"\ndealy = 3") ==
          "town/negenplus.toml:3: unknown key 'dealy' in [crawl]; did you mean 'delay'?");
}

TEST_CASE("a key that resembles nothing is refused without a guess") {
    CHECK(refusal("quite_another_thing = 1") ==
          "town/negenplus.toml:1: unknown key 'quite_another_thing'");
}

TEST_CASE("a wrong type is refused with what it should be") {
    CHECK(refusal("database = 7") == "town/negenplus.toml:1: database must be a text in quotes");
    CHECK(refusal("\n[crawl]\ndelay = \"3\"") ==
          "town/negenplus.toml:3: crawl.delay must be a number from 0 to 3600");
    CHECK(refusal("[crawl]\nmax_pages = 0").find("must be a whole number from 1") !=
          std::string::npos);
    CHECK(refusal("watch = 3").find("[[watch]]") != std::string::npos);
}

TEST_CASE("a watch without source, without pages or with another protocol is refused") {
    CHECK(refusal("[[watch]]\nurls = [\"https://a.example\"]").find("source is missing") !=
          std::string::npos);
    CHECK(refusal("[[watch]]\nsource = \"a\"").find("urls is missing") != std::string::npos);
    CHECK(
        refusal("[[watch]]\nsource = \"a\"\nsitemaps = [\"robots.txt\"]").find("urls is missing") !=
        std::string::npos);
    CHECK(refusal("[[watch]]\nsource = \"a\"\nsitemaps = [\"/map.xml\"]").find("http://") !=
          std::string::npos);
    CHECK(refusal("[[watch]]\nsource = \"a\"\nurls = [\"file:///etc/passwd\"]").find("http://") !=
          std::string::npos);
}

TEST_CASE("a pin to no port is refused") {
    CHECK(refusal("[[pin]]\nhost = \"a\"\nto = \"127.0.0.1\"").find("address:port") !=
          std::string::npos);
    CHECK(refusal("[[pin]]\nhost = \"a\"\nto = \"127.0.0.1:99999\"").find("address:port") !=
          std::string::npos);
}

TEST_CASE("cuts that cross are refused") {
    CHECK(refusal("[verdict]\ndelighted_from = 6\ndisappointed_below = 7")
              .find("disappointed_below") != std::string::npos);
}

TEST_CASE("broken TOML is refused with its line") {
    CHECK(refusal("\n\nx = [").starts_with("town/negenplus.toml:3: "));
}

TEST_CASE("a log goes to standard error, which hears of trouble only, unless the config says") {
    CHECK(config_from_toml("", "n.toml").log.to == LogTo::standard_error);
    CHECK(config_from_toml("", "n.toml").log.level == LogLevel::warning);
    const LogRules log =
        config_from_toml("[log]\nto = \"file\"\nfile = \"n.log\"\njson = true", "town/n.toml").log;
    CHECK(log.to == LogTo::file);
    CHECK(log.level == LogLevel::info);
    CHECK(log.file == "town/n.log");
    CHECK(log.json);
    CHECK(refusal("[log]\nto = \"syslog\"") ==
          "town/negenplus.toml:2: log.to must be one of \"stderr\", \"file\", \"journal\"");
    CHECK(refusal("[log]\njson = 1") == "town/negenplus.toml:2: log.json must be true or false");
}

TEST_CASE("health lies beside the database, where the config says, or nowhere") {
    CHECK_FALSE(config_from_toml("", "town/n.toml").health);
    CHECK(*config_from_toml("health = \"h.json\"", "town/n.toml").health == "town/h.json");
    CHECK(config_from_toml("health = \"\"", "town/n.toml").health->empty());
}

TEST_CASE("a notice is a command with arguments") {
    CHECK(config_from_toml("notify = [\"mail\", \"me\"]", "n.toml").notify ==
          std::vector<std::string>{"mail", "me"});
    CHECK(refusal("notify = [\"\"]").find("must begin with a command") != std::string::npos);
}

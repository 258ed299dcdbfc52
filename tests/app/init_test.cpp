#include <fstream>

#include "app/config.h"
#include "app/init_config.h"
#include "tests/app/command.h"
#include "tests/catch.h"

using namespace app;

namespace {

bool says(const std::string& text, const std::string& part) {
    return text.find(part) != std::string::npos;
}

/// `text` with the # before each key and table taken away, as a user would who wants them all.
std::string uncommented(const std::string& text) {
    std::string result;
    std::istringstream lines{text};
    for (std::string line; std::getline(lines, line);) {
        const bool example = line.size() > 1 && line[0] == '#' && line[1] != ' ';
        // What stands a second time, for one watch, stands below its own table.
        result += (example ? line.substr(1) : line) + '\n';
    }
    return result;
}

}  // namespace

TEST_CASE("init asks four things, and its config says them") {
    const Folder folder;
    const std::string file = folder / "negenplus.toml";
    const Ran ran = run({"init", "--no-look", "--config", file},
                        "me@example.org\nrestaurant\nEnschede\nhttps://www.iens.nl/x\n");
    CHECK(ran.status == done);
    const Config config = read_config(file);
    CHECK(config.contact == "mailto:me@example.org");
    REQUIRE(config.watches.size() == 1);
    CHECK(config.watches[0].source == "iens");
    CHECK(config.watches[0].urls == std::vector<std::string>{"https://www.iens.nl/x"});
    CHECK(config.facts.at("iens").category == "restaurant");
    CHECK(config.facts.at("iens").place == "Enschede");
    CHECK(config.report_title == "restaurant · Enschede");
    CHECK(says(ran.out, "/usr/bin/negenplus run --config " + file));
    CHECK(says(ran.out, "[Service]"));
    CHECK(says(ran.err, "negenplus run --verbose"));
}

TEST_CASE("init asks nothing with --yes, and says which option is missing") {
    const Folder folder;
    const std::string file = folder / "negenplus.toml";
    const Ran missing =
        run({"init", "--yes", "--no-look", "--config", file, "--contact", "a@b.example"});
    CHECK(missing.status == usage);
    CHECK(says(missing.err, "--url"));
    CHECK(run({"init", "--yes", "--no-look", "--config", file, "--contact", "a@b.example", "--url",
               "https://www.iens.nl/x"})
              .status == done);
    CHECK(read_config(file).facts.empty());
}

TEST_CASE("init refuses what is no web page, and never writes over a config") {
    const Folder folder;
    const std::string file = folder / "negenplus.toml";
    const std::vector<std::string> words{"init", "--yes",     "--no-look",   "--config",
                                         file,   "--contact", "a@b.example", "--url"};
    auto wrong = words;
    wrong.push_back("www.iens.nl");
    CHECK(says(run(wrong).err, "http:// or https://"));
    CHECK_FALSE(std::filesystem::exists(file));
    auto right = words;
    right.push_back("https://www.iens.nl/");
    CHECK(run(right).status == done);
    CHECK(says(run(right).err, "is there already"));
}

TEST_CASE("what is answered stands in the config as it was typed") {
    InitAnswers answers;
    answers.contact = "\"quotes\" and \\ and {{delay}}";
    answers.url = "https://a.example/";
    answers.source = "a";
    CHECK(config_from_toml(config_text(answers), "n.toml").contact == answers.contact);
}

TEST_CASE("every key that the config shows behind a # is one that is read") {
    InitAnswers answers;
    answers.contact = "mailto:a@b.example";
    answers.url = "https://a.example/";
    answers.source = "a";
    const Config config = config_from_toml(uncommented(config_text(answers)), "/srv/n.toml");
    CHECK(config.crawl.run_budget.pages == 5000);
    CHECK(config.watches[0].sitemaps == std::vector<std::string>{"robots.txt"});
    CHECK(config.log.files == 5);
}

TEST_CASE("the package's config lies apart from its data, and watches nothing yet") {
    InitAnswers answers;
    answers.home = "/var/lib/negenplus";
    const Config config = config_from_toml(config_text(answers), "/etc/negenplus/negenplus.toml");
    CHECK(config.database == "/var/lib/negenplus/negenplus.db");
    CHECK(config.archive == "/var/lib/negenplus/archive");
    CHECK(config.report_out == "/var/lib/negenplus/report");
    CHECK(config.contact.empty());
    CHECK(config.watches.empty());
}

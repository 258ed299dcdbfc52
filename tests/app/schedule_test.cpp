#include "app/schedule.h"

#include <set>

#include "tests/app/command.h"
#include "tests/catch.h"

using namespace app;

namespace {

bool says(const std::string& text, const std::string& part) {
    return text.find(part) != std::string::npos;
}

const Schedule plain{"/usr/bin/negenplus", "/srv/n.toml", "anna", {"/srv"}, {3, 7}};

/// The lines of a unit that no installation may change: what it is kept from.
std::set<std::string> walls(const std::string& unit) {
    std::set<std::string> lines;
    std::istringstream text{unit};
    for (std::string line; std::getline(text, line);)
        for (const char* kind : {"Protect", "Private", "Restrict", "NoNew", "System", "Capability"})
            if (line.starts_with(kind) && !line.starts_with("ProtectHome")) lines.insert(line);
    return lines;
}

}  // namespace

TEST_CASE("an installation begins at a moment of its own, in quiet hours, and always the same") {
    std::set<std::pair<int, int>> moments;
    for (int host = 0; host < 200; ++host) {
        const StartTime start = start_time("host" + std::to_string(host) + " /etc/n.toml");
        CHECK(start.hour >= 1);
        CHECK(start.hour <= 5);
        CHECK(start.minute >= 0);
        CHECK(start.minute <= 59);
        moments.emplace(start.hour, start.minute);
    }
    CHECK(moments.size() > 120);
    CHECK(start_time("a").minute == start_time("a").minute);
}

TEST_CASE("the cron line is one that cron reads as it is meant") {
    CHECK(cron_line(plain) == "7 3 * * 1  /usr/bin/negenplus run --config /srv/n.toml");
    Schedule odd = plain;
    odd.config = "/srv/100% o'clock/n.toml";
    CHECK(cron_line(odd) ==
          "7 3 * * 1  /usr/bin/negenplus run --config '/srv/100\\% o'\\''clock/n.toml'");
}

TEST_CASE("the service runs as its user, writes in its own folders, and logs to the journal") {
    const std::string unit = service_unit(plain);
    CHECK(says(unit, "\nExecStart=/usr/bin/negenplus run --log journal --config /srv/n.toml\n"));
    CHECK(says(unit, "\nUser=anna\n"));
    CHECK(says(unit, "\nReadWritePaths=/srv\n"));
    CHECK(says(unit, "\nNoNewPrivileges=yes\n"));
    CHECK(says(unit, "\nPrivateTmp=yes\n"));
    CHECK(says(unit, "\nProtectSystem=strict\n"));
    CHECK_FALSE(says(unit, "{{"));
}

TEST_CASE("paths in a unit are quoted as systemd reads them") {
    Schedule odd = plain;
    odd.config = "/srv/5 $ 100%/n.toml";
    odd.writable = {"/srv/5 $ 100%"};
    CHECK(says(service_unit(odd), "--config \"/srv/5 $$ 100%%/n.toml\"\n"));
    CHECK(says(service_unit(odd), "ReadWritePaths=\"/srv/5 $ 100%%\"\n"));
}

TEST_CASE(
    "the timer begins then, a little later on each machine, and makes up for what was missed") {
    const std::string unit = timer_unit(plain);
    CHECK(says(unit, "\nOnCalendar=Mon *-*-* 03:07:00\n"));
    CHECK(says(unit, "\nRandomizedDelaySec=15min\n"));
    CHECK(says(unit, "\nPersistent=yes\n"));
}

TEST_CASE("the package's service is walled in as the printed one") {
    CHECK(walls(packaged_service()).size() > 15);
    CHECK(walls(packaged_service()) == walls(service_unit(plain)));
    CHECK(says(packaged_service(), "\nUser=negenplus\n"));
    CHECK(says(packaged_service(), "\nStateDirectory=negenplus\n"));
    CHECK(says(packaged_timer(), "\nRandomizedDelaySec=5h\n"));
}

TEST_CASE("a run writes in the folders of database, archive, report, health and log file") {
    const auto folders_of = [](const std::string& toml) {
        std::vector<std::string> names;
        for (const auto& folder : writable_folders(config_from_toml(toml, "/etc/n/n.toml")))
            names.push_back(folder.string());
        return names;
    };
    CHECK(folders_of("") == std::vector<std::string>{"/etc/n"});
    CHECK(folders_of("database = \"/var/lib/n/n.db\"\n[report]\nout = \"/srv/www/report\"\n[log]\n"
                     "to = \"file\"\nfile = \"/var/log/n/n.log\"") ==
          std::vector<std::string>{"/srv/www", "/var/lib/n", "/var/log/n"});
    CHECK(folders_of("database = \"/srv/n/n.db\"\n[report]\nout = \"/srv/report\"") ==
          std::vector<std::string>{"/srv"});
    CHECK(folders_of("database = \"/srv/a/n.db\"\n[report]\nout = \"/srv/ab/report\"").size() == 2);
}

TEST_CASE("schedule prints one of the three, or all, of the config here") {
    const Folder folder;
    const std::string file = folder.write("n.toml", "");
    CHECK(says(run({"schedule", "--config", file, "cron"}).out, " * * 1  /usr/bin/negenplus run"));
    CHECK(says(run({"schedule", "--config", file, "service"}).out, "[Service]"));
    CHECK(says(run({"schedule", "--config", file, "timer"}).out, "[Timer]"));
    const Ran all = run({"schedule", "--config", file});
    CHECK(says(all.out, "# For cron"));
    CHECK(says(all.out, "[Service]"));
    CHECK(says(all.out, "[Timer]"));
    CHECK(run({"schedule", "--config", file, "at"}).status == usage);
}

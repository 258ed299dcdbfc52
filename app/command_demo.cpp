#include <chrono>
#include <fstream>
#include <ostream>
#include <system_error>
#include <thread>

#include "app/commands.h"
#include "app/crawling.h"
#include "app/demo_server.h"
#include "app/demo_site.h"
#include "app/demo_town.h"
#include "app/demo_truth.h"
#include "app/judging.h"
#include "app/locking.h"
#include "app/printed.h"
#include "app/printed_crawl.h"
#include "app/signals.h"

namespace app {
namespace {

namespace fs = std::filesystem;

/// The config's first words: only a folder that bears them may be begun afresh.
constexpr std::string_view made_by_demo = "# Made by `negenplus demo`";

std::string pin_for(std::string_view host, int port) {
    return "[[pin]]\nhost = \"" + std::string{host} +
           "\"\nto = \"127.0.0.1:" + std::to_string(port) + "\"\n\n";
}

std::string watch_for(std::string_view source, std::string_view host, const std::string& path) {
    return "[[watch]]\nsource = \"" + std::string{source} + "\"\nurls = [\"http://" +
           std::string{host} + path + "\"]\n\n";
}

/// The config of a crawl of the town, as a user would write it. It needs no delay: the sites are
/// our own and stand on this machine.
std::string config_text(const Town& town, const std::string& language, int port) {
    return std::string{made_by_demo} + ": the town stands on this machine, at port " +
           std::to_string(port) +
           ", while it runs.\ndatabase = \"negenplus.db\"\narchive = \"archive\"\n\n"
           "[crawl]\ncontact = \"mailto:demo@example.org\"\ndelay = 0\n\n" +
           watch_for("zoover", zoover_demo_host, list_path(town, DemoSite::zoover)) +
           watch_for("iens", iens_demo_host, list_path(town, DemoSite::iens)) +
           pin_for(zoover_demo_host, port) + pin_for(iens_demo_host, port) +
           "[report]\nout = \"report\"\ntitle = \"" + town.name + "\"\nlanguage = \"" + language +
           "\"\n";
}

class Demo final : public Command {
  public:
    Demo(CLI::App& root, World& world)
        : Command{root, "demo",
                  "make up a Dutch town, crawl its review sites on this machine, and report",
                  world} {
        app_->add_option("--dir", dir_,
                         "folder for the town's config, database and report (default: demo)");
        app_->add_option("--seed", seed_, "another seed is another town (default: 7)");
        app_->add_option("--lang", language_, "language of the report (default: nl)")
            ->check(CLI::IsMember({"nl", "en"}));
        app_->add_flag("--serve", serve_,
                       "serve the town and write its config until interrupted; crawl nothing");
        app_->add_option("--port", port_, "port on 127.0.0.1 (default: any that is free)")
            ->check(CLI::Range(0, 65535));
    }

    int run() override {
        report::check_theme({language_from(language_)});
        const Town town = make_town(seed_, world_.today());
        const DemoServer server{town, port_};
        const fs::path file = write_config(town, server.port());
        if (serve_) return serve(town, file, server.port());
        return crawl_and_report(town, file);
    }

  private:
    fs::path write_config(const Town& town, int port) const {
        fs::create_directories(dir_);
        const fs::path file = fs::path{dir_} / "negenplus.toml";
        refuse_foreign(file);
        std::ofstream stream{file, std::ios::binary};
        stream << config_text(town, language_, port);
        if (!stream.flush()) throw std::runtime_error(file.string() + " cannot be written");
        return file;
    }

    /// What somebody else keeps in this folder is not ours to write over.
    void refuse_foreign(const fs::path& config) const {
        std::string first_line;
        std::ifstream stream{config, std::ios::binary};
        const bool ours =
            stream && std::getline(stream, first_line) && first_line.starts_with(made_by_demo);
        const bool anything = fs::exists(config) || fs::exists(fs::path{dir_} / "negenplus.db");
        if (anything && !ours)
            throw UsageError(dir_ + " holds a Negenplus that is no demo; name another with --dir");
    }

    int serve(const Town& town, const fs::path& file, int port) const {
        const StopOnSignal stop_on_signal;
        const auto tell = [&](std::string_view source, std::string_view host, DemoSite site) {
            world_.out << source << " http://" << host << ':' << port << list_path(town, site)
                       << '\n';
        };
        tell("zoover", zoover_local_host, DemoSite::zoover);
        tell("iens", iens_local_host, DemoSite::iens);
        world_.out << "config " << file.string() << std::endl;
        while (!StopOnSignal::stop()) std::this_thread::sleep_for(std::chrono::milliseconds{100});
        return done;
    }

    int crawl_and_report(const Town& town, const fs::path& file) const {
        const Config config = read_config(file);
        const store::Lock lock = lock_database(config);
        begin_afresh(config);
        store::Store store{config.database};
        std::size_t reviews = 0;
        for (const DemoBusiness& business : town.businesses) reviews += business.reviews.size();
        world_.out << town.name << ": " << town.businesses.size() << " businesses, " << reviews
                   << " reviews\n";
        const model::Receipt receipt = crawl_into(store, config, world_);
        print(receipt_rows(receipt), Format::table, world_.out);
        const model::Comparison comparison = compare(store, config, world_.today());
        report::publish(comparison, report_options(config), config.report_out);
        tell_truth(town, comparison);
        world_.out << "Report: "
                   << fs::absolute(config.report_out / "index.html").lexically_normal().string()
                   << '\n';
        return complete(receipt) ? done : in_part;
    }

    /// A demo shows a first run; what an earlier one left would make it a second.
    static void begin_afresh(const Config& config) {
        for (const char* suffix : {"", "-wal", "-shm"}) {
            fs::path file = config.database;
            file += suffix;
            fs::remove(file);
        }
        fs::remove_all(config.archive);
    }

    void tell_truth(const Town& town, const model::Comparison& comparison) const {
        std::vector<DemoVerdict> verdicts;
        for (const model::Judged& judged : comparison.businesses) {
            verdicts.push_back(
                {judged.dossier.business.name, judged.judgement.verdict, judged.judgement.bar});
        }
        const DemoScore score = compare_with_truth(town, verdicts);
        for (const auto* list : {&score.wrong, &score.missing, &score.unknown}) {
            for (const std::string& line : *list) world_.out << "  " << line << '\n';
        }
        world_.out << score.agree << " of " << score.judged
                   << " verdicts agree with the truth that only the demo "
                   << "knows; " << score.too_little << " have too little evidence, "
                   << score.false_delight << " are called delightful and are not\n";
    }

    std::string dir_ = "demo";
    std::uint64_t seed_ = 7;
    std::string language_ = "nl";
    bool serve_ = false;
    int port_ = 0;
};

}  // namespace

CommandPtr make_demo(CLI::App& root, World& world) {
    return std::make_unique<Demo>(root, world);
}

}  // namespace app

#include <cerrno>
#include <fcntl.h>
#include <istream>
#include <ostream>
#include <system_error>
#include <unistd.h>

#include "app/commands.h"
#include "app/first_look.h"
#include "app/here.h"
#include "app/init_config.h"
#include "app/sources.h"

namespace app {
namespace {

namespace fs = std::filesystem;

/// Writes a new file and never over an old one.
void write_new(const fs::path& file, const std::string& text) {
    const int descriptor = ::open(file.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0644);
    if (descriptor < 0 && errno == EEXIST)
        throw UsageError(file.string() + " is there already; name another with --config");
    if (descriptor < 0) throw std::system_error(errno, std::generic_category(), file.string());
    const ssize_t written = ::write(descriptor, text.data(), text.size());
    const bool whole = ::close(descriptor) == 0 && written == static_cast<ssize_t>(text.size());
    if (!whole) throw std::system_error(errno, std::generic_category(), file.string());
}

/// Asks what it was not told, looks at the first page, writes the config and says what comes next.
class Init final : public Command {
  public:
    Init(CLI::App& root, World& world)
        : Command{root, "init", "write a commented config and say how to schedule it", world} {
        app_->add_option("--config", common_.config, "file to write (default: negenplus.toml)");
        app_->add_option("--contact", answers_.contact,
                         "mail address or web page for the owners of the sites");
        app_->add_option("--category", answers_.category,
                         "hotel, camping, restaurant, …, where the pages do not say");
        app_->add_option("--place", answers_.place, "town, where the pages do not say");
        app_->add_option("--url", answers_.url, "first page to watch: a list, or a business");
        app_->add_option("--source", answers_.source,
                         "name of that source (default: as its recipe or its address says)");
        app_->add_option("--allow", answers_.allow,
                         "host or network that may be met though it is not public");
        app_->add_option("--delay", answers_.delay, "seconds between two requests (default: 5)")
            ->check(CLI::Range(0, 3600));
        app_->add_flag("--no-look", no_look_, "do not fetch the first page to look at it");
        app_->add_flag("--yes,-y", yes_, "ask nothing: what is not told is left open");
    }

    int run() override {
        const fs::path file = common_.config.empty() ? "negenplus.toml" : common_.config;
        if (fs::exists(file))
            throw UsageError(file.string() + " is there already; name another with --config");
        ask_all();
        const bool readable = no_look_ || look(file);
        if (answers_.source.empty()) answers_.source = source_name(answers_.url);
        const std::string text = config_text(answers_);
        const Config config = config_from_toml(text, file);
        write_new(file, text);
        tell(config, readable);
        return done;
    }

  private:
    void ask_all() {
        ask("--contact",
            "Whom can a site's owner reach about this crawler (mail address or web page)? ",
            answers_.contact);
        if (answers_.contact.find('@') != std::string::npos &&
            answers_.contact.find(':') == std::string::npos)
            answers_.contact = "mailto:" + answers_.contact;
        may_ask(
            "What kind of business is it (hotel, camping, restaurant; empty: as the pages say)? ",
            answers_.category);
        may_ask("In which town (empty: as the pages say)? ", answers_.place);
        ask("--url", "First page to watch (a list or a business, https://…)? ", answers_.url);
        if (!is_web_address(answers_.url))
            throw UsageError("a page begins with http:// or https://, unlike " + answers_.url);
    }

    void ask(const std::string& option, const std::string& question, std::string& answer) {
        if (answer.empty() && !yes_) put(question, answer);
        if (answer.empty()) throw UsageError("no answer; give it with " + option);
    }

    /// What may stay open is asked only of someone who is being asked other things.
    void may_ask(const std::string& question, std::string& answer) {
        if (answer.empty() && !yes_ && answers_.url.empty()) put(question, answer);
    }

    void put(const std::string& question, std::string& answer) {
        world_.err << question << std::flush;
        std::getline(world_.in, answer);
    }

    /// Whether the first page can be read; where its recipe names the source, so does the watch.
    bool look(const fs::path& file) {
        world_.err << "Looking at it, robots.txt first …\n" << std::flush;
        const FirstLook seen =
            look_at(answers_.url, config_from_toml(config_text(answers_), file), world_);
        world_.err << seen.words << '\n';
        if (answers_.source.empty()) answers_.source = seen.source;
        return seen.readable;
    }

    void tell(const Config& config, bool readable) {
        const Schedule schedule = schedule_here(config, world_);
        world_.out << whole_schedule(schedule) << std::flush;
        world_.err << "Wrote " << schedule.config.string() << ". "
                   << (readable ? "" : "Mend its [[watch]] first, then ")
                   << (readable ? "Try" : "try") << " it with\n  negenplus run --verbose --config "
                   << schedule.config.string()
                   << "\nand let cron or systemd do it each week, as printed above"
                   << " (`negenplus schedule` prints it again).\n";
    }

    InitAnswers answers_;
    bool no_look_ = false;
    bool yes_ = false;
};

}  // namespace

CommandPtr make_init(CLI::App& root, World& world) {
    return std::make_unique<Init>(root, world);
}

}  // namespace app

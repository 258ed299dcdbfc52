#include <cerrno>
#include <fcntl.h>
#include <istream>
#include <ostream>
#include <system_error>
#include <unistd.h>

#include "app/commands.h"

namespace app {
namespace {

namespace fs = std::filesystem;

/// A text as TOML writes it between double quotes.
std::string quoted(const std::string& text) {
    std::string result = "\"";
    for (const char c : text) {
        if (c == '"' || c == '\\') result += '\\';
        if (static_cast<unsigned char>(c) >= 0x20) result += c;
    }
    return result + '"';
}

std::string config_text(const std::string& contact, const std::string& source,
                        const std::string& url) {
    return R"(# Negenplus: what to watch and how. Paths are relative to this file.
# Every key that is left out has the value shown here behind its #.

#database = "negenplus.db"
archive = "archive"            # folder for the pages as fetched (WARC); "" keeps none
#archive_days = 0              # delete archived pages after so many days; 0 keeps them for ever
#recipes = ""                  # folder with recipes of your own, above the built-in ones

[crawl]
# Whom a site's owner can reach about this crawler; a run refuses to go without.
contact = )" +
           quoted(contact) +
           R"(
#delay = 5                     # seconds between two requests to one host, at least
#max_crawl_delay = 60          # a robots.txt that asks for more: that source is skipped
#max_pages = 1000              # a source and run; max_minutes and max_mib bound it too
#revisit_share = 0.1           # of the mean time between a page's changes: so long it rests
#max_revisit_days = 30         # but no longer than this
#allow = []                    # hosts and networks that may be met though they are not public
#max_next = 50                 # further pages of one list of reviews
#timeout = 30                  # seconds a request
#max_body_mib = 8

# What one run may cost; what is left waits for the next. `crawl --plan` says what it will need.
#[budget]
#minutes = 30
#pages = 5000
#mib = 500

# One [[watch]] a source: the pages to begin with (lists, or businesses).
[[watch]]
source = )" +
           quoted(source) +
           R"(
urls = [)" +
           quoted(url) +
           R"(]
#delay = 10                    # for this source only
#max_pages = 200
#sitemaps = ["robots.txt"]     # those that robots.txt names, or URLs of sitemaps
#only = ["/hotel/*"]           # of what they name

[report]
#out = "report"                # shows the newest; earlier ones stand in it by day, as 2026-11-28/
#keep_reports = 12             # how many; 0: only the newest, in one plain folder
#language = "nl"               # "en", or another that the theme has a file of words for
#title = ""
#theme = "theme"               # a folder whose templates, words and styles replace the built-in ones

[verdict]
#half_life_months = 18         # after which reviews weigh half; without it, what the data say
#min_effective_n = 10          # less is too little evidence
#min_bar = 0.40                # the share of nines and tens that delight asks, at least

[privacy]
#keep_words_months = 0         # older reviews lose their words and their author's hash; 0: never
#keep_reviews_months = 0       # older reviews are forgotten altogether; 0: never

[match]
#join_from = 0.80              # so probably one business: listings are joined without asking
#show_from = 0.10              # `negenplus match` shows pairs from here on, for you to decide
)";
}

/// Writes a new file and never over an old one.
void write_new(const fs::path& file, const std::string& text) {
    const int descriptor = ::open(file.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0644);
    if (descriptor < 0 && errno == EEXIST) throw UsageError(file.string() + " is there already");
    if (descriptor < 0) throw std::system_error(errno, std::generic_category(), file.string());
    const ssize_t written = ::write(descriptor, text.data(), text.size());
    const bool whole = ::close(descriptor) == 0 && written == static_cast<ssize_t>(text.size());
    if (!whole) throw std::system_error(errno, std::generic_category(), file.string());
}

class Init final : public Command {
  public:
    Init(CLI::App& root, World& world)
        : Command{root, "init", "write a commented config and say how to schedule it", world} {
        app_->add_option("--config", common_.config, "file to write (default: negenplus.toml)");
        app_->add_option("--contact", contact_,
                         "mail address or web page for the owners of the sites");
        app_->add_option("--source", source_, "name of the first source, such as zoover");
        app_->add_option("--url", url_, "first page to watch");
    }

    int run() override {
        const fs::path file = common_.config.empty() ? "negenplus.toml" : common_.config;
        if (fs::exists(file)) throw UsageError(file.string() + " is there already");
        ask("Whom can a site's owner reach about this crawler (mail address or web page)? ",
            contact_);
        ask("First page to watch (a list or a business, https://…)? ", url_);
        ask("Name of that source (zoover, iens, …)? ", source_);
        const std::string text = config_text(contact_, source_, url_);
        config_from_toml(text, file);
        write_new(file, text);
        const std::string path = fs::absolute(file).lexically_normal().string();
        world_.err << "Wrote " << path << ". Try it with `negenplus run --verbose --config " << path
                   << "`,\nthen let cron do it each Monday at 4:17:\n";
        world_.out << "17 4 * * 1  negenplus run --config " << path << '\n';
        return done;
    }

  private:
    void ask(const std::string& question, std::string& answer) {
        if (!answer.empty()) return;
        world_.err << question << std::flush;
        if (!std::getline(world_.in, answer) || answer.empty()) {
            throw UsageError("no answer; give --contact, --url and --source to be asked nothing");
        }
    }

    std::string contact_;
    std::string source_;
    std::string url_;
};

}  // namespace

CommandPtr make_init(CLI::App& root, World& world) {
    return std::make_unique<Init>(root, world);
}

}  // namespace app

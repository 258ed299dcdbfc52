#include "app/crawling.h"

#include <algorithm>
#include <memory>
#include <ostream>

#include "app/home.h"
#include "app/matching.h"
#include "app/pipeline.h"
#include "app/progress.h"
#include "app/signals.h"
#include "app/state.h"
#include "app/version.h"
#include "crawler/archive.h"
#include "crawler/archive_retention.h"
#include "crawler/curl_network.h"

namespace app {
namespace {

void require_contact(const Config& config) {
    if (!config.contact.empty()) return;
    throw UsageError(
        (config.file.empty() ? "there is no config"
                             : config.file.string() + ": crawl.contact is missing") +
        ": say whom a site's owner can reach, as [crawl] contact = \"mailto:you@example.org\"");
}

void require_watch(const Config& config) {
    if (config.watches.empty())
        throw UsageError(
            (config.file.empty() ? "there is no config" : config.file.string()) +
            ": there is no [[watch]], so nothing to crawl; add one (`negenplus help config`)");
}

std::unique_ptr<crawler::Archive> archive_for(const Config& config, World& world) {
    if (config.archive.empty()) return nullptr;
    return std::make_unique<crawler::Archive>(
        crawler::ArchiveOptions{.folder = config.archive,
                                .software = "Negenplus/" + std::string{version},
                                .new_id = crawler::random_uuid},
        world.clock);
}

crawler::NetworkOptions network_options(const Config& config) {
    crawler::NetworkOptions options;
    options.user_agent = config.crawl.user_agent;
    // A text with a slash is a network, for no host name has one.
    for (const std::string& allowed : config.allow) {
        const bool network = allowed.find('/') != std::string::npos;
        (network ? options.allowed_networks : options.allowed_hosts).push_back(allowed);
    }
    for (const Pin& pin : config.pins) {
        options.pins.push_back({pin.host, pin.port, pin.to_host, pin.to_port});
    }
    return options;
}

/// The memory of a single fetch: nothing was before, nothing is kept.
class NoMemory final : public crawler::Memory {
  public:
    std::optional<crawler::Known> known(const std::string&) override { return std::nullopt; }
    std::optional<crawler::CachedRobots> robots(const std::string&) override {
        return std::nullopt;
    }
    void keep_sitemap(const crawler::Page&, const std::vector<crawler::Link>&) override {}
    void keep_failure(const crawler::Page&) override {}
    void keep_robots(const std::string&, const crawler::CachedRobots&) override {}
    std::optional<model::Instant> rest_until(const std::string&) override { return std::nullopt; }
    void keep_rest(const std::string&, model::Instant) override {}
    std::optional<long> open_round(const std::string&) override { return std::nullopt; }
    long begin_round(const std::string&, model::Instant) override { return 1; }
    void end_round(const std::string&) override {}
};

/// Hands a fetched page on and follows nothing.
class OnePage final : public crawler::Visitor {
  public:
    explicit OnePage(const SavedPageVisitor& visitor) : visitor_{visitor} {}

    crawler::Keep read(const crawler::Page& page) override {
        return [this, page] {
            visitor_.page({page.url, page.final_url.empty() ? page.url : page.final_url,
                           page.content_type, page.fetched, page.body});
            return crawler::Reading{};
        };
    }
    void not_modified(const crawler::Page&) override {}

  private:
    const SavedPageVisitor& visitor_;
};

/// A source whose layout changed may have been misread: its reviews are not known to be gone.
void note_vanished(store::Store& store, const model::Receipt& receipt) {
    for (const model::SourceReceipt& visit : receipt.sources)
        if (visit.layout.empty() && !store.open_round(visit.source))
            store.note_vanished(visit.source);
}

std::string trouble_of(const model::SourceReceipt& source) {
    if (!source.stopped.empty()) return source.stopped;
    if (!source.refusals.empty()) return "refused by " + source.refusals.front();
    return source.errors.empty() ? "nothing came" : source.errors.begin()->first;
}

}  // namespace

std::filesystem::path layout_folder(const Config& config) {
    return state_folder(config) / "layout-changed";
}

model::Receipt crawl_into(store::Store& store, const Config& config, World& world) {
    require_contact(config);
    require_watch(config);
    const parser::Recipes recipes = recipes_for(config);
    crawler::Settings settings = config.crawl;
    settings.reader = std::string{version} + '/' + std::to_string(recipes.fingerprint());
    StoreMemory memory{store};
    LayoutWatch layouts{store, world.now()};
    Pipeline pipeline{store, recipes, author_key_for(config), layouts, config.facts};
    crawler::CurlNetwork network{network_options(config)};
    if (!config.archive.empty())
        crawler::prune_archive(config.archive, world.now(), config.archive_days);
    const auto archive = archive_for(config, world);
    crawler::ThreadDesk desk{[&network] { network.wake(); }};
    Progress progress{world.err};
    crawler::Means means{network, world.clock, memory, pipeline, desk, archive.get()};
    if (world.terminal) means.show = [&](auto sources) { progress.show(sources); };
    const StopOnSignal stop_on_signal;
    model::Receipt receipt = crawler::crawl(config.watches, settings, means, StopOnSignal::stop());
    join_listings(store, config);
    layouts.judge(receipt);
    note_vanished(store, receipt);
    store.keep_receipt(receipt);
    layouts.cut(layout_folder(config));
    return receipt;
}

std::vector<crawler::SourceForecast> plan_crawl(store::Store& store, const Config& config,
                                                World& world) {
    require_watch(config);
    StoreMemory memory{store};
    // Sites answer slower and faster than this; beside the delay it hardly matters.
    constexpr std::chrono::milliseconds answer{500};
    return crawler::forecast(config.watches, config.crawl, world.clock, memory, answer);
}

void fetch_page(const std::string& url, const Config& config, World& world,
                const SavedPageVisitor& visitor) {
    require_contact(config);
    crawler::CurlNetwork network{network_options(config)};
    NoMemory memory;
    OnePage one_page{visitor};
    const StopOnSignal stop_on_signal;
    crawler::SourcePlan plan{.source = url, .urls = {url}};
    plan.budget.pages = 1;
    crawler::DirectDesk desk;
    const model::Receipt receipt =
        crawler::crawl({&plan, 1}, config.crawl, {network, world.clock, memory, one_page, desk},
                       StopOnSignal::stop());
    const model::SourceReceipt& source = receipt.sources.front();
    if (source.fetched == 0) visitor.unreadable(url, trouble_of(source));
}

bool complete(const model::Receipt& receipt) {
    return !receipt.interrupted && std::all_of(receipt.sources.begin(), receipt.sources.end(),
                                               [](const model::SourceReceipt& source) {
                                                   return source.stopped.empty() &&
                                                          source.layout.empty() &&
                                                          source.failed == 0;
                                               });
}

}  // namespace app

#include "app/crawling.h"

#include <algorithm>
#include <memory>
#include <ostream>

#include "app/home.h"
#include "app/locking.h"
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

std::unique_ptr<crawler::Archive> archive_for(const Config& config, crawler::Clock& clock,
                                              const std::string& worker) {
    if (config.archive.empty()) return nullptr;
    return std::make_unique<crawler::Archive>(
        crawler::ArchiveOptions{.folder = config.archive,
                                .software = "Negenplus/" + std::string{version},
                                .new_id = crawler::random_uuid,
                                .worker = worker},
        clock);
}

/// Without what is older than the config lets it become.
std::unique_ptr<crawler::Archive> pruned_archive(const Config& config, crawler::Clock& clock,
                                                 const std::string& worker) {
    if (!config.archive.empty())
        crawler::prune_archive(config.archive,
                               std::chrono::floor<std::chrono::seconds>(clock.now()),
                               config.archive_days);
    return archive_for(config, clock, worker);
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

/// All that a crawl into a store works with.
struct Workshop {
    /// `worker` names one of several crawlers, and is empty for the only one.
    Workshop(store::Store& store, const Config& config, World& world, crawler::Clock& clock,
             const std::string& worker)
        : recipes{recipes_for(config)},
          settings{config.crawl},
          memory{store},
          layouts{store, std::chrono::floor<std::chrono::seconds>(clock.now())},
          pipeline{store, recipes, author_key_for(config), layouts, config.facts},
          network{network_options(config)},
          archive{pruned_archive(config, clock, worker)},
          progress{world.err},
          means{network, clock, memory, pipeline, desk, archive.get()} {
        settings.reader = std::string{version} + '/' + std::to_string(recipes.fingerprint());
        if (world.terminal) means.show = [this](auto sources) { progress.show(sources); };
    }

    const parser::Recipes recipes;
    crawler::Settings settings;
    StoreMemory memory;
    LayoutWatch layouts;
    Pipeline pipeline;
    crawler::CurlNetwork network;
    std::unique_ptr<crawler::Archive> archive;
    crawler::ThreadDesk desk{[this] { network.wake(); }};
    Progress progress;
    crawler::Means means;
};

void require_lease(const Config& config, const Worker& worker) {
    if (worker.lease >= 2 * config.crawl.timeout) return;
    throw UsageError("--lease " + std::to_string(worker.lease.count()) +
                     " is too short: a lease must outlast two requests, and `timeout` lets one "
                     "take " +
                     std::to_string(config.crawl.timeout.count() / 1000) + " seconds");
}

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
    Workshop shop{store, config, world, world.clock, ""};
    const StopOnSignal stop_on_signal;
    model::Receipt receipt =
        crawler::crawl(config.watches, shop.settings, shop.means, StopOnSignal::stop());
    join_listings(store, config);
    shop.layouts.judge(receipt);
    note_vanished(store, receipt);
    store.keep_receipt(receipt);
    shop.layouts.cut(layout_folder(config));
    return receipt;
}

model::Receipt crawl_shared_into(store::Store& store, const Config& config, World& world,
                                 const Worker& worker) {
    require_contact(config);
    require_watch(config);
    require_lease(config, worker);
    store::WorkQueue queue{store, worker.name, crawler::random_uuid(), worker.lease};
    auto groups = crawler::host_groups(config.watches);
    using Joined = store::WorkQueue::Joined;
    const Joined joined = queue.join(names_of(groups));
    if (joined == Joined::other)
        throw Busy("another config is being crawled by " +
                   store::WorkQueue::at_work(store).value_or("another worker"));
    // Whoever did the last group of that crawl may have been killed before it joined.
    if (joined == Joined::over) join_listings(store, config);
    if (joined == Joined::over) return {};
    crawler::BootClock watch;
    DatabaseClock clock{queue, watch};
    Workshop shop{store, config, world, clock, worker.name};
    const auto finish = [&](model::Receipt& visits, const std::vector<std::string>& rounds,
                            const std::function<bool()>& end) {
        return store.together([&] {
            shop.layouts.judge(visits);
            for (const std::string& source : rounds) store.end_round(source);
            note_vanished(store, visits);
            return end();
        });
    };
    StoreLeases leases{queue, std::move(groups), worker, config.crawl.timeout, watch, finish};
    shop.means.leases = &leases;
    const StopOnSignal stop_on_signal;
    model::Receipt receipt = crawler::crawl_shared(shop.settings, shop.means, StopOnSignal::stop());
    queue.release();
    if (leases.ended_it()) join_listings(store, config);
    queue.leave();
    shop.layouts.cut(layout_folder(config));
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

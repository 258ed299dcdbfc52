#include <cstdlib>

#include "store/forgetting.h"
#include "store/inspection.h"
#include "store/interchange.h"
#include "tests/catch.h"
#include "tests/store/faulty_disk.h"
#include "tests/store/samples.h"

using samples::at;
using samples::Folder;
using samples::listing;
using samples::review;

namespace {

constexpr int pages = 12;
constexpr int reviews_a_page = 20;

store::PageState state_of(const model::Listing& shown, long round) {
    store::PageState state;
    state.url = shown.url;
    state.source = shown.source;
    state.fetched = shown.fetched;
    state.round = round;
    state.links = {{shown.url + "/next", true}};
    return state;
}

model::Listing page_of(int number) {
    std::vector<model::Review> reviews;
    for (int i = 0; i < reviews_a_page; ++i) {
        auto each = review("r" + std::to_string(number) + "-" + std::to_string(i), 1 + i % 10);
        each.text += std::string(200, static_cast<char>('a' + i));
        reviews.push_back(std::move(each));
    }
    auto page = listing("2026-03-01", std::move(reviews));
    page.url += '/' + std::to_string(number);
    page.business.name += std::to_string(number);
    page.aggregate = samples::average(8, 40 + number);
    return page;
}

/// What a run does to its store. `stored` counts pages whose saving came back.
void run(const std::filesystem::path& file, int& stored) {
    store::Store store{file};
    const auto open = store.open_round("iens");
    const long round = open ? *open : store.begin_round("iens", at("2026-03-01"));
    store.keep_robots("https://iens.example", {at("2026-03-01"), 200, "User-agent: *\n"});
    for (int number = 0; number < pages; ++number) {
        const auto page = page_of(number);
        const auto state = state_of(page, round);
        store.save({page}, &state);
        stored = number + 1;
    }
    auto edited = page_of(0);
    edited.fetched = at("2026-03-02");
    edited.reviews[3].text = "Bij nader inzien viel het tegen";
    store.save({edited});
    store.end_round("iens");
    store.note_vanished("iens");
    model::Receipt receipt;
    receipt.started = receipt.ended = at("2026-03-02");
    store.keep_receipt(receipt);
}

std::string exported(const std::filesystem::path& file) {
    std::string text;
    store::Store{file}.each_listing([&](const auto& each) { text += store::to_json(each) + '\n'; });
    return text;
}

std::size_t reviews_in(const std::filesystem::path& file) {
    std::size_t count = 0;
    const store::Store store{file};
    store.each_dossier(samples::day("2030-01-01"), [&](const model::Dossier& dossier) {
        for (const auto& each : dossier.listings) count += static_cast<std::size_t>(each.ratings);
    });
    return count;
}

/// What an undisturbed run stores, and how many changes of files it takes.
struct Undisturbed {
    std::string stored;
    long changes = 0;

    Undisturbed() {
        const Folder folder;
        FaultyDisk disk;
        disk.fail(DiskFault::none, 0);
        int ignored = 0;
        run(folder / "n.db", ignored);
        changes = disk.changes();
        stored = exported(folder / "n.db");
    }
};

const Undisturbed& undisturbed() {
    static const Undisturbed once;
    return once;
}

/// A run on a disk that fails at that change: everything that must hold then.
void check_fault(DiskFault fault, long change) {
    INFO("fault " << static_cast<int>(fault) << " at change " << change);
    const Folder folder;
    const auto file = folder / "n.db";
    FaultyDisk disk{static_cast<unsigned>(change)};
    int stored = 0;
    disk.fail(fault, change);
    try {
        run(file, stored);
    } catch (const store::Error&) {
        CHECK(disk.failed());
    }
    CHECK(disk.failed());
    disk.heal();
    const auto found = store::inspect(file, [] { return true; });
    INFO(found.unreadable);
    CHECK(found.whole());
    const std::size_t kept = found.schema == 0 ? 0 : reviews_in(file);
    CHECK(kept >= static_cast<std::size_t>(stored) * reviews_a_page);
    CHECK(kept % reviews_a_page == 0);
    run(file, stored);
    CHECK(exported(file) == undisturbed().stored);
    CHECK(store::inspect(file, [] { return true; }).whole());
}

/// `script/soak faults` asks for a fault at every single change.
long stride() {
    const char* asked = std::getenv("NEGENPLUS_FAULT_STRIDE");
    return asked == nullptr ? 23 : std::max(1L, std::strtol(asked, nullptr, 10));
}

void sweep(DiskFault fault) {
    REQUIRE(undisturbed().changes > 100);
    REQUIRE(std::count(undisturbed().stored.begin(), undisturbed().stored.end(), '\n') >= pages);
    long faults = 0;
    for (long change = 1; change <= undisturbed().changes; change += stride(), ++faults)
        check_fault(fault, change);
    if (stride() == 1) WARN(faults << " faults injected");
}

}  // namespace

TEST_CASE("A disk that gets full at any write of a run loses nothing that was stored") {
    sweep(DiskFault::full);
}

TEST_CASE("A disk that turns read-only at any write of a run loses nothing that was stored") {
    sweep(DiskFault::read_only);
}

TEST_CASE("A disk that breaks at any write of a run loses nothing that was stored") {
    sweep(DiskFault::broken);
}

TEST_CASE("Power that goes at any write of a run loses nothing that was stored") {
    sweep(DiskFault::power_loss);
}

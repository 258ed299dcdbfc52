#pragma once

#include <algorithm>
#include <string>
#include <tuple>
#include <vector>

#include "store/interchange.h"
#include "store/lock.h"
#include "store/store.h"
#include "tests/store/samples.h"
#include "tests/store/server.h"

/// What every engine behind the store's face must do is in the contract_*test.cpp. Another engine
/// joins by a struct of its own among `Engines`; nothing there knows SQLite, a table or a file's
/// format.
namespace contract {

using samples::Folder;

/// Opens a store that lives in a folder: anew, or what an earlier opening left.
struct OnSqlite {
    using Store = store::Store;
    using Lock = store::Lock;
    static Store open(const Folder& folder) { return Store{folder / "n.db"}; }
    static std::optional<Lock> lock(const Folder& folder) { return Lock::take(folder / "n.db"); }
    static bool missing() { return false; }
};

/// The same on a server, where a folder's store has a schema of its own.
struct OnPostgresql {
    using Store = store::Store;
    using Lock = store::Lock;
    static Store open(const Folder& folder) { return Store{url(folder)}; }
    static std::optional<Lock> lock(const Folder& folder) { return Lock::take(url(folder)); }
    static std::string url(const Folder& folder) { return samples::Server::running()->url(folder); }
    static bool missing() { return samples::Server::running() == nullptr; }
};

using Engines = std::tuple<OnSqlite, OnPostgresql>;

inline model::Listing other(const std::string& fetched, std::vector<model::Review> reviews) {
    auto shown = samples::listing(fetched, std::move(reviews));
    shown.source = "zoover";
    shown.url = "https://zoover.example/hotel";
    shown.business.name = "Hotel";
    return shown;
}

template <typename Store>
std::vector<std::string> records(const Store& store) {
    std::vector<std::string> lines;
    store.each_listing([&](const auto& each) { lines.push_back(store::to_json(each)); });
    return lines;
}

template <typename Store>
std::vector<double> grades(const Store& store, const std::string& as_of) {
    std::vector<double> all;
    store.each_dossier(samples::day(as_of), [&](const model::Dossier& dossier) {
        for (const auto& each : dossier.listings)
            for (const auto& alike : each.tallies)
                all.insert(all.end(), static_cast<std::size_t>(alike.count), alike.grade);
    });
    std::sort(all.begin(), all.end());
    return all;
}

inline store::PageState page(const std::string& url, const std::string& fetched, long round) {
    store::PageState state;
    state.url = url;
    state.source = "iens";
    state.fetched = samples::at(fetched);
    state.digest = "sha256:1";
    state.archived = "a.warc.gz:7";
    state.round = round;
    return state;
}

inline std::vector<model::Review> eight(int from = 0) {
    std::vector<model::Review> reviews;
    for (int i = from; i < from + 8; ++i)
        reviews.push_back(samples::review("a" + std::to_string(i), 8));
    return reviews;
}

}  // namespace contract

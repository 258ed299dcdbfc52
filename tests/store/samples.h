#pragma once

#include <atomic>
#include <filesystem>
#include <string>
#include <unistd.h>
#include <vector>

#include "model/listing.h"
#include "store/store.h"

namespace samples {

/// A folder that goes when the test ends.
class Folder {
  public:
    Folder() {
        static std::atomic<int> count = 0;
        path_ = std::filesystem::temp_directory_path() /
                ("negenplus-store-" + std::to_string(::getpid()) + "-" + std::to_string(++count));
        std::filesystem::create_directories(path_);
    }
    ~Folder() {
        std::error_code ignored;
        std::filesystem::remove_all(path_, ignored);
    }
    Folder(const Folder&) = delete;
    Folder& operator=(const Folder&) = delete;

    std::filesystem::path operator/(const char* name) const { return path_ / name; }
    const std::filesystem::path& path() const { return path_; }

  private:
    std::filesystem::path path_;
};

/// Where a folder's store lives: in a file, or with NEGENPLUS_TEST_ENGINE=postgresql on the server
/// of the tests. Without one the process ends with status 77 then.
std::filesystem::path database(const Folder& folder);

/// "2026-03-01" or "2026-03-01T14:00:00Z".
inline model::Instant at(const std::string& text) {
    return model::instant_from_iso(text.size() == 10 ? text + "T12:00:00Z" : text).value();
}

inline model::Day day(const std::string& text) {
    return model::date_from_iso(text).value().first;
}

inline model::Score of_ten(double value) {
    return {value, {1, 10}, model::ScaleProof::declared};
}

inline model::Review review(const std::string& id, double score,
                            const std::string& date = "2026-01-15") {
    model::Review review;
    review.id = id;
    review.score = of_ten(score);
    review.grade = score;
    review.date = model::date_from_iso(date);
    review.text = "Heerlijk gegeten, en wat een ontvangst bij " + id;
    review.lang = "nl";
    return review;
}

/// "r" and a number from `first` on, each with an eight.
inline std::vector<model::Review> reviews(int first, int count) {
    std::vector<model::Review> all;
    for (int i = first; i < first + count; ++i) all.push_back(review("r" + std::to_string(i), 8));
    return all;
}

inline model::Aggregate average(double value, long count) {
    model::Aggregate aggregate;
    aggregate.score = of_ten(value);
    aggregate.count = count;
    return aggregate;
}

inline model::Listing listing(const std::string& fetched = "2026-03-01",
                              std::vector<model::Review> reviews = {}) {
    model::Listing listing;
    listing.source = "iens";
    listing.recipe = "iens-2016";
    listing.url = "https://iens.example/rhodos";
    listing.fetched = at(fetched);
    listing.business.name = "Rhodos";
    listing.business.category = "restaurant";
    listing.business.city = "Enschede";
    listing.reviews = std::move(reviews);
    return listing;
}

/// The only listing of the only business.
inline model::ListingEvidence only_evidence(const store::Store& store,
                                            const std::string& as_of = "2030-01-01") {
    return store.dossiers(day(as_of)).at(0).listings.at(0);
}

}  // namespace samples

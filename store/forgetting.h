#pragma once

#include <cstdint>
#include <functional>
#include <span>
#include <string>
#include <vector>

#include "model/listing.h"
#include "store/kept_out.h"
#include "store/store.h"

namespace store {

/// Which reviews are looked for; what is empty asks nothing.
struct ReviewSearch {
    std::string source{};
    std::string business{};    ///< a listing's URL, or a part of its name in any case
    std::string id{};          ///< the source's own
    std::string author_key{};  ///< the keyed hash of a name
    std::string words{};       ///< that stand in its title or text, now or before, in any case
};

struct FoundListing {
    std::int64_t id = 0;
    std::string source;
    std::string key;
    std::string url;
    std::string name;
    long reviews = 0;
};

struct FoundReview {
    FoundListing listing;
    std::int64_t identity = 0;
    model::Instant first_seen{};
    model::Instant last_seen{};
    model::Review review;  ///< as it stands
};

/// What was forgotten, without what it was.
struct Deed {
    long number = 0;
    model::Instant moment{};
    std::string what;    ///< "review", "business", "source" or "age"
    std::string source;  ///< empty: several
    std::string reason;  ///< in the user's own words
    long listings = 0;
    long reviews = 0;
    long records = 0;  ///< in the archive
};

/// Forgets for good, one transaction a deed. What is forgotten is overwritten in the file; what was
/// forgotten of a business stays away when it is met again, until its deed is lifted.
class Forgetting {
  public:
    explicit Forgetting(Store& store) : store_{store} {}

    /// By listing, oldest first. `visit` may not use the store.
    void each_review(const ReviewSearch& search,
                     const std::function<void(const FoundReview&)>& visit) const;
    /// Those with this URL, or else with this text in their name, in any case.
    std::vector<FoundListing> listings(const std::string& source, const std::string& name) const;
    /// The URLs of pages that showed a listing, or that belong to a source.
    std::vector<std::string> pages_of(const FoundListing& listing) const;
    std::vector<std::string> pages_of(const std::string& source) const;

    /// Each gives the deed with its number and counts. `deed.records` is kept as it comes.
    Deed reviews(std::span<const FoundReview> found, Deed deed);
    Deed listings(std::span<const FoundListing> found, Deed deed);
    /// Everything of a source, and what its pages told. It may be watched again at any time.
    Deed source(const std::string& source, Deed deed);
    /// What is older than that, and from now on for this opening of the store what is met of it.
    /// Nothing that old: no deed is written, and its number is 0.
    Deed older(const Retention& retention, model::Instant now);

    std::vector<Deed> deeds() const;
    /// Lets come back what that deed forgot. False where there is no such deed.
    bool lift(long number);

  private:
    Store& store_;
};

}  // namespace store

#include "store/identity.h"

#include <string>
#include <string_view>

#include "store/checks.h"
#include "store/hash.h"

namespace store {
namespace {

/// The first bytes with every run of blanks as one space: a page may show the text cut off or
/// wrapped otherwise next time.
std::string beginning(std::string_view text) {
    constexpr std::size_t length = 40;
    std::string start;
    for (const char c : text) {
        const bool blank = c == ' ' || c == '\n' || c == '\r' || c == '\t';
        if (blank && (start.empty() || start.back() == ' ')) continue;
        start += blank ? ' ' : c;
        if (start.size() == length) break;
    }
    while (start.ends_with(' ')) start.pop_back();
    return start;
}

void add_score(Hash& hash, const std::optional<model::Score>& score) {
    if (!score) return hash.add("none");
    hash.add(shortest(score->value));
    hash.add(shortest(score->scale.best));
}

}  // namespace

/// Identities meet only within one listing, where 10,000 reviews collide with a chance of 3 in
/// 10^12.
std::int64_t review_identity(const model::Review& review, int twin) {
    Hash hash;
    if (!review.id.empty()) {
        hash.add("id");
        hash.add(review.id);
        return static_cast<std::int64_t>(hash.value());
    }
    hash.add(review.date ? to_string(*review.date) : "");
    hash.add(review.author_key);
    hash.add(beginning(review.title));
    hash.add(beginning(review.text));
    if (review.text.empty()) {
        add_score(hash, review.score);
        for (const auto& [aspect, value] : review.aspects) {
            hash.add(aspect);
            hash.add(shortest(value));
        }
    }
    if (twin > 0) hash.add(std::to_string(twin));
    return static_cast<std::int64_t>(hash.value());
}

std::string listing_key(const std::string& url, const model::Business& business) {
    if (!url.empty()) return url;
    return '\n' + business.name + '\n' + business.address + '\n' + business.city;
}

int Twins::number(const model::Review& review) {
    if (!review.id.empty()) return 0;
    return seen_[review_identity(review, 0)]++;
}

}  // namespace store

#include "parser/reviews.h"

#include <cmath>
#include <set>
#include <tuple>

#include "parser/ascii.h"
#include "parser/dates.h"
#include "parser/numbers.h"
#include "parser/scores.h"

namespace parser {
namespace {

std::optional<model::Date> date_of_epoch(const Found& found, const Page& page) {
    constexpr double furthest = 1e11;  // beyond every calendar, in seconds
    const auto number = read_number(found.text);
    if (!number) return std::nullopt;
    const double seconds = found.epoch == Step::Epoch::milliseconds ? *number / 1000 : *number;
    if (!(std::abs(seconds) < furthest)) return std::nullopt;
    const model::Instant instant{std::chrono::seconds{std::llround(std::floor(seconds))}};
    if (instant > page.fetched) return std::nullopt;
    return model::Date{std::chrono::floor<std::chrono::days>(instant)};
}

/// "nl" of "nl", "nl-BE" or "nl_NL"; empty for anything that is no language tag.
std::string language_of(std::string_view tag) {
    std::size_t size = 0;
    while (size < tag.size() && is_alpha(tag[size])) ++size;
    const bool ends = size == tag.size() || tag[size] == '-' || tag[size] == '_';
    return size == 2 && ends ? lower(tag.substr(0, 2)) : std::string{};
}

model::Review read_review(const Place& place, const Page& page,
                          std::vector<model::Skipped>& skipped) {
    const ReviewFields& fields = page.recipe.reviews;
    model::Review review;
    review.id = find_text(fields.id, place, page);
    review.score = find_score(fields.score, place, page, "review", skipped);
    const model::Scale scale = review.score ? review.score->scale : recipe_scale(page.recipe);
    review.aspects = find_aspects(fields.aspects, scale, place, page, skipped);
    review.overall = mean_of(fields.overall, review.aspects, scale);
    review.date = find_date(fields.date, place, page, skipped);
    review.title = find_text(fields.title, place, page);
    review.text = find_text(fields.text, place, page);
    review.praise = find_text(fields.praise, place, page);
    review.criticism = find_text(fields.criticism, place, page);
    if (review.text.empty()) review.text = text_of_boxes(review);
    review.lang = language_of(find_text(fields.lang, place, page));
    review.owner_reply = is_there(fields.owner_reply, place, page);
    if (const std::string author = find_text(fields.author, place, page); !author.empty())
        review.author_key = page.author_key(author);
    return review;
}

bool says_nothing(const model::Review& review) {
    return !review.score && !review.overall && review.text.empty() && review.title.empty();
}

/// Knows reviews by their id; those without one by all that they say.
class Seen {
  public:
    bool add(const model::Review& review) {
        if (!review.id.empty()) return ids_.insert(review.id).second;
        if (review.text.empty()) return true;
        const std::string date = review.date ? model::to_string(*review.date) : "";
        return whole_
            .emplace(review.author_key, date, review.text, review.score ? review.score->value : -1)
            .second;
    }

  private:
    std::set<std::string> ids_;
    std::set<std::tuple<std::string, std::string, std::string, double>> whole_;
};

}  // namespace

std::optional<model::Date> find_date(const Field& field, const Place& place, const Page& page,
                                     std::vector<model::Skipped>& skipped) {
    const auto found = find(field, place, page);
    if (!found) return std::nullopt;
    const std::string_view lang = page.recipe.month_first ? "en-us" : std::string_view{page.lang};
    const auto date = found->epoch != Step::Epoch::none
                          ? date_of_epoch(*found, page)
                          : read_date(found->text, {lang, page.fetched});
    // What stands there may hold the reviewer's name: it is not repeated.
    if (!date) skipped.push_back({"date", "it cannot be read, or lies in the future"});
    return date;
}

std::vector<model::Review> read_reviews(const std::vector<Place>& places, const Page& page,
                                        std::vector<model::Skipped>& skipped) {
    std::vector<model::Review> reviews;
    Seen seen;
    for (const Place& place : places) {
        if (is_excluded(place, page)) continue;
        std::vector<model::Skipped> refused;
        model::Review review = read_review(place, page, refused);
        // An empty shell says nothing, unless what it says was refused.
        if (says_nothing(review) && refused.empty()) continue;
        if (!seen.add(review)) continue;
        skipped.insert(skipped.end(), refused.begin(), refused.end());
        if (!says_nothing(review)) reviews.push_back(std::move(review));
    }
    return reviews;
}

}  // namespace parser

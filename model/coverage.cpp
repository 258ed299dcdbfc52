#include "model/coverage.h"

namespace model {

std::string_view to_string(PageField field) {
    static constexpr std::array<std::string_view, page_fields> names{
        "anything",          "a name",           "an address",      "an overall figure", "reviews",
        "scores of reviews", "dates of reviews", "texts of reviews"};
    return names[static_cast<std::size_t>(field)];
}

void Coverage::add(const Coverage& other) {
    pages += other.pages;
    for (std::size_t i = 0; i < fields.size(); ++i) {
        fields[i].have += other.fields[i].have;
        fields[i].of += other.fields[i].of;
    }
    review_pages += other.review_pages;
    reviews += other.reviews;
    reviews_squared += other.reviews_squared;
    for (std::size_t i = 0; i < scores.size(); ++i) scores[i] += other.scores[i];
}

}  // namespace model

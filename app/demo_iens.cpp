#include <algorithm>
#include <array>

#include "app/demo_layout.h"
#include "app/demo_template.h"

namespace app {
namespace {

/// The site's colour for a score: "scoreMediumBest" for a nine or ten.
std::string colour(std::string_view size, int score) {
    const std::string_view name = score >= 9   ? "Best"
                                  : score == 8 ? "Better"
                                  : score == 7 ? "Good"
                                               : "Average";
    return std::string{size} + std::string{name};
}

int aspect(const DemoReview& review, std::string_view label) {
    const auto found = std::find_if(review.aspects.begin(), review.aspects.end(),
                                    [&](const DemoAspect& one) { return one.label == label; });
    return found == review.aspects.end() ? 0 : found->value;
}

/// The site's ranks of reviewers, which it prints beside a name.
std::string_view rank(const DemoReview& review) {
    static constexpr std::array<std::string_view, 5> ranks = {
        "Proever in spe", "Proever", "Topproever", "Expertproever", "Meesterproever"};
    return ranks[static_cast<std::size_t>(review.id) % ranks.size()];
}

/// Some time of that day in the evening.
std::string moment(const DemoReview& review) {
    const std::string minute = std::to_string(10 + review.id % 50);
    return model::to_string(review.date) + "T2" + std::to_string(review.id % 3) + ':' + minute +
           ":00+01:00";
}

std::string review_html(const DemoReview& review, const ReviewPage& page) {
    const int food = aspect(review, "Eten");
    const int service = aspect(review, "Service");
    const int decor = aspect(review, "Decor");
    return fill_template("iens_review.html",
                         {{"name", page.business.name},
                          {"author", review.author},
                          {"rank", rank(review)},
                          {"moment", moment(review)},
                          {"date_text", dutch_age(review.date, page.town.today)},
                          {"food", std::to_string(food)},
                          {"service", std::to_string(service)},
                          {"decor", std::to_string(decor)},
                          {"food_band", colour("scoreMedium", food)},
                          {"service_band", colour("scoreMedium", service)},
                          {"decor_band", colour("scoreMedium", decor)},
                          {"small_food_band", colour("scoreSmall", food)},
                          {"small_service_band", colour("scoreSmall", service)},
                          {"small_decor_band", colour("scoreSmall", decor)},
                          {"text", review.text},
                          {"visited", dutch_date(review.visited)},
                          {"id", std::to_string(review.id)},
                          {"business_id", std::to_string(page.business.id)},
                          {"site", page.origin}});
}

/// What the site calls a kitchen.
std::string kitchen(const DemoBusiness& business) {
    std::string name = business.kitchen.empty() ? "frans" : business.kitchen;
    name.front() = static_cast<char>(name.front() - 'a' + 'A');
    return name;
}

}  // namespace

std::string iens_page_path(std::string_view path, std::size_t page) {
    std::string url{path};
    if (page > 0) url += "/recensie?perPagina=10&pagina=" + std::to_string(page + 1);
    return url;
}

std::string iens_html(const ReviewPage& page) {
    const DemoBusiness& business = page.business;
    const std::string food = mean_text(page.all, "Eten");
    const std::string service = mean_text(page.all, "Service");
    const std::string decor = mean_text(page.all, "Decor");
    const bool more = page.page + 1 < page.pages();
    const std::string next = iens_page_path(page.path, page.page + 1);
    std::string reviews;
    for (const DemoReview* review : page.shown()) reviews += review_html(*review, page);
    return fill_template(
        "iens_business.html",
        {{"name", business.name},
         {"place", page.town.name},
         {"region", page.town.region},
         {"kitchen", kitchen(business)},
         {"canonical", page.origin + page.path},
         {"url", page.origin + page.path},
         {"next_link", more ? fill_template("next_link.html", {{"next", next}}) : ""},
         {"next_button", more ? fill_template("iens_next_button.html", {{"next", next}}) : ""},
         {"id", std::to_string(business.id)},
         {"food", food},
         {"service", service},
         {"decor", decor},
         {"food_band", colour("scoreMedium", std::stoi(food))},
         {"service_band", colour("scoreMedium", std::stoi(service))},
         {"decor_band", colour("scoreMedium", std::stoi(decor))},
         {"count", std::to_string(page.all.size())},
         {"place_path", "/restaurant/" + slug(page.town.name)},
         {"phone", business.phone},
         {"street", business.street},
         {"number", std::to_string(business.number)},
         {"postcode", business.postcode},
         {"reviews", reviews}});
}

}  // namespace app

#include "app/demo_layout.h"
#include "app/demo_template.h"
#include "app/demo_text.h"

namespace app {
namespace {

/// The site's own bands, as a class.
std::string_view band(int score) {
    if (score >= 9) return "zvr-review-score--very-positive";
    if (score >= 7) return "zvr-review-score--positive";
    return score == 6 ? "zvr-review-score--neutral" : "zvr-review-score--negative";
}

std::string_view kinds(std::string_view kind) {
    if (kind == "hotel") return "Hotels";
    if (kind == "camping") return "Campings";
    if (kind == "vakantiepark") return "Vakantieparken";
    return kind == "appartement" ? "Appartementen" : "Pensions";
}

std::string aspect(std::string_view label, std::string_view value) {
    return fill_template("zoover_aspect.html", {{"label", label}, {"value", value}});
}

std::string reaction(const DemoReview& review, const DemoBusiness& business) {
    if (!review.owner_reply) return {};
    return fill_template("zoover_reaction.html", {{"id", std::to_string(review.id)},
                                                  {"name", business.name},
                                                  {"date", model::to_string(review.reply_date)},
                                                  {"date_text", dutch_date(review.reply_date)},
                                                  {"text", review.reply}});
}

std::string review_html(const DemoReview& review, const DemoBusiness& business) {
    std::string aspects;
    for (const DemoAspect& one : review.aspects) {
        aspects += aspect(one.label, one.value > 0 ? std::to_string(one.value) : "-");
    }
    const std::chrono::year_month_day visited{review.visited};
    return fill_template("zoover_review.html",
                         {{"id", std::to_string(review.id)},
                          {"title", review.title},
                          {"band", band(review.score)},
                          {"score", std::to_string(review.score)},
                          {"author", review.author},
                          {"date", model::to_string(review.date)},
                          {"date_text", dutch_date(review.date)},
                          {"aspects", aspects},
                          {"text", review.text},
                          {"company", review.company},
                          {"travelled", std::string{dutch_month(unsigned{visited.month()})} + ' ' +
                                            std::to_string(int{visited.year()})},
                          {"reaction", reaction(review, business)}});
}

std::string reviews_html(const ReviewPage& page) {
    std::string html;
    for (const DemoReview* review : page.shown()) html += review_html(*review, page.business);
    return html;
}

/// The list header's own averages.
std::string means_html(const ReviewPage& page) {
    std::string html;
    if (page.all.empty()) return html;
    for (const DemoAspect& one : page.all.front()->aspects) {
        html += aspect(one.label, mean_text(page.all, one.label));
    }
    return html;
}

std::string page_links_html(const ReviewPage& page) {
    std::string html;
    for (std::size_t i = 0; i < page.pages(); ++i) {
        const std::string number = std::to_string(i + 1);
        html += i == page.page
                    ? fill_template("zoover_page_current.html", {{"number", number}})
                    : fill_template("zoover_page_link.html",
                                    {{"number", number}, {"url", zoover_page_path(page.path, i)}});
    }
    return html;
}

}  // namespace

std::string zoover_page_path(std::string_view path, std::size_t page) {
    std::string url{path};
    if (page > 0) url += "?page=" + std::to_string(page);
    return url;
}

std::string zoover_html(const ReviewPage& page) {
    const std::string average = mean_text(page.all, {});
    const bool more = page.page + 1 < page.pages();
    const std::string next = zoover_page_path(page.path, page.page + 1);
    const std::string region_path = "/nederland/" + slug(page.town.region);
    return fill_template(
        "zoover_business.html",
        {{"name", page.business.name},
         {"kind", page.business.kind},
         {"kinds", kinds(page.business.kind)},
         {"place", page.town.name},
         {"region", page.town.region},
         {"region_path", region_path},
         {"place_path", region_path + '/' + slug(page.town.name)},
         {"canonical", page.origin + page.path},
         {"next_link", more ? fill_template("next_link.html", {{"next", next}}) : ""},
         {"next_button", more ? fill_template("zoover_next_button.html", {{"next", next}}) : ""},
         {"average", average},
         {"band", band(average.empty() ? 0 : std::stoi(average))},
         {"count", std::to_string(page.all.size())},
         {"aspects", means_html(page)},
         {"reviews", reviews_html(page)},
         {"pages", std::to_string(page.pages())},
         {"page", std::to_string(page.page)},
         {"page_links", page_links_html(page)}});
}

}  // namespace app

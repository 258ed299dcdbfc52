#include "delight/elements.h"

#include <algorithm>
#include <array>
#include <map>

#include "delight/statistics.h"

namespace delight {
namespace {

using model::Element;
using model::ElementView;
using model::Signal;

constexpr std::array warm_signals{Signal::staff, Signal::personal};
constexpr std::array processes{Signal::promise, Signal::speed, Signal::effort, Signal::recovery};
constexpr long fewest_texts = 10;
constexpr long fewest_half_years = 3;

int half_year_of(model::Day day) {
    const std::chrono::year_month_day date{day};
    return 2 * static_cast<int>(date.year()) + (static_cast<unsigned>(date.month()) > 6 ? 1 : 0);
}

bool is_warm(const SpokenReview& review) {
    return std::any_of(warm_signals.begin(), warm_signals.end(),
                       [&](Signal signal) { return review.says(signal, true); });
}

template <std::size_t Count>
SpokenShare praise(const ElementMaterial& material, const std::array<Signal, Count>& signals) {
    return share_that_say(material.reviews, signals, true);
}

SpokenShare novelty(const ElementMaterial& material) {
    const auto count = std::count_if(material.reviews.begin(), material.reviews.end(),
                                     [](const SpokenReview& review) { return review.tells_new(); });
    return spoken_share(count, static_cast<long>(material.reviews.size()));
}

std::optional<double> median(std::vector<double> values) {
    if (values.empty()) return std::nullopt;
    const auto middle = values.begin() + static_cast<std::ptrdiff_t>(values.size() / 2);
    std::nth_element(values.begin(), middle, values.end());
    return *middle;
}

SpokenShare share_for(Element element, const ElementMaterial& material) {
    switch (element) {
        case Element::culture:
            return culture_of(material.reviews, material.usual_warmth);
        case Element::engagement:
            return praise(material, std::array{Signal::staff});
        case Element::understanding:
            return praise(material, std::array{Signal::personal});
        case Element::outstanding:
            return praise(material, std::array{Signal::surprise});
        case Element::innovation:
            return novelty(material);
        case Element::processes:
            return praise(material, processes);
        case Element::monitoring:
            return spoken_share(material.answers.answered, material.answers.reviews);
        case Element::vision:
        case Element::leadership:
            break;
    }
    return {};
}

}  // namespace

Warmth warmth_of(std::span<const SpokenReview> reviews) {
    return {static_cast<long>(reviews.size()),
            std::count_if(reviews.begin(), reviews.end(), is_warm)};
}

SpokenShare steadiness(std::span<const SpokenReview> reviews, double usual) {
    std::map<int, Warmth> half_years;
    for (const SpokenReview& review : reviews) {
        Warmth& warmth = half_years[half_year_of(review.day())];
        ++warmth.texts;
        warmth.warm += is_warm(review) ? 1 : 0;
    }
    std::erase_if(half_years, [](const auto& each) { return each.second.texts < fewest_texts; });
    if (static_cast<long>(half_years.size()) < fewest_half_years) return {};
    const auto steady = std::count_if(half_years.begin(), half_years.end(), [&](const auto& each) {
        const auto [texts, warm] = each.second;
        return wilson(static_cast<double>(warm), static_cast<double>(texts)).high >= usual;
    });
    return spoken_share(steady, static_cast<long>(half_years.size()));
}

SpokenShare culture_of(std::span<const SpokenReview> reviews, double segment_warmth) {
    return steadiness(reviews, std::max(segment_warmth, warmth_of(reviews).share()));
}

std::vector<ElementView> elements_of(const ElementMaterial& material) {
    std::vector<ElementView> views;
    for (std::size_t i = 0; i < model::element_names.size(); ++i) {
        ElementView view;
        view.element = static_cast<Element>(i);
        view.share = share_for(view.element, material);
        view.visible = view.share.share.has_value();
        if (view.element == Element::monitoring && view.visible)
            view.days = median(material.answer_days);
        views.push_back(view);
    }
    return views;
}

}  // namespace delight

#include "app/demo_layout.h"

#include <algorithm>

#include "app/demo_text.h"

namespace app {

std::vector<const DemoReview*> ReviewPage::shown() const {
    const std::size_t first = std::min(page * per_page, all.size());
    const std::size_t last = std::min(first + per_page, all.size());
    return {all.begin() + static_cast<std::ptrdiff_t>(first),
            all.begin() + static_cast<std::ptrdiff_t>(last)};
}

std::string mean_text(const std::vector<const DemoReview*>& reviews, std::string_view label) {
    long sum = 0;
    long given = 0;
    const auto count = [&](int value) {
        sum += value;
        given += value > 0;
    };
    for (const DemoReview* review : reviews) {
        if (label.empty()) count(review->score);
        for (const DemoAspect& aspect : review->aspects) {
            if (aspect.label == label) count(aspect.value);
        }
    }
    if (given == 0) return "-";
    const long tenths = (20 * sum + given) / (2 * given);
    return std::to_string(tenths / 10) + ',' + std::to_string(tenths % 10);
}

std::string dutch_date(model::Day day) {
    const std::chrono::year_month_day date{day};
    return std::to_string(unsigned{date.day()}) + ' ' +
           std::string{dutch_month(unsigned{date.month()})} + ' ' +
           std::to_string(int{date.year()});
}

std::string dutch_age(model::Day day, model::Day today) {
    const auto age = (today - day).count();
    if (age >= 360) return dutch_date(day);
    if (age >= 60) return std::to_string(age / 30) + " maanden geleden";
    if (age >= 30) return "1 maand geleden";
    if (age >= 14) return std::to_string(age / 7) + " weken geleden";
    if (age >= 2) return std::to_string(age) + " dagen geleden";
    return age == 1 ? "gisteren" : "vandaag";
}

}  // namespace app

#pragma once

#include <algorithm>
#include <cmath>
#include <string>

#include "model/spoken.h"
#include "tests/report/sample.h"

namespace sample {

/// A share with an interval about as wide as so many texts give.
inline model::SpokenShare share(long count, long n) {
    if (n == 0) return {};
    const double mean = static_cast<double>(count) / static_cast<double>(n);
    const double half = 1.64 * std::sqrt((mean * (1 - mean) + 0.01) / static_cast<double>(n));
    return {n, count,
            model::Estimate{mean, std::max(0.0, mean - half), std::min(1.0, mean + half)}};
}

/// The reviews of a warm restaurant, 60 of 64 texts read: 24 nines and tens, 30 sevens and eights.
inline model::Spoken spoken() {
    using model::Signal;
    model::Spoken out;
    out.texts = 64;
    out.read = 60;
    out.pyramid = {{{share(40, 60), share(6, 60)},
                    {share(3, 60), share(2, 60)},
                    {share(33, 60), share(2, 60)},
                    {share(9, 60), share(4, 60)}}};
    out.basics = {{share(41, 60), share(7, 60)},
                  {share(33, 60), share(2, 60)},
                  {share(8, 60), share(11, 60)}};
    out.axes = {share(44, 52), share(36, 39)};
    out.ambassadors = {{share(14, 60), share(1, 60)}, {share(12, 60), share(2, 60)}};
    out.talk = {31, model::Estimate{2.6, 1.9, 3.4}, 1.8, 0.78};
    out.price = {share(7, 9), share(4, 11)};
    out.badge = model::WordsBadge::words_agree;
    out.hidden_delight = share(5, 18);
    for (std::size_t i = 0; i < model::signal_names.size(); ++i)
        for (const bool positive : {true, false})
            out.signals.push_back({static_cast<Signal>(i), positive,
                                   share(positive ? 20 - static_cast<long>(i) : 3, 60),
                                   share(positive ? 110 : 40, 540)});
    out.broken_promises = {{Signal::promise, false, share(6, 60), share(70, 540)},
                           {Signal::recovery, false, share(2, 60), share(21, 540)}};
    out.road = {true, 24, 30, {}, {}};
    out.road.signals = {{"personal", {1.6, 0.8, 2.4}, 3.3, 14, 4, true},
                        {"speed", {-1.1, -1.9, -0.3}, -2.2, 1, 8, false}};
    out.road.words = {{"verrast", {1.9, 0.9, 2.9}, 3.1, 9, 1, true},
                      {"prima", {-1.4, -2.3, -0.5}, -2.6, 2, 13, true}};
    for (std::size_t i = 0; i < model::element_names.size(); ++i) {
        model::ElementView view{static_cast<model::Element>(i), i >= 2, {}, {}, {}};
        if (view.visible) view.share = share(30 - 3 * static_cast<long>(i), 60);
        if (view.visible) view.segment = model::Estimate{0.3, 0.28, 0.32};
        if (view.element == model::Element::monitoring) view.days = 3;
        out.elements.push_back(view);
    }
    const std::string at = "https://www.iens.example/1";
    out.quotes = {{Signal::personal, true, "ze wisten nog wat we de vorige keer dronken", "nl", 9.5,
                   model::Date{day(2026, 5, 3), model::DatePrecision::day}, "iens", at},
                  {Signal::surprise, true, "a dessert we had not ordered, on the house", "en", 10.0,
                   model::Date{day(2026, 8, 1), model::DatePrecision::month}, "iens", at},
                  {Signal::speed, false, "drie kwartier op de rekening gewacht", "nl", 6.0,
                   std::nullopt, "iens", ""}};
    return out;
}

/// The town of sample.h with what its reviews say; the last one's are too few.
inline model::Comparison talking_town() {
    model::Comparison town = sample::town();
    for (std::size_t i = 0; i < town.businesses.size(); ++i) {
        town.businesses[i].spoken = spoken();
        const auto less = static_cast<long>(3 * i);
        town.businesses[i].spoken.axes = {share(44 - less, 52), share(36 - less, 39)};
    }
    town.businesses.back().spoken = {};
    town.businesses.back().spoken.texts = 4;
    town.businesses.back().spoken.read = 4;
    town.segments[0].spoken = spoken();
    town.segments[0].spoken.pyramid = {{{share(330, 540), share(60, 540)},
                                        {share(20, 540), share(25, 540)},
                                        {share(180, 540), share(40, 540)},
                                        {share(50, 540), share(45, 540)}}};
    town.segments[0].spoken.quotes.clear();
    return town;
}

}  // namespace sample

#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "app/demo_town.h"

namespace app {

/// Reviews or businesses on one page.
inline constexpr std::size_t per_page = 10;

/// One page of a business's reviews on one site.
struct ReviewPage {
    const Town& town;
    const DemoBusiness& business;
    std::vector<const DemoReview*> all;  ///< of this site, newest first
    std::size_t page = 0;                ///< zero based
    std::string origin;                  ///< "http://www.iens-demo.example"
    std::string path;                    ///< of the first page

    std::size_t pages() const { return all.empty() ? 1 : (all.size() + per_page - 1) / per_page; }
    /// The reviews that stand on this page.
    std::vector<const DemoReview*> shown() const;
};

/// The layout of Zoover's pages of 2016.
std::string zoover_html(const ReviewPage& page);
/// The layout of Iens' pages of 2016.
std::string iens_html(const ReviewPage& page);

/// Where page `page` (zero based) of reviews stands, on each site.
std::string zoover_page_path(std::string_view path, std::size_t page);
std::string iens_page_path(std::string_view path, std::size_t page);

/// The mean of an aspect where it was given (or of the score, for an empty label), as Dutch sites
/// write it: "8,4"; "-" where nobody gave it.
std::string mean_text(const std::vector<const DemoReview*>& reviews, std::string_view label);

/// "26 september 2015".
std::string dutch_date(model::Day day);

/// "6 maanden geleden" for what is less than a year old, else as `dutch_date`.
std::string dutch_age(model::Day day, model::Day today);

}  // namespace app

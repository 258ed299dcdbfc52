#include "app/demo_site.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cstdint>
#include <cstdio>

#include "app/demo_layout.h"
#include "app/demo_template.h"

namespace app {
namespace {

/// FNV-1a, 64 bits: enough to tell one version of a page from the next.
std::string etag_of(std::string_view body) {
    std::uint64_t hash = 0xcbf29ce484222325ULL;
    for (const char c : body) {
        hash ^= static_cast<unsigned char>(c);
        hash *= 0x100000001b3ULL;
    }
    std::array<char, 16> digits{};
    const auto end = std::to_chars(digits.data(), digits.data() + digits.size(), hash, 16).ptr;
    return '"' + std::string(digits.data(), end) + '"';
}

/// The first second of a day as an HTTP date.
std::string http_date(model::Day day) {
    static constexpr std::array<const char*, 7> weekdays = {"Sun", "Mon", "Tue", "Wed",
                                                            "Thu", "Fri", "Sat"};
    static constexpr std::array<const char*, 12> months = {
        "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
    const std::chrono::year_month_day date{day};
    const std::string number = std::to_string(100 + unsigned{date.day()}).substr(1);
    return std::string{weekdays[std::chrono::weekday{day}.c_encoding()]} + ", " + number + ' ' +
           months[unsigned{date.month()} - 1] + ' ' + std::to_string(int{date.year()}) +
           " 00:00:00 GMT";
}

DemoPage page_of(std::string body, std::string content_type, model::Day modified) {
    std::string etag = etag_of(body);
    return {std::move(body), std::move(content_type), std::move(etag), http_date(modified)};
}

constexpr const char* html_type = "text/html; charset=utf-8";

/// The whole number behind `name=` in a query; nothing where it is missing, `-1` where it is none.
std::optional<long> parameter(std::string_view query, std::string_view name) {
    while (!query.empty()) {
        const std::size_t end = std::min(query.find('&'), query.size());
        const std::string_view pair = query.substr(0, end);
        query.remove_prefix(std::min(end + 1, query.size()));
        if (pair.size() <= name.size() || !pair.starts_with(name) || pair[name.size()] != '=') {
            continue;
        }
        long value = 0;
        const char* last = pair.data() + pair.size();
        const auto [rest, error] = std::from_chars(pair.data() + name.size() + 1, last, value);
        return error == std::errc{} && rest == last ? value : -1;
    }
    return {};
}

/// The zero-based page that a query asks for, by each site's own way of counting.
long page_number(std::string_view query, DemoSite site) {
    return site == DemoSite::zoover ? parameter(query, "page").value_or(0)
                                    : parameter(query, "pagina").value_or(1) - 1;
}

std::vector<const DemoReview*> reviews_on(const DemoBusiness& business, DemoSite site) {
    std::vector<const DemoReview*> reviews;
    for (const DemoReview& review : business.reviews) {
        if (review.site == site) reviews.push_back(&review);
    }
    return reviews;
}

bool stands_on(const DemoBusiness& business, DemoSite site) {
    return std::find(business.sites.begin(), business.sites.end(), site) != business.sites.end();
}

std::string list_page_path(const Town& town, DemoSite site, std::size_t page) {
    std::string path = list_path(town, site);
    if (page > 0 && site == DemoSite::zoover) path += "?page=" + std::to_string(page);
    if (page > 0 && site == DemoSite::iens) path += "?pagina=" + std::to_string(page + 1);
    return path;
}

/// The newest review of all: a list may change with any of them.
model::Day newest(const std::vector<const DemoBusiness*>& businesses) {
    model::Day day{};
    for (const DemoBusiness* business : businesses) {
        for (const DemoReview& review : business->reviews) day = std::max(day, review.date);
    }
    return day;
}

/// The businesses of one list page, as an ItemList and as plain links.
struct ListRows {
    std::string json;
    std::string html;
};

/// What schema.org calls a kind of business.
std::string_view schema_type(const DemoBusiness& business, DemoSite site) {
    if (site == DemoSite::iens) return "Restaurant";
    if (business.kind == "hotel") return "Hotel";
    return business.kind == "camping" ? "Campground" : "LodgingBusiness";
}

/// A business with its headline figure, which on the Iens-like site is that of the food.
std::string list_json(const DemoBusiness& business, DemoSite site, std::string_view url,
                      std::size_t position) {
    const auto reviews = reviews_on(business, site);
    const std::string mean = mean_text(reviews, site == DemoSite::iens ? "Eten" : "");
    return fill_template("list_item.json", {{"position", std::to_string(position)},
                                            {"type", schema_type(business, site)},
                                            {"name", json_escaped(business.name)},
                                            {"url", json_escaped(url)},
                                            {"place", json_escaped(business.place)},
                                            {"mean", mean},
                                            {"count", std::to_string(reviews.size())}});
}

ListRows list_rows(const std::vector<const DemoBusiness*>& businesses, std::size_t first,
                   DemoSite site, std::string_view origin) {
    ListRows rows;
    const std::size_t last = std::min(first + per_page, businesses.size());
    for (std::size_t i = first; i < last; ++i) {
        const DemoBusiness& business = *businesses[i];
        const std::string path = business_path(business, site);
        if (i > first) rows.json += ",\n";
        rows.json += list_json(business, site, std::string{origin} + path, i + 1);
        const std::string kind = site == DemoSite::iens ? "restaurant" : business.kind;
        rows.html += fill_template("list_item.html",
                                   {{"url", path}, {"name", business.name}, {"kind", kind}});
    }
    return rows;
}

std::optional<DemoPage> list_page(const Town& town, DemoSite site, std::string_view origin,
                                  long number) {
    std::vector<const DemoBusiness*> businesses;
    for (const DemoBusiness& business : town.businesses) {
        if (stands_on(business, site)) businesses.push_back(&business);
    }
    const std::size_t pages = (businesses.size() + per_page - 1) / per_page;
    if (number < 0 || static_cast<std::size_t>(number) >= pages) return {};
    const auto page = static_cast<std::size_t>(number);
    const ListRows rows = list_rows(businesses, page * per_page, site, origin);
    const bool more = page + 1 < pages;
    const std::string next = list_page_path(town, site, page + 1);
    const std::string what = site == DemoSite::zoover ? "Overnachten in " : "Uit eten in ";
    return page_of(
        fill_template(
            "list.html",
            {{"title", what + town.name},
             {"canonical", std::string{origin} + list_page_path(town, site, page)},
             {"next_link", more ? fill_template("next_link.html", {{"next", next}}) : ""},
             {"next_button", more ? fill_template("list_next.html", {{"next", next}}) : ""},
             {"json", rows.json},
             {"count", std::to_string(businesses.size())},
             {"page", std::to_string(page + 1)},
             {"pages", std::to_string(pages)},
             {"items", rows.html}}),
        html_type, newest(businesses));
}

/// The Iens-like site shows the reviews at two addresses.
bool leads_to(std::string_view path, const DemoBusiness& business, DemoSite site) {
    const std::string own = business_path(business, site);
    return path == own || (site == DemoSite::iens && path == own + "/recensie");
}

std::optional<DemoPage> business_page(const Town& town, DemoSite site, const std::string& origin,
                                      std::string_view path, long number) {
    for (const DemoBusiness& business : town.businesses) {
        if (!stands_on(business, site) || !leads_to(path, business, site)) continue;
        ReviewPage page{town, business, reviews_on(business, site),
                        0,    origin,   business_path(business, site)};
        if (number < 0 || static_cast<std::size_t>(number) >= page.pages()) return {};
        page.page = static_cast<std::size_t>(number);
        return page_of(site == DemoSite::zoover ? zoover_html(page) : iens_html(page), html_type,
                       newest({&business}));
    }
    return {};
}

}  // namespace

std::optional<DemoPage> serve(const Town& town, std::string_view host,
                              std::string_view path_and_query) {
    const std::string_view name = host.substr(0, host.find(':'));
    const bool zoover = name == zoover_demo_host || name == zoover_local_host;
    if (!zoover && name != iens_demo_host && name != iens_local_host) return {};
    const DemoSite site = zoover ? DemoSite::zoover : DemoSite::iens;
    const std::size_t question = path_and_query.find('?');
    const std::string_view path = path_and_query.substr(0, question);
    const std::string_view query =
        question == path_and_query.npos ? "" : path_and_query.substr(question + 1);
    if (path == "/robots.txt") {
        return page_of(fill_template("robots.txt", {{"host", name}}), "text/plain; charset=utf-8",
                       town.today);
    }
    const std::string origin = "http://" + std::string{host};
    const long number = page_number(query, site);
    if (path == "/" || path == list_path(town, site)) return list_page(town, site, origin, number);
    return business_page(town, site, origin, path, number);
}

std::string list_path(const Town& town, DemoSite site) {
    if (site == DemoSite::iens) return "/restaurant/" + slug(town.name);
    return "/nederland/" + slug(town.region) + '/' + slug(town.name);
}

std::string business_path(const DemoBusiness& business, DemoSite site) {
    if (site == DemoSite::iens) {
        return "/restaurant/" + std::to_string(business.id) + '/' + slug(business.place) + '-' +
               business.slug;
    }
    return "/nederland/" + slug(business.region) + '/' + slug(business.place) + '/' +
           business.slug + '/' + business.kind;
}

}  // namespace app

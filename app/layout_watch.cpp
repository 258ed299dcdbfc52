#include "app/layout_watch.h"

#include <algorithm>
#include <fstream>
#include <functional>

#include "delight/contract.h"
#include "store/interchange.h"

namespace app {
namespace {

namespace fs = std::filesystem;
using model::PageField;

constexpr std::chrono::days memory{400};
// What a source's pages give less often than this is missed by healthy pages too.
constexpr double mostly = 0.5;

/// Whether at least half of the elements have it.
template <typename Elements, typename Has>
bool mostly_has(const Elements& elements, const Has& has) {
    return 2 * std::count_if(elements.begin(), elements.end(), has) >=
           static_cast<std::ptrdiff_t>(elements.size());
}

bool has_place(const model::Listing& listing) {
    const model::Business& business = listing.business;
    return !business.address.empty() || !business.postcode.empty() || !business.city.empty() ||
           business.lat.has_value();
}

bool has_figure(const model::Listing& listing) {
    const auto& aggregate = listing.aggregate;
    return aggregate && (aggregate->score || aggregate->count || !aggregate->histogram.empty());
}

void count_scores(model::Coverage& coverage, const std::vector<model::Review>& reviews) {
    for (const model::Review& review : reviews) {
        const auto& score = review.overall ? review.overall : review.score;
        if (!score || score->scale.best <= score->scale.worst) continue;
        const double place =
            (score->value - score->scale.worst) / (score->scale.best - score->scale.worst);
        ++coverage.scores[static_cast<std::size_t>(std::clamp(place * 10, 0.0, 9.0))];
    }
}

void count_reviews(model::Coverage& coverage, const std::vector<model::Review>& reviews) {
    if (reviews.empty()) return;
    const auto number = static_cast<double>(reviews.size());
    coverage.review_pages = 1;
    coverage.reviews = number;
    coverage.reviews_squared = number * number;
    const auto ask = [&](PageField field, const auto& has) {
        coverage.of(field) = {mostly_has(reviews, has) ? 1 : 0, 1};
    };
    ask(PageField::review_score, [](const model::Review& r) { return r.score || r.overall; });
    ask(PageField::review_date, [](const model::Review& r) { return r.date.has_value(); });
    ask(PageField::review_text,
        [](const model::Review& r) { return !r.text.empty() || !r.title.empty(); });
    count_scores(coverage, reviews);
}

/// A source's name as the name of a folder.
std::string file_name(std::string name) {
    const auto plain = [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
               c == '-' || c == '_' || c == '.';
    };
    std::replace_if(
        name.begin(), name.end(), [&](char c) { return !plain(c); }, '_');
    return name.starts_with('.') ? '_' + name : name;
}

void write(const fs::path& file, const std::string& bytes) {
    std::ofstream stream{file, std::ios::binary};
    if (!(stream << bytes).flush()) throw std::runtime_error(file.string() + " cannot be written");
}

bool visits(const model::Receipt& receipt, const std::string& source) {
    return std::any_of(receipt.sources.begin(), receipt.sources.end(),
                       [&](const auto& visit) { return visit.source == source; });
}

}  // namespace

model::Coverage coverage_of(const std::string& source,
                            const std::vector<model::Listing>& listings) {
    model::Coverage coverage;
    coverage.source = source;
    coverage.pages = 1;
    coverage.of(PageField::anything) = {listings.empty() ? 0 : 1, 1};
    if (!listings.empty()) coverage.recipe = listings.front().recipe;
    if (std::any_of(listings.begin(), listings.end(),
                    [](const model::Listing& listing) { return !listing.items.empty(); }))
        return coverage;
    std::vector<model::Review> reviews;
    for (const model::Listing& listing : listings)
        reviews.insert(reviews.end(), listing.reviews.begin(), listing.reviews.end());
    const auto ask = [&](PageField field, const auto& has) {
        coverage.of(field) = {!listings.empty() && mostly_has(listings, has) ? 1 : 0, 1};
    };
    ask(PageField::name, [](const model::Listing& l) { return !l.business.name.empty(); });
    ask(PageField::address, has_place);
    ask(PageField::aggregate, has_figure);
    ask(PageField::reviews, [](const model::Listing& l) { return !l.reviews.empty(); });
    count_reviews(coverage, reviews);
    return coverage;
}

std::string layout_page_name(const std::string& source, const std::string& day) {
    return file_name(source) + '-' + day;
}

LayoutWatch::LayoutWatch(store::Store& store, model::Instant started)
    : store_{store}, started_{started}, past_{store.coverage(started - memory)} {
    std::map<std::string, model::Coverage> sums;
    for (const model::Coverage& each : past_)
        if (!each.changed) sums[each.source].add(each);
    for (const auto& [source, sum] : sums) {
        Expected& expected = expected_[source];
        for (std::size_t i = 0; i < model::page_fields; ++i)
            if (sum.fields[i].of > 0)
                expected[i] =
                    static_cast<double>(sum.fields[i].have) / static_cast<double>(sum.fields[i].of);
    }
}

PageReading LayoutWatch::look(const crawler::Page& page,
                              const std::vector<model::Listing>& listings) const {
    PageReading reading;
    reading.coverage = coverage_of(page.source, listings);
    const auto expected = expected_.find(page.source);
    if (expected == expected_.end()) return reading;
    for (std::size_t i = 0; i < model::page_fields; ++i) {
        const model::Given& given = reading.coverage.fields[i];
        if (given.have < given.of && expected->second[i] >= mostly)
            reading.missed += expected->second[i];
    }
    if (reading.missed == 0) return reading;
    reading.url = page.url;
    reading.content_type = page.content_type;
    reading.body = page.body;
    return reading;
}

void LayoutWatch::count(PageReading reading) {
    const model::Coverage& coverage = reading.coverage;
    run_[coverage.source][coverage.recipe].add(coverage);
    if (reading.missed == 0) return;
    const auto found = offenders_.find(coverage.source);
    // Of pages that miss as much, one of which it is known what it should give is the better.
    if (found != offenders_.end() &&
        (reading.missed < found->second.page.missed ||
         (reading.missed == found->second.page.missed && !found->second.last.empty())))
        return;
    auto last = store_.last_reading(reading.url);
    const std::string source = coverage.source;
    offenders_[source] = {std::move(reading), std::move(last)};
}

bool LayoutWatch::was_changed(const std::string& source) const {
    const auto last = std::find_if(past_.rbegin(), past_.rend(),
                                   [&](const auto& each) { return each.source == source; });
    return last != past_.rend() && last->changed;
}

long LayoutWatch::pages_of(const std::string& source) const {
    long pages = 0;
    if (const auto found = run_.find(source); found != run_.end())
        for (const auto& [recipe, sum] : found->second) pages += sum.pages;
    return pages;
}

void LayoutWatch::judge(model::Receipt& receipt) {
    std::vector<model::Coverage> run;
    for (const auto& [source, recipes] : run_)
        for (const auto& [recipe, sum] : recipes) {
            if (!visits(receipt, source)) continue;
            model::Coverage& each = run.emplace_back(sum);
            each.source = source;
            each.recipe = recipe;
            each.started = started_;
        }
    const auto changes = delight::layout_changes(run, past_);
    for (model::SourceReceipt& visit : receipt.sources) {
        for (const delight::LayoutChange& change : changes)
            if (change.source == visit.source) visit.layout.push_back(change.what);
        const bool before = was_changed(visit.source);
        if (visit.layout.empty() && before &&
            pages_of(visit.source) < delight::ContractRules{}.min_pages)
            visit.layout.push_back("found by an earlier run, and too few pages were read since");
        if (visit.layout.empty()) continue;
        for (model::Coverage& each : run) each.changed |= each.source == visit.source;
        if (!before) newly_changed_.push_back(visit.source);
    }
    store_.keep_coverage(run);
    std::erase_if(run_, [&](const auto& each) { return visits(receipt, each.first); });
}

std::vector<fs::path> LayoutWatch::cut(const fs::path& folder) const {
    std::vector<fs::path> made;
    const std::string day = model::to_string(std::chrono::floor<std::chrono::days>(started_));
    for (const std::string& source : newly_changed_) {
        const auto found = offenders_.find(source);
        if (found == offenders_.end()) continue;
        const auto& [page, last] = found->second;
        const fs::path place = folder / layout_page_name(source, day);
        fs::create_directories(place);
        fs::permissions(place, fs::perms::owner_all);
        const bool json = page.content_type.find("json") != std::string::npos;
        write(place / (json ? "feed.json" : "page.html"), page.body);
        write(place / "url.txt", page.url + '\n');
        std::string lines;
        for (const model::Listing& listing : last) lines += store::to_json(listing) + '\n';
        if (!lines.empty()) write(place / "expected.json", lines);
        made.push_back(place);
    }
    return made;
}

}  // namespace app

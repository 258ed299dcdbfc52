#include "store/csv_mapping.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <optional>
#include <sstream>
#include <tuple>

#include "store/checks.h"
#include "store/text.h"

namespace store {
namespace {

constexpr std::array<std::string_view, 16> keys{
    "business", "source", "url",       "score", "best", "worst",    "date", "title",
    "text",     "praise", "criticism", "lang",  "id",   "category", "city", "author"};

std::string known_keys() {
    std::string all;
    for (const std::string_view key : keys) all += (all.empty() ? "" : ", ") + std::string{key};
    return all;
}

std::string_view trimmed(std::string_view text) {
    const std::size_t first = text.find_first_not_of(" \t\r\n");
    if (first == std::string_view::npos) return {};
    return text.substr(first, text.find_last_not_of(" \t\r\n") - first + 1);
}

/// A number with a decimal point or comma, and nothing else.
std::optional<double> number(std::string_view text) {
    std::string dotted{text};
    std::replace(dotted.begin(), dotted.end(), ',', '.');
    double value = 0;
    const auto [end, error] = std::from_chars(dotted.data(), dotted.data() + dotted.size(), value);
    if (error != std::errc{} || end != dotted.data() + dotted.size()) return std::nullopt;
    return value;
}

bool not_rated(std::string_view text) {
    return text.empty() || text == "?" || text == "-";
}

tl::expected<double, std::string> scale_end(std::string_view name, std::string_view text) {
    const auto value = number(text);
    if (value) return *value;
    return tl::make_unexpected(std::string{name} + " \"" + std::string{text} +
                               "\" is not a number");
}

tl::expected<std::optional<model::Score>, std::string> read_score(std::string_view score,
                                                                  std::string_view worst,
                                                                  std::string_view best) {
    if (not_rated(score)) return std::nullopt;
    const auto value = number(score);
    if (!value) {
        return tl::make_unexpected("score \"" + std::string{score} + "\" is not a number");
    }
    model::Score read{*value, {}, model::ScaleProof::standard};
    if (!worst.empty()) {
        const auto end = scale_end("worst", worst);
        if (!end) return tl::make_unexpected(end.error());
        read.scale.worst = *end;
    }
    if (!best.empty()) {
        const auto end = scale_end("best", best);
        if (!end) return tl::make_unexpected(end.error());
        read.scale.best = *end;
        read.proof = model::ScaleProof::declared;
    }
    if (const auto why = score_fault(read)) return tl::make_unexpected(*why);
    return read;
}

/// Where a column of that name stands; `header.size()` where there is none.
std::size_t column_of(const std::vector<std::string>& header, std::string_view name) {
    const auto found = std::find_if(header.begin(), header.end(),
                                    [&](const std::string& each) { return trimmed(each) == name; });
    return static_cast<std::size_t>(found - header.begin());
}

}  // namespace

std::optional<std::string> CsvMapping::map_pair(const std::string& pair,
                                                const std::vector<std::string>& header) {
    const std::size_t equals = std::min(pair.find('='), pair.size());
    const std::string key{trimmed(std::string_view{pair}.substr(0, equals))};
    if (equals == pair.size() || std::find(keys.begin(), keys.end(), key) == keys.end()) {
        return "the mapping \"" + pair + "\" is not KEY=COLUMN or KEY==VALUE with a key of " +
               known_keys();
    }
    const std::string_view target = trimmed(std::string_view{pair}.substr(equals + 1));
    if (target.starts_with('=')) {
        targets_[key] = {0, std::string{target.substr(1)}, true};
        return std::nullopt;
    }
    const std::size_t column = column_of(header, target);
    if (column == header.size()) return "there is no column \"" + std::string{target} + "\"";
    targets_[key] = {column, "", false};
    return std::nullopt;
}

tl::expected<CsvMapping, std::string> CsvMapping::make(std::string_view map,
                                                       const std::vector<std::string>& header) {
    CsvMapping mapping;
    mapping.columns_ = header.size();
    for (const std::string_view key : keys) {
        const std::size_t column = column_of(header, key);
        if (column < header.size()) mapping.targets_[std::string{key}] = {column, "", false};
    }
    std::istringstream line{std::string{map}};
    const auto pairs = CsvReader{line, ','}.next();
    if (!pairs) return tl::make_unexpected("the mapping: " + pairs.error().why);
    if (!*pairs) return mapping;
    for (const std::string& pair : (*pairs)->fields) {
        if (auto why = mapping.map_pair(pair, header)) return tl::make_unexpected(std::move(*why));
    }
    return mapping;
}

std::string_view CsvMapping::value(const CsvRow& row, std::string_view key) const {
    const auto target = targets_.find(key);
    if (target == targets_.end()) return {};
    if (target->second.is_fixed) return target->second.fixed;
    return trimmed(row.fields[target->second.column]);
}

tl::expected<model::Review, std::string> CsvMapping::review(const CsvRow& row,
                                                            const AuthorKey& author_key) const {
    model::Review review;
    const auto score = read_score(value(row, "score"), value(row, "worst"), value(row, "best"));
    if (!score) return tl::make_unexpected(score.error());
    review.score = *score;
    if (const std::string_view text = value(row, "date"); !text.empty()) {
        review.date = date_from_text(text);
        if (!review.date) {
            return tl::make_unexpected("date \"" + std::string{text} +
                                       "\" is not YYYY-MM-DD, YYYY-MM or YYYY");
        }
    }
    review.id = valid_utf8(value(row, "id"));
    review.title = valid_utf8(value(row, "title"));
    review.text = valid_utf8(value(row, "text"));
    review.praise = valid_utf8(value(row, "praise"));
    review.criticism = valid_utf8(value(row, "criticism"));
    if (review.text.empty()) review.text = text_of_boxes(review);
    review.lang = valid_utf8(value(row, "lang"));
    const std::string_view author = value(row, "author");
    if (author_key && !author.empty()) review.author_key = author_key(author);
    return review;
}

tl::expected<model::Listing, std::string> CsvMapping::listing(const CsvRow& row,
                                                              const AuthorKey& author_key) const {
    if (row.fields.size() != columns_) {
        return tl::make_unexpected("has " + std::to_string(row.fields.size()) +
                                   " fields where the header has " + std::to_string(columns_));
    }
    model::Listing listing;
    listing.recipe = "csv";
    listing.source = valid_utf8(value(row, "source"));
    listing.url = valid_utf8(value(row, "url"));
    listing.business.name = valid_utf8(value(row, "business"));
    listing.business.category = valid_utf8(value(row, "category"));
    listing.business.city = valid_utf8(value(row, "city"));
    if (listing.url.empty() && listing.business.name.empty()) {
        return tl::make_unexpected("neither business nor url is known");
    }
    auto read = review(row, author_key);
    if (!read) return tl::make_unexpected(read.error());
    listing.reviews.push_back(std::move(*read));
    return listing;
}

std::vector<model::Listing> gather(std::vector<model::Listing> rows) {
    std::vector<model::Listing> gathered;
    std::map<std::tuple<std::string, std::string, std::string, std::string>, std::size_t> places;
    for (model::Listing& row : rows) {
        const auto [place, added] = places.try_emplace(
            {row.source, row.url, row.business.name, row.business.city}, gathered.size());
        if (added) {
            gathered.push_back(std::move(row));
            continue;
        }
        auto& reviews = gathered[place->second].reviews;
        reviews.insert(reviews.end(), std::make_move_iterator(row.reviews.begin()),
                       std::make_move_iterator(row.reviews.end()));
    }
    return gathered;
}

}  // namespace store

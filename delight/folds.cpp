#include "delight/folds.h"

#include <algorithm>
#include <map>
#include <tuple>

namespace delight {

std::vector<std::uint8_t> folds_of(std::span<const std::int64_t> businesses, std::size_t folds) {
    std::map<std::int64_t, long> sizes;
    for (const std::int64_t business : businesses) ++sizes[business];
    std::vector<std::pair<long, std::int64_t>> largest_first;
    for (const auto& [business, size] : sizes) largest_first.emplace_back(-size, business);
    std::sort(largest_first.begin(), largest_first.end());
    std::vector<long> filled(folds, 0);
    std::map<std::int64_t, std::uint8_t> fold_of;
    for (const auto& [size, business] : largest_first) {
        const auto emptiest = std::min_element(filled.begin(), filled.end());
        *emptiest -= size;
        fold_of[business] = static_cast<std::uint8_t>(emptiest - filled.begin());
    }
    std::vector<std::uint8_t> parted;
    for (const std::int64_t business : businesses) parted.push_back(fold_of.at(business));
    return parted;
}

std::vector<bool> copies_among(std::span<const Bands> texts) {
    std::vector<bool> copies(texts.size(), false);
    std::vector<std::pair<std::uint32_t, std::uint32_t>> band;
    for (std::size_t b = 0; b < signature_bands; ++b) {
        band.clear();
        for (std::size_t i = 0; i < texts.size(); ++i)
            if (is_signed(texts[i])) band.emplace_back(texts[i].at(b), i);
        std::sort(band.begin(), band.end());
        for (std::size_t i = 1; i < band.size(); ++i)
            if (band[i].first == band[i - 1].first) copies[band[i].second] = true;
    }
    return copies;
}

}  // namespace delight

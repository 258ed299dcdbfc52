#include "delight/segments.h"

#include <algorithm>
#include <map>
#include <utility>

#include "delight/parallel.h"
#include "delight/prior.h"

namespace delight {
namespace {

constexpr const char* everyone = "all";

/// A group while it is being made.
struct Draft {
    std::vector<std::size_t> members;
    std::string parent;
    bool closest = false;  ///< some business has no closer segment than this
    bool used = false;     ///< its prior is used by itself or by a child
};

using Drafts = std::map<std::string, Draft>;

Drafts draft(std::span<const model::Dossier> dossiers) {
    Drafts drafts;
    for (std::size_t i = 0; i < dossiers.size(); ++i) {
        const auto path = segment_path(dossiers[i].business);
        for (std::size_t p = 0; p < path.size(); ++p) {
            Draft& one = drafts[path[p]];
            one.members.push_back(i);
            if (p + 1 < path.size()) one.parent = path[p + 1];
            one.closest = one.closest || p == 0;
        }
    }
    return drafts;
}

long rated(const std::vector<std::size_t>& members, std::span<const Shares> weighted) {
    return std::count_if(members.begin(), members.end(),
                         [&](std::size_t i) { return sum(weighted[i]) > 0; });
}

/// The segment whose prior `name` uses: itself, or the nearest that is large enough.
std::string lender(const Drafts& drafts, std::string name, std::span<const Shares> weighted,
                   const Rules& rules) {
    while (!drafts.at(name).parent.empty() &&
           rated(drafts.at(name).members, weighted) < rules.min_segment)
        name = drafts.at(name).parent;
    return name;
}

/// A prior of the same mean with a variance so many times as large.
Shares widened(Shares prior, double times) {
    const double precision = sum(prior);
    const double factor = std::max((precision + 1) / times - 1, 1.0) / precision;
    for (double& part : prior) part *= factor;
    return prior;
}

Shares fit(const Draft& draft, const Fitted& fitted, const Rules& rules) {
    std::vector<Shares> counts;
    double steadiness = 0;
    for (const std::size_t i : draft.members) {
        if (sum(fitted.ratings[i]) <= 0) continue;
        counts.push_back(fitted.ratings[i]);
        steadiness += fitted.steadiness[i];
    }
    Shares prior = fit_prior(counts);
    if (!counts.empty()) prior = widened(prior, static_cast<double>(counts.size()) / steadiness);
    return shrink_prior(prior, static_cast<int>(counts.size()), rules.min_segment);
}

/// Fits the prior of every name that stands there.
void fit_all(std::map<std::string, Shares>& priors, const Drafts& drafts, const Fitted& fitted,
             const Rules& rules, std::size_t threads) {
    std::vector<std::pair<const std::string, Shares>*> each;
    for (auto& entry : priors) each.push_back(&entry);
    for_each_place(each.size(), threads, [&](std::size_t i) {
        each[i]->second = fit(drafts.at(each[i]->first), fitted, rules);
    });
}

}  // namespace

std::vector<std::string> segment_path(const model::Business& business) {
    std::vector<std::string> path;
    if (!business.category.empty()) {
        if (!business.city.empty()) path.push_back(business.category + ", " + business.city);
        path.push_back(business.category);
    }
    path.emplace_back(everyone);
    return path;
}

double bar_of(const Shares& prior, const Rules& rules) {
    return std::max(rules.min_bar, beta_quantile(prior[0], prior[1] + prior[2], 0.75));
}

Segmentation segment(std::span<const model::Dossier> dossiers, const Fitted& fitted,
                     const Rules& rules, std::size_t threads) {
    Drafts drafts = draft(dossiers);
    std::map<std::string, std::string> lenders;
    for (const auto& [name, one] : drafts) {
        if (!one.closest) continue;
        lenders[name] = lender(drafts, name, fitted.ratings, rules);
        drafts.at(lenders[name]).used = true;
    }
    const auto lent_by = [&](const std::string& name) {
        const auto found = lenders.find(name);
        return found == lenders.end() ? name : found->second;
    };
    std::map<std::string, Shares> priors;
    for (const auto& [name, one] : drafts)
        if (one.closest || one.used) priors[lent_by(name)];
    fit_all(priors, drafts, fitted, rules, threads);
    Segmentation made;
    std::map<std::string, std::size_t> places;
    for (const auto& [name, one] : drafts) {
        if (!one.closest && !one.used) continue;
        const std::string from = lent_by(name);
        const Shares& prior = priors.at(from);
        places[name] = made.groups.size();
        made.groups.push_back({{name, from == name ? "" : from,
                                static_cast<int>(one.members.size()), bar_of(prior, rules), prior},
                               one.members});
    }
    for (const model::Dossier& dossier : dossiers)
        made.group_of.push_back(places.at(lenders.at(segment_path(dossier.business).front())));
    return made;
}

}  // namespace delight

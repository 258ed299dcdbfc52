// The crawl and sitemaps: a source's pages and their last changes as the site itself tells them.
#include <algorithm>

#include "crawler/crawl_run.h"
#include "crawler/digest.h"
#include "crawler/sitemap.h"

namespace crawler {
namespace {

bool wanted(const SourcePlan& plan, const Url& url) {
    const std::string path = comparable_path(url.target());
    return plan.only.empty() ||
           std::any_of(plan.only.begin(), plan.only.end(), [&](const std::string& pattern) {
               return rule_matches(comparable_rule(pattern), path);
           });
}

}  // namespace

bool CrawlRun::seeks_sitemaps(const SourceState& source) const {
    const auto& asked = source.plan->sitemaps;
    return !source.sitemaps_found &&
           std::find(asked.begin(), asked.end(), from_robots) != asked.end();
}

/// Once for a source that asks for them: the sitemaps that the robots.txt of its first page names,
/// or the customary one.
void CrawlRun::find_sitemaps(const Job& job, const Robots& robots) {
    SourceState& source = sources_[job.source];
    if (!seeks_sitemaps(source)) return;
    source.sitemaps_found = true;
    std::vector<Link> links;
    for (const std::string& url : robots.sitemaps()) links.push_back({.url = url, .sitemap = true});
    if (links.empty()) links.push_back({.url = "/sitemap.xml", .sitemap = true});
    follow(job, links, true);
}

void CrawlRun::take_sitemap(Job job, Page page) {
    const std::size_t asked = job.source;
    at_desk(asked, [this, job = std::move(job), page = std::move(page)]() mutable -> Desk::Then {
        page.digest = sha256(page.body);
        Sitemap sitemap = read_sitemap(page.body, job.url);
        page.body.clear();
        return [this, job = std::move(job), page = std::move(page), sitemap = std::move(sitemap)] {
            const SourceState& source = sources_[job.source];
            std::vector<Link> links;
            for (const SitemapEntry& entry : sitemap.entries) {
                const auto url = parse_url(entry.url);
                if (!url || !source.sites.count(std::string(bare_host(url->host)))) continue;
                if (!sitemap.index && !wanted(*source.plan, *url)) continue;
                links.push_back(
                    {.url = url->text(), .sitemap = sitemap.index, .lastmod = entry.lastmod});
            }
            if (!sitemap.problem.empty()) note(job.source, "skip", "sitemap: " + sitemap.problem);
            memory_.keep_sitemap(page, links);
            follow(job, links, true);
        };
    });
}

}  // namespace crawler

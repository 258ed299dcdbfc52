// The crawl and its pages: what each answer means, and what becomes of it.
#include "crawler/answer.h"
#include "crawler/archive.h"
#include "crawler/crawl_run.h"
#include "crawler/digest.h"
#include "crawler/http_date.h"

namespace crawler {
namespace {

Page page_for(const Job& job, const std::string& source, model::Instant fetched,
              const Response& response) {
    Page page;
    page.source = source;
    page.url = job.asked;
    page.final_url = job.url.text();
    page.fetched = fetched;
    page.status = response.status;
    page.content_type = response.header("content-type");
    page.etag = response.header("etag");
    page.last_modified = response.header("last-modified");
    return page;
}

}  // namespace

/// The host's patience after an answer.
void CrawlRun::adapt(const std::string& name, Host& host, const Response& response) {
    const Moment now = clock_.now();
    if (!may_pass(response)) {
        const bool good = response.fault == Fault::none && response.status < 400;
        host.throttle.answered(now, response.elapsed, good);
        return;
    }
    const auto asked = parse_retry_after(response.header("retry-after"), now);
    host.throttle.pushed_back(now, asked);
    if (asked || host.throttle.exhausted(now))
        memory_.keep_rest(name, std::chrono::ceil<std::chrono::seconds>(host.throttle.ready_at()));
}

void CrawlRun::page_answer(const Flight& flight, Response& response) {
    const Job& job = flight.job;
    if (sources_[job.source].ended) return;
    const bool answered = response.fault == Fault::none;
    if (const std::string sign = answered ? challenge(response) : ""; !sign.empty()) {
        end_source(job.source, "blocked: " + describe(response) + ", " + sign);
    } else if (may_pass(response)) {
        retry_or_fail(job, describe(response));
    } else if (!answered) {
        fail(job, describe(response));
    } else if (response.status == 200) {
        visit(flight, response);
    } else if (response.status == 304 && flight.known) {
        unmodified(flight, response);
    } else if (redirects(response)) {
        redirect(job, response);
    } else if (response.status == 401 || response.status == 403) {
        end_source(job.source, "blocked: " + describe(response));
    } else {
        fail(job, describe(response));
    }
}

void CrawlRun::visit(const Flight& flight, Response& response) {
    const Job& job = flight.job;
    SourceState& source = sources_[job.source];
    Page page = page_for(job, source.plan->source, instant(), response);
    page.body = std::move(response.body);
    page.digest = sha256(page.body);
    if (archive_ != nullptr) {
        Headers sent = flight.headers;
        sent.emplace_back("User-Agent", settings_.user_agent);
        page.archived = archive_->append(
            {page.final_url, sent, page.status, response.headers, page.body, page.fetched});
    }
    ++source.receipt.fetched;
    const auto reading = visitor_.page(page);
    if (!reading) {
        note(job.source, "skip", reading.error());
        return;
    }
    if (!reading->blocked.empty()) {
        end_source(job.source, "blocked: " + reading->blocked);
        return;
    }
    source.receipt.new_reviews += reading->new_reviews;
    if (!reading->changed) ++source.receipt.unchanged;
    follow(job, reading->links);
}

void CrawlRun::unmodified(const Flight& flight, const Response& response) {
    const Job& job = flight.job;
    SourceState& source = sources_[job.source];
    Page page = page_for(job, source.plan->source, instant(), response);
    // A 304 need not repeat them.
    if (page.etag.empty()) page.etag = flight.known->etag;
    if (page.last_modified.empty()) page.last_modified = flight.known->last_modified;
    page.digest = flight.known->digest;
    ++source.receipt.not_modified;
    visitor_.not_modified(page);
    follow(job, flight.known->links);
}

void CrawlRun::redirect(const Job& job, const Response& response) {
    const auto target = resolve(job.url, response.header("location"));
    if (!target || response.header("location").empty())
        return fail(job, "redirect to no web address");
    if (static_cast<int>(job.hops.size()) >= settings_.max_redirects)
        return fail(job, "too many redirects");
    if (!sources_[job.source].sites.count(std::string(bare_host(target->host))))
        return fail(job, "redirect to another site, " + target->host);
    Job next = job;
    next.hops.push_back(job.url.text());
    for (const std::string& hop : next.hops)
        if (hop == target->text()) return fail(job, "redirect in a circle");
    next.url = *target;
    next.tries = 0;
    enqueue(std::move(next), true);
}

void CrawlRun::retry_or_fail(Job job, const std::string& reason) {
    if (++job.tries >= settings_.max_tries) return fail(job, reason);
    note(job.source, "retry", reason);
    enqueue(std::move(job), true);
}

void CrawlRun::fail(const Job& job, const std::string& reason) {
    ++sources_[job.source].receipt.failed;
    note(job.source, "skip", reason);
}

void CrawlRun::note(std::size_t source, const std::string& remedy, const std::string& reason) {
    ++sources_[source].receipt.errors[remedy + ": " + reason];
}

void CrawlRun::end_source(std::size_t source, const std::string& why) {
    SourceState& state = sources_[source];
    if (state.ended) return;
    state.ended = true;
    state.receipt.stopped = why;
    note(source, "stop", why);
}

}  // namespace crawler

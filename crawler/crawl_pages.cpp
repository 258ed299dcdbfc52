// The crawl and its pages: what each answer means, and what becomes of it.
#include "crawler/answer.h"
#include "crawler/archive.h"
#include "crawler/crawl_run.h"
#include "crawler/digest.h"
#include "crawler/http_date.h"
#include "crawler/sitemap.h"

namespace crawler {

/// The host's patience after an answer.
void CrawlRun::adapt(const Flight& flight, Host& host, const Response& response) {
    const Moment now = clock_.now();
    if (!may_pass(response)) {
        const bool good = response.fault == Fault::none && response.status < 400;
        host.throttle.answered(now, response.elapsed, good);
        return;
    }
    ++sources_[flight.job.source].receipt.back_offs;
    const auto asked = parse_retry_after(response.header("retry-after"), now);
    host.throttle.pushed_back(now, asked);
    // Other crawls that share the work are to know of every push-back.
    if (asked || host.throttle.exhausted(now) || leases_ != nullptr)
        memory_.keep_rest(flight.host,
                          std::chrono::ceil<std::chrono::seconds>(host.throttle.ready_at()));
}

void CrawlRun::page_answer(Flight flight, Response& response) {
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
        visit(std::move(flight), std::move(response));
    } else if (response.status == 304 && job.known) {
        confirm(std::move(flight), std::move(response));
    } else if (redirects(response)) {
        redirect(job, response);
    } else if (response.status == 401 || response.status == 403) {
        end_source(job.source, "blocked: " + describe(response));
    } else {
        fail(job, describe(response), &response);
    }
}

Page CrawlRun::page_for(const Job& job, const Response& response) {
    Page page;
    page.source = sources_[job.source].plan->source;
    page.url = job.asked;
    page.final_url = job.url.text();
    page.fetched = instant();
    page.status = response.status;
    page.content_type = response.header("content-type");
    page.etag = response.header("etag");
    page.last_modified = response.header("last-modified");
    page.reader = settings_.reader;
    page.round = sources_[job.source].round;
    page.further = job.depth > 0;
    return page;
}

void CrawlRun::visit(Flight flight, Response response) {
    ++sources_[flight.job.source].receipt.fetched;
    Page page = page_for(flight.job, response);
    page.body = std::exchange(response.body, {});
    if (flight.job.kind == Job::Kind::sitemap || is_sitemap(page.body))
        take_sitemap(std::move(flight.job), std::move(page));
    else
        read_and_keep(std::move(flight), std::move(page), std::move(response));
}

/// Archives and reads a page at the desk, then stores what was read. Bytes that the same reader has
/// read before tell nothing new.
void CrawlRun::read_and_keep(Flight flight, Page page, Response response) {
    const std::size_t source = flight.job.source;
    at_desk(source,
            [this, flight = std::move(flight), page = std::move(page),
             response = std::move(response)]() mutable -> Desk::Then {
                page.digest = sha256(page.body);
                if (visitor_.may_archive(page)) archive(page, flight, response);
                const auto& known = flight.job.known;
                if (known && known->status == 200 && known->digest == page.digest &&
                    known->reader == page.reader) {
                    return [this, job = std::move(flight.job), page = std::move(page)] {
                        ++sources_[job.source].receipt.unchanged;
                        unmodified(job, page);
                    };
                }
                return [this, job = std::move(flight.job), kept = visitor_.read(page)] {
                    keep(job, kept);
                };
            });
}

void CrawlRun::keep(const Job& job, const Keep& keep) {
    SourceState& source = sources_[job.source];
    const auto reading = keep();
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
    follow(job, reading->links, reading->changed);
}

/// The site says that a page is as it was: so does the archive, and then the store.
void CrawlRun::confirm(Flight flight, Response response) {
    Page page = page_for(flight.job, response);
    ++sources_[flight.job.source].receipt.not_modified;
    const std::size_t source = flight.job.source;
    at_desk(source,
            [this, flight = std::move(flight), page = std::move(page),
             response = std::move(response)]() mutable -> Desk::Then {
                page.digest = flight.job.known->digest;
                archive(page, flight, response);
                return [this, job = std::move(flight.job), page = std::move(page)] {
                    unmodified(job, page);
                };
            });
}

void CrawlRun::unmodified(const Job& job, const Page& page) {
    Page same = page;
    // A 304 need not repeat them.
    if (same.etag.empty()) same.etag = job.known->etag;
    if (same.last_modified.empty()) same.last_modified = job.known->last_modified;
    visitor_.not_modified(same);
    follow(job, job.known->links, false);
}

void CrawlRun::archive(Page& page, const Flight& flight, const Response& response) {
    if (archive_ == nullptr) return;
    Headers sent = flight.headers;
    sent.emplace_back("User-Agent", settings_.user_agent);
    Exchange exchange{page.final_url, sent, page.status, response.headers, page.body, page.fetched};
    if (const auto& known = flight.job.known)
        exchange.earlier = Earlier{known->archived, known->digest, known->fetched};
    page.archived = archive_->append(exchange);
}

void CrawlRun::redirect(const Job& job, const Response& response) {
    const auto target = resolve(job.url, response.header("location"));
    if (!target || response.header("location").empty())
        return fail(job, "redirect to no web address", &response);
    if (static_cast<int>(job.hops.size()) >= settings_.max_redirects)
        return fail(job, "too many redirects", &response);
    if (!sources_[job.source].sites.count(std::string(bare_host(target->host))))
        return fail(job, "redirect to another site, " + target->host, &response);
    Job next = job;
    next.hops.push_back(job.url.text());
    for (const std::string& hop : next.hops)
        if (hop == target->text()) return fail(job, "redirect in a circle", &response);
    // What is read under another address is not asked for under this one again in this round.
    if (group_of(job.source).seen.count(target->text()))
        return memory_.keep_failure(page_for(job, response));
    next.url = *target;
    next.tries = 0;
    enqueue(std::move(next), true);
}

void CrawlRun::retry_or_fail(Job job, const std::string& reason) {
    if (++job.tries >= settings_.max_tries) return fail(job, reason);
    note(job.source, "retry", reason);
    // Behind the others, so that a page which never answers does not keep them waiting.
    enqueue(std::move(job), false);
}

/// An answer is remembered, so that what is gone is asked for ever less often; the lack of one is
/// not, for it says nothing of the page.
void CrawlRun::fail(const Job& job, const std::string& reason, const Response* answer) {
    ++sources_[job.source].receipt.failed;
    note(job.source, "skip", reason);
    if (answer != nullptr) memory_.keep_failure(page_for(job, *answer));
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

#pragma once

#include <optional>
#include <string>
#include <vector>

#include "crawler/settings.h"
#include "model/date.h"

namespace crawler {

/// A page as it arrived.
struct Page {
    std::string source;
    std::string url;        ///< as asked for
    std::string final_url;  ///< after redirects
    model::Instant fetched{};
    int status = 0;
    std::string content_type;
    std::string etag;
    std::string last_modified;
    std::string body;
    std::string digest;    ///< "sha256:…" of the body
    std::string archived;  ///< "file.warc.gz:offset", where it can be read again; empty: no archive
    std::string reader;    ///< Settings::reader
    long round = 0;        ///< in which it was visited
    bool further = false;  ///< reached as a further page of a list
};

/// What is remembered of a URL from earlier runs.
struct Known {
    std::string etag;
    std::string last_modified;
    std::string digest;
    std::vector<Link> links;  ///< what it led to: a 304 leads there again
    int status = 200;         ///< of the last answer; not 200: there was no page
    model::Instant fetched{};
    model::Instant first_fetched{};
    model::Instant changed{};  ///< when it was last found to say something else
    long changes = 0;
    bool news = true;  ///< the last visit brought something new
    long round = 0;    ///< of the last visit
    std::string archived;
    std::string reader;
};

/// A robots.txt as last fetched. `status` 0: unreachable.
struct CachedRobots {
    model::Instant fetched{};
    int status = 0;
    std::string body;
};

/// What outlives a run; the application backs it with its store. Each call is stored at once, so
/// that after a kill the next run goes on from there.
class Memory {
  public:
    virtual ~Memory() = default;
    virtual std::optional<Known> known(const std::string& url) = 0;
    /// A sitemap and where it leads: no visitor reads it.
    virtual void keep_sitemap(const Page& page, const std::vector<Link>& links) = 0;
    /// A URL that gave no page but an answer, such as 404. What was known of it stays known.
    virtual void keep_failure(const Page& page) = 0;
    virtual std::optional<CachedRobots> robots(const std::string& origin) = 0;
    virtual void keep_robots(const std::string& origin, const CachedRobots& robots) = 0;
    /// Not before this moment may the host be asked again (Retry-After across runs).
    virtual std::optional<model::Instant> rest_until(const std::string& host) = 0;
    virtual void keep_rest(const std::string& host, model::Instant until) = 0;
    /// The number of the source's round that no run has finished yet. What was visited in it is not
    /// asked for again before it ends.
    virtual std::optional<long> open_round(const std::string& source) = 0;
    virtual long begin_round(const std::string& source, model::Instant now) = 0;
    virtual void end_round(const std::string& source) = 0;
};

}  // namespace crawler

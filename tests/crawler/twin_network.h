#pragma once

#include <algorithm>
#include <deque>
#include <functional>
#include <map>
#include <string>
#include <vector>

#include "crawler/network.h"
#include "crawler/url.h"

/// Time that passes only where the twin network waits.
class TwinClock final : public crawler::Clock {
  public:
    crawler::Moment now() override { return now_; }
    void pass(std::chrono::microseconds span) { now_ += span; }

  private:
    crawler::Moment now_{std::chrono::seconds(1'800'000'000)};
};

inline crawler::Response answer(int status, std::string body = {}, crawler::Headers headers = {}) {
    crawler::Response response;
    response.status = status;
    response.body = std::move(body);
    response.headers = std::move(headers);
    return response;
}

inline crawler::Response broken(crawler::Fault fault) {
    crawler::Response response;
    response.fault = fault;
    return response;
}

/// The world by script. A URL gives its answers in their order and then the last for ever; what is
/// not scripted is 404.
class TwinNetwork final : public crawler::Network {
  public:
    struct Asked {
        std::string url;
        crawler::Headers headers;
        crawler::Moment at;
    };

    explicit TwinNetwork(TwinClock& clock) : clock_(clock) {}

    void script(const std::string& url, crawler::Response response) {
        script_[url].push_back(std::move(response));
    }
    void latency(std::chrono::milliseconds span) { latency_ = span; }

    void start(std::uint64_t id, const crawler::Request& request) override {
        asked.push_back({request.url, request.headers, clock_.now()});
        flying_.push_back({id, request.url, clock_.now() + latency_});
        std::map<std::string, int> hosts;
        for (const Flying& flight : flying_) {
            const int count = ++hosts[crawler::parse_url(flight.url)->host];
            most_at_a_host = std::max(most_at_a_host, count);
        }
        most_hosts = std::max(most_hosts, hosts.size());
    }

    std::vector<crawler::Finished> wait(std::chrono::milliseconds at_most) override {
        const auto first = std::min_element(
            flying_.begin(), flying_.end(),
            [](const Flying& one, const Flying& other) { return one.ends < other.ends; });
        const auto limit = clock_.now() + at_most;
        const bool arrives = first != flying_.end() && first->ends <= limit;
        const auto until = arrives ? first->ends : limit;
        clock_.pass(until - clock_.now());
        std::vector<crawler::Finished> finished;
        for (auto flight = flying_.begin(); flight != flying_.end();) {
            if (flight->ends > until) {
                ++flight;
                continue;
            }
            finished.push_back({flight->id, reply(flight->url)});
            flight = flying_.erase(flight);
        }
        return finished;
    }

    /// How often a URL was asked for.
    long count(const std::string& url) const {
        return std::count_if(asked.begin(), asked.end(),
                             [&](const Asked& request) { return request.url == url; });
    }
    /// The n-th request for a URL.
    const Asked& request(const std::string& url, int n = 0) const {
        for (const Asked& request : asked)
            if (request.url == url && n-- == 0) return request;
        throw std::out_of_range(url);
    }

    std::vector<Asked> asked;
    int most_at_a_host = 0;
    std::size_t most_hosts = 0;

  private:
    struct Flying {
        std::uint64_t id;
        std::string url;
        crawler::Moment ends;
    };

    crawler::Response reply(const std::string& url) {
        auto& answers = script_[url];
        crawler::Response response = answers.empty() ? answer(404) : answers.front();
        if (answers.size() > 1) answers.pop_front();
        response.elapsed = latency_;
        return response;
    }

    TwinClock& clock_;
    std::chrono::milliseconds latency_{0};
    std::map<std::string, std::deque<crawler::Response>> script_;
    std::vector<Flying> flying_;
};

#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <optional>
#include <string>
#include <string_view>

#include "crawler/network.h"
#include "model/date.h"

namespace crawler {

/// Where the same page was archived before.
struct Earlier {
    std::string location;      ///< as `Archive::append` gave it
    std::string digest;        ///< "sha256:…" of the body
    model::Instant fetched{};  ///< stands in for the record's own date when that is gone
};

/// One request and the answer it got, to be kept.
struct Exchange {
    std::string url;
    Headers request_headers;
    int status = 0;
    Headers response_headers;
    std::string_view body;  ///< unpacked
    model::Instant fetched{};
    std::optional<Earlier> earlier{};
};

struct ArchiveOptions {
    std::filesystem::path folder;                         ///< made where it does not exist
    std::string software;                                 ///< "Negenplus/0.1"
    std::uintmax_t max_file = std::uintmax_t{512} << 20;  ///< a file that has grown so far ends
    std::function<std::string()> new_id;                  ///< a fresh UUID; `random_uuid` in life
    /// Of several crawlers: stands in the files' names, "negenplus-WORKER-…".
    std::string worker{};
};

/// Writes pages to WARC 1.1 files (ISO 28500) "negenplus-YYYYMMDDhhmmss-NNN.warc.gz", one gzip
/// member a record, so that each can be read alone. A record is on the disk before `append`
/// returns, so that whoever stores where it stands names no page that a power cut took. A disk that
/// fails throws std::system_error, and leaves no half record where it can be helped.
class Archive {
  public:
    Archive(ArchiveOptions options, Clock& clock);
    ~Archive();
    Archive(const Archive&) = delete;
    Archive& operator=(const Archive&) = delete;

    /// Returns where the page can be read: "file:offset", the file without its folder. A body that
    /// `earlier` says was archived already, under the same URL, is not kept twice: a `revisit`
    /// record says when it was met again, and the earlier place is returned. So it is for a 304;
    /// where what the 304 leans on is gone, nothing can be read and an empty text is returned.
    std::string append(const Exchange& exchange);

    /// Whether a page still stands there. One that does not is best asked for whole, without
    /// If-None-Match: a 304 would leave the archive without it for as long as it does not change.
    bool holds(const std::string& location) const;

  private:
    void open_next();
    std::uintmax_t write_record(const Headers& fields, std::string_view block);
    void close();

    ArchiveOptions options_;
    Clock& clock_;
    int file_ = -1;
    std::string name_;
    std::string info_id_;
    std::uintmax_t size_ = 0;
    int serial_ = 0;
};

/// A random UUID (RFC 9562, version 4) from the system's source.
std::string random_uuid();

}  // namespace crawler

#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <string>
#include <string_view>

#include "crawler/network.h"
#include "model/date.h"

namespace crawler {

/// One request and the answer it got, to be kept.
struct Exchange {
    std::string url;
    Headers request_headers;
    int status = 0;
    Headers response_headers;
    std::string_view body;  ///< unpacked
    model::Instant fetched{};
};

struct ArchiveOptions {
    std::filesystem::path folder;                         ///< made where it does not exist
    std::string software;                                 ///< "Negenplus/0.1"
    std::uintmax_t max_file = std::uintmax_t{512} << 20;  ///< a file that has grown so far ends
    std::function<std::string()> new_id;                  ///< a fresh UUID; `random_uuid` in life
};

/// Writes pages to WARC 1.1 files (ISO 28500) "negenplus-YYYYMMDDhhmmss-NNN.warc.gz", one gzip
/// member a record, so that each can be read alone. A record is handed to the system whole before
/// `append` returns. A disk that fails throws std::system_error, and leaves no half record where it
/// can be helped.
class Archive {
  public:
    Archive(ArchiveOptions options, Clock& clock);
    ~Archive();
    Archive(const Archive&) = delete;
    Archive& operator=(const Archive&) = delete;

    /// Returns where the response record stands: "file:offset", the file without its folder.
    std::string append(const Exchange& exchange);

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

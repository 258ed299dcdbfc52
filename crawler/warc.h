#pragma once

#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <tl/expected.hpp>

#include "crawler/crawler.h"
#include "crawler/network.h"

namespace crawler {

/// A record as it stands in a WARC file of any writer.
struct WarcRecord {
    Headers fields;  ///< names in lower case
    std::string block;
    std::string location;  ///< "file:offset" where it can be read alone; empty: it cannot

    /// The first field of that (lower-case) name, or nothing.
    std::string_view field(std::string_view name) const;
};

/// Reads the records of a .warc or .warc.gz file one by one, whether each is a gzip member of its
/// own or all are one, in memory of one record. A record that is cut off or broken is an error
/// text, and the reading goes on with the next that can be found.
class WarcReader {
  public:
    /// `begin`: the offset of the first record to read. A file that cannot be opened is an error
    /// text of the first `next`. Larger records than `max_block` bytes are skipped with an error.
    explicit WarcReader(const std::filesystem::path& file, std::uint64_t begin = 0,
                        std::size_t max_block = 64u << 20);
    ~WarcReader();
    WarcReader(const WarcReader&) = delete;
    WarcReader& operator=(const WarcReader&) = delete;

    /// Nothing at the end of the file.
    std::optional<tl::expected<WarcRecord, std::string>> next();

  private:
    class Source;
    std::string place() const;
    tl::expected<WarcRecord, std::string> read_fields();
    tl::expected<WarcRecord, std::string> read_record();
    friend tl::expected<WarcRecord, std::string> read_archived_fields(
        const std::filesystem::path& folder, const std::string& location);

    std::string name_;
    std::size_t max_block_;
    bool after_error_ = false;  // what is left of a broken record is no error of its own
    std::unique_ptr<Source> source_;
};

/// The page in a response or resource record: unchunked and unpacked, with `url`, `final_url`,
/// `fetched`, `status`, the headers that a page keeps, `body`, `digest` and `archived`. An error
/// text where the answer is broken, only a segment, or packed in a way that cannot be read.
tl::expected<Page, std::string> page_of(const WarcRecord& record);

/// Whether a record holds a page: a response, or a resource fetched by http(s).
bool holds_page(const WarcRecord& record);

/// A record's file and its offset there.
struct ArchivedPlace {
    std::filesystem::path file;
    std::uint64_t offset = 0;
};

/// Reads "file:offset"; nothing for what is none, or leads out of the folder.
std::optional<ArchivedPlace> archived_place(const std::filesystem::path& folder,
                                            const std::string& location);

/// The fields alone of what stands at "file:offset" in that folder, its block unread: cheap also
/// where the page is large.
tl::expected<WarcRecord, std::string> read_archived_fields(const std::filesystem::path& folder,
                                                           const std::string& location);

/// Reads again what `Archive::append` wrote at "file:offset" in that folder. A record whose bytes
/// no longer have their digest is an error text.
tl::expected<Page, std::string> read_archived(const std::filesystem::path& folder,
                                              const std::string& location);

}  // namespace crawler

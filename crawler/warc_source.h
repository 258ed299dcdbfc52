#pragma once

#include <cstdint>
#include <filesystem>
#include <fstream>
#include <string>
#include <string_view>
#include <utility>
#include <zlib.h>

#include "crawler/warc.h"

namespace crawler {

/// The unpacked bytes of a WARC file as one stream, with the place in the file that they stand at.
class WarcReader::Source {
  public:
    Source(const std::filesystem::path& file, std::uint64_t begin);
    ~Source();
    Source(const Source&) = delete;
    Source& operator=(const Source&) = delete;

    bool opened() const { return opened_; }
    /// What has been read and not been taken yet.
    std::string_view ahead() const { return std::string_view(buffer_).substr(taken_); }
    void take(std::size_t bytes);
    /// Reads on; false where nothing more comes.
    bool pull();
    /// Reads on until `bytes` are ahead; false where the file ends before.
    bool reach(std::size_t bytes);
    /// The offset in the file from which the byte ahead can be read alone, if there is one.
    std::optional<std::uint64_t> offset() const;

    /// Whether packed data were broken, or ended before they gave anything, since this was asked.
    bool take_broken() { return std::exchange(broken_, false); }

  private:
    bool read_chunk();
    bool pull_packed();
    bool skip_to_member(std::uint64_t from);

    std::ifstream file_;
    bool opened_ = false;
    bool packed_ = false;
    z_stream stream_{};
    std::string chunk_;             // as in the file
    std::size_t chunk_at_ = 0;      // the first byte of it that is not used yet
    std::uint64_t chunk_end_ = 0;   // the offset behind it
    std::uint64_t member_ = 0;      // the offset of the member being unpacked
    bool between_members_ = true;   // the next byte of the file begins a member
    std::uint64_t member_out_ = 0;  // unpacked bytes before that member
    std::string buffer_;
    std::size_t taken_ = 0;
    std::uint64_t out_ = 0;  // unpacked bytes in all, taken or not
    std::uint64_t begin_ = 0;
    bool broken_ = false;
};

}  // namespace crawler

#pragma once

#include <filesystem>
#include <functional>
#include <string>
#include <vector>

namespace crawler {

/// What was found in an archive's files.
struct ArchiveAudit {
    long files = 0;                   ///< there are
    long files_read = 0;              ///< were read to their end, newest first
    long records = 0;                 ///< that are as they were written
    long cut_off = 0;                 ///< at the end of a file, where a run was killed
    long faulty = 0;                  ///< broken records, or changed ones
    std::vector<std::string> faults;  ///< the first few of those
};

/// Reads a folder's WARC files, newest first, and holds what they keep against its digests, until
/// `go_on` says false. A folder that is not there holds nothing. Throws nothing for what stands in
/// the files.
ArchiveAudit audit_archive(const std::filesystem::path& folder, const std::function<bool()>& go_on);

/// The WARC files of a folder, in order of their names: those of `Archive` stand by age.
std::vector<std::filesystem::path> archive_files(const std::filesystem::path& folder);

}  // namespace crawler

#include "crawler/archive_audit.h"

#include <algorithm>

#include "crawler/digest.h"
#include "crawler/warc.h"

namespace crawler {
namespace {

constexpr std::size_t most_faults = 10;

/// What is wrong with a record's digests; empty: nothing that can be known.
std::string fault_of(const WarcRecord& record) {
    const auto block = digest_fits(record.field("warc-block-digest"), record.block);
    if (!block.value_or(true)) return "the record has been changed";
    const auto told = record.field("warc-payload-digest");
    if (told.empty() || !holds_page(record)) return {};
    const auto page = page_of(record);
    if (!page) return page.error();
    // Other writers may have made it of the body as it was packed.
    const bool ours = told.starts_with("sha256:");
    if (ours && !digest_fits(told, page->body).value_or(true)) return "the page has been changed";
    return {};
}

void add_fault(ArchiveAudit& audit, std::string fault) {
    ++audit.faulty;
    if (audit.faults.size() < most_faults) audit.faults.push_back(std::move(fault));
}

/// False where it was stopped.
bool read_file(const std::filesystem::path& file, ArchiveAudit& audit,
               const std::function<bool()>& go_on) {
    WarcReader reader{file};
    std::string broken;  // only what stands before another record is more than a cut end
    while (const auto record = reader.next()) {
        if (!go_on()) return false;
        if (!broken.empty()) add_fault(audit, std::exchange(broken, {}));
        if (!*record) {
            broken = record->error();
            continue;
        }
        const std::string fault = fault_of(**record);
        if (fault.empty())
            ++audit.records;
        else
            add_fault(audit, (*record)->location + ": " + fault);
    }
    const bool cut = broken.ends_with("is cut off") || broken.ends_with("does not end");
    if (cut) ++audit.cut_off;
    if (!cut && !broken.empty()) add_fault(audit, broken);
    return true;
}

}  // namespace

std::vector<std::filesystem::path> archive_files(const std::filesystem::path& folder) {
    std::vector<std::filesystem::path> files;
    std::error_code unreadable;
    for (std::filesystem::directory_iterator entry{folder, unreadable}, end;
         !unreadable && entry != end; entry.increment(unreadable)) {
        const std::string name = entry->path().filename().string();
        if (entry->is_regular_file(unreadable) &&
            (name.ends_with(".warc") || name.ends_with(".warc.gz")))
            files.push_back(entry->path());
    }
    std::sort(files.begin(), files.end());
    return files;
}

ArchiveAudit audit_archive(const std::filesystem::path& folder,
                           const std::function<bool()>& go_on) {
    auto files = archive_files(folder);
    std::reverse(files.begin(), files.end());
    ArchiveAudit audit;
    audit.files = static_cast<long>(files.size());
    for (const auto& file : files) {
        if (!go_on() || !read_file(file, audit, go_on)) break;
        ++audit.files_read;
    }
    return audit;
}

}  // namespace crawler

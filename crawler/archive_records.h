#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>

#include "crawler/archive.h"

namespace crawler {

/// A WARC record before its length and its block's digest are added.
struct RecordDraft {
    Headers fields;
    std::string block;
};

/// What the records of one exchange share. Ids are URNs in angle brackets.
struct RecordIds {
    std::string warcinfo;
    std::string request;
    std::string answer;
};

/// The record that a revisit leans on.
struct Original {
    std::string id;
    std::string url;
    std::string date;
    std::string digest;
};

/// The response record at that location, if it is still there.
std::optional<Original> original_at(const std::filesystem::path& folder,
                                    const std::string& location);

/// "<urn:uuid:…>".
std::string urn(const std::string& id);

RecordDraft request_record(const Exchange& exchange, const RecordIds& ids);

RecordDraft response_record(const Exchange& exchange, const RecordIds& ids,
                            const std::string& digest);

/// The answer's head without its body. Its profile is server-not-modified for a 304, else
/// identical-payload-digest.
RecordDraft revisit_record(const Exchange& exchange, const RecordIds& ids,
                           const Original& original);

/// The record as it stands in a file, before it is packed.
std::string record_bytes(const Headers& fields, std::string_view block);

}  // namespace crawler

#include "crawler/warc.h"

#include <algorithm>
#include <charconv>

#include "crawler/header_block.h"
#include "crawler/warc_source.h"

namespace crawler {
namespace {

constexpr std::size_t max_header = 1u << 20;

/// The named fields of a record's header, whose first line is the version.
Headers fields_of(std::string_view text) {
    text.remove_prefix(std::min(text.find('\n') + 1, text.size()));
    return take_headers(text);
}

/// The length of a header block with the empty line that ends it; 0: not complete.
std::size_t header_length(std::string_view text) {
    const auto strict = text.find("\r\n\r\n");
    const auto loose = text.find("\n\n");
    if (strict == std::string_view::npos && loose == std::string_view::npos) return 0;
    return strict < loose ? strict + 4 : loose + 2;
}

std::optional<std::uint64_t> number(std::string_view text) {
    std::uint64_t value = 0;
    const auto read = std::from_chars(text.data(), text.data() + text.size(), value);
    const bool whole = read.ec == std::errc{} && read.ptr == text.data() + text.size();
    return whole && !text.empty() ? std::optional(value) : std::nullopt;
}

tl::unexpected<std::string> error(std::string text) {
    return tl::unexpected<std::string>(std::move(text));
}

/// Takes what stands before the next record: empty lines, or rubbish up to a line that begins one.
/// False at the end of the file.
template <class Source>
bool find_record(Source& source, bool& rubbish) {
    while (true) {
        const std::string_view ahead = source.ahead();
        const auto begin = ahead.find_first_not_of("\r\n");
        if (begin == std::string_view::npos) {
            source.take(ahead.size());
            if (!source.pull()) return false;
        } else if (begin > 0) {
            source.take(begin);
        } else if (ahead.size() < 5) {
            if (source.pull()) continue;
            rubbish = true;
            source.take(ahead.size());
            return false;
        } else if (ahead.substr(0, 5) == "WARC/") {
            return true;
        } else {
            rubbish = true;
            const auto next = ahead.find("\nWARC/");
            // Five bytes stay, for the mark may lie across two pulls.
            source.take(next == std::string_view::npos ? ahead.size() - 5 : next + 1);
            if (next == std::string_view::npos && !source.pull()) {
                source.take(source.ahead().size());
                return false;
            }
        }
    }
}

}  // namespace

std::string_view WarcRecord::field(std::string_view name) const {
    const auto found = std::find_if(fields.begin(), fields.end(),
                                    [&](const auto& field) { return field.first == name; });
    return found == fields.end() ? std::string_view{} : std::string_view(found->second);
}

WarcReader::WarcReader(const std::filesystem::path& file, std::uint64_t begin,
                       std::size_t max_block)
    : name_(file.filename().string()),
      max_block_(max_block),
      source_(std::make_unique<Source>(file, begin)) {
    if (source_->opened()) return;
    name_ = file.string();
}

WarcReader::~WarcReader() = default;

std::optional<tl::expected<WarcRecord, std::string>> WarcReader::next() {
    if (!source_) return std::nullopt;
    if (!source_->opened()) {
        source_.reset();
        return error("cannot read " + name_);
    }
    bool rubbish = false;
    const bool found = find_record(*source_, rubbish);
    const bool broken = source_->take_broken();
    if ((rubbish || broken) && !after_error_) {
        after_error_ = true;
        return error(name_ + (rubbish ? ": bytes that are no record were skipped"
                                      : ": packed data are broken"));
    }
    if (!found) return std::nullopt;
    auto record = read_record();
    after_error_ = !record;
    if (!record) source_->take_broken();
    return record;
}

std::string WarcReader::place() const {
    const auto offset = source_->offset();
    return name_ + (offset ? " at " + std::to_string(*offset) : std::string()) + ": ";
}

tl::expected<WarcRecord, std::string> WarcReader::read_fields() {
    const auto offset = source_->offset();
    std::size_t head = 0;
    while ((head = header_length(source_->ahead())) == 0) {
        if (source_->ahead().size() <= max_header && source_->pull()) continue;
        const std::string where = place();
        source_->take(source_->ahead().size());
        return error(where + "the record's header does not end");
    }
    WarcRecord record;
    record.fields = fields_of(source_->ahead().substr(0, head));
    if (offset) record.location = name_ + ':' + std::to_string(*offset);
    source_->take(head);
    return record;
}

tl::expected<WarcRecord, std::string> WarcReader::read_record() {
    const std::string place = this->place();
    auto read = read_fields();
    if (!read) return read;
    WarcRecord& record = *read;
    const auto length = number(record.field("content-length"));
    if (!length) return error(place + "the record tells no length");
    if (*length > max_block_) {
        for (std::uint64_t left = *length; left > 0;) {
            if (source_->ahead().empty() && !source_->pull()) break;
            const auto part = std::min<std::uint64_t>(left, source_->ahead().size());
            source_->take(static_cast<std::size_t>(part));
            left -= part;
        }
        return error(place + "a record of " + std::to_string(*length) + " bytes is too large");
    }
    // What a wrong length does not cover is looked through for the next record.
    if (!source_->reach(static_cast<std::size_t>(*length)))
        return error(place + "the record is cut off");
    source_->reach(static_cast<std::size_t>(*length) + 4);
    const std::string_view ahead = source_->ahead();
    const std::string_view behind = ahead.substr(static_cast<std::size_t>(*length), 4);
    if (!behind.empty() && behind.front() != '\r' && behind.front() != '\n')
        return error(place + "the record is longer or shorter than it tells");
    record.block = ahead.substr(0, static_cast<std::size_t>(*length));
    source_->take(static_cast<std::size_t>(*length));
    return read;
}

tl::expected<WarcRecord, std::string> read_archived_fields(const std::filesystem::path& folder,
                                                           const std::string& location) {
    const auto place = archived_place(folder, location);
    if (!place) return error("no place in an archive: " + location);
    WarcReader reader(place->file, place->offset);
    bool rubbish = false;
    if (!reader.source_->opened() || !find_record(*reader.source_, rubbish) || rubbish)
        return error("nothing stands at " + location);
    return reader.read_fields();
}

}  // namespace crawler

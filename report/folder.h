#pragma once

#include <filesystem>
#include <string_view>

namespace report {

/// A report being written: beside its place, and swapped in as a whole by `publish`. Whatever goes
/// wrong before that leaves the old report as it was and nothing beside it. Errors are `Error`s.
class Folder {
  public:
    /// Refuses a place where something stands that is not a report of ours.
    explicit Folder(const std::filesystem::path& place);
    ~Folder();
    Folder(const Folder&) = delete;
    Folder& operator=(const Folder&) = delete;

    /// Writes one file; `name` is relative, its folders are made.
    void write(std::string_view name, std::string_view bytes);
    /// Makes a link that leads to `target`, seen from its own folder.
    void link(std::string_view name, const std::filesystem::path& target);
    /// Brings all bytes to the disk and swaps the new report in.
    void publish();

    const std::filesystem::path& place() const { return place_; }
    /// Where the new report is written; once it is published, where the old one stands until this
    /// object is gone.
    const std::filesystem::path& beside() const { return beside_; }

  private:
    std::filesystem::path place_;
    std::filesystem::path beside_;
};

/// Makes a link, or says that a disk without links takes `keep_reports = 0` only.
void make_link(const std::filesystem::path& path, const std::filesystem::path& target);

}  // namespace report

#pragma once

#include <filesystem>
#include <string>
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
    /// Brings all bytes to the disk, swaps the new report in and removes the old one.
    void publish();

  private:
    std::filesystem::path place_;
    std::filesystem::path beside_;
};

}  // namespace report

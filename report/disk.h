#pragma once

#include <filesystem>
#include <string>
#include <string_view>

namespace report {

/// The file by which a folder of ours is known, and what it tells who opens it.
inline constexpr std::string_view marker = ".negenplus-report";
inline constexpr std::string_view marker_text =
    "Negenplus wrote this folder and replaces it as a whole: keep nothing of your own in it.\n";

/// Throws `Error`: "report: cannot write PATH: No space left on device".
[[noreturn]] void fail(const std::string& what, const std::filesystem::path& path, int reason);

/// A file descriptor that is closed at the end.
struct Descriptor {
    int number;
    explicit Descriptor(int opened) : number(opened) {}
    ~Descriptor();
    Descriptor(const Descriptor&) = delete;
    Descriptor& operator=(const Descriptor&) = delete;
};

/// Writes a file; folders on the way are made.
void write_file(const std::filesystem::path& path, std::string_view bytes);

/// Writes a file beside its place and swaps it in as a whole.
void replace_file(const std::filesystem::path& path, std::string_view bytes);

/// Brings everything written below a folder to the disk: one call for thousands of files.
void sync_tree(const std::filesystem::path& folder);
/// Brings the names in a folder to the disk, where its file system can.
void sync_folder(const std::filesystem::path& folder);

/// Whether the report wrote this folder.
bool is_ours(const std::filesystem::path& folder);
/// Throws `Error` where something else than a folder of ours, or an empty one, stands.
void refuse_what_is_not_ours(const std::filesystem::path& place);

/// The folder a report is to stand in: behind links, without a slash at the end.
std::filesystem::path resolved(const std::filesystem::path& place);

/// "NAME.new-PID": where this process writes what is to stand in `place`.
std::filesystem::path beside(const std::filesystem::path& place);
/// Removes what killed runs left in `folder`: such folders of ours whose name begins with `prefix`
/// and whose process is gone.
void sweep(const std::filesystem::path& folder, std::string_view prefix);

/// Swaps two folders, or moves the first where there is no second. Where the file system cannot do
/// that in one step, the old one steps aside and comes back if the new one cannot take its place.
void swap_folders(const std::filesystem::path& fresh, const std::filesystem::path& place);

}  // namespace report

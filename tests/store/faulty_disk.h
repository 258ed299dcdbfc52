#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <random>
#include <string>
#include <vector>

/// What becomes of a disk.
enum class DiskFault {
    none,
    full,       ///< no write finds room any more
    read_only,  ///< nothing may be written any more
    broken,     ///< every write gives an error
    power_loss  ///< nothing works any more, and of what was not synced some is lost, some torn
};

/// While it lives SQLite writes to a disk that can fail: a layer over its own file system (a "VFS
/// shim"), which counts what changes a file and fails from the chosen change on. One at a time.
class FaultyDisk {
  public:
    explicit FaultyDisk(unsigned seed = 1);
    ~FaultyDisk();
    FaultyDisk(const FaultyDisk&) = delete;
    FaultyDisk& operator=(const FaultyDisk&) = delete;

    /// Fails from the `change`th change on, counted from now, from 1.
    void fail(DiskFault fault, long change);
    /// The disk is well again; after a power loss it holds what survived. No file may be open.
    void heal();
    /// Changes since `fail` or the beginning.
    long changes() const { return changes_; }
    bool failed() const { return failed_; }

    /// The rest is for the layer itself. Each gives SQLite's result code for the next change, or 0.
    int next_write(const std::string& file, std::int64_t offset, std::string before);
    int next_change(const std::string& file);
    void synced(const std::string& file) { unsynced_.erase(file); }
    bool dark() const { return failed_ && fault_ == DiskFault::power_loss; }

  private:
    struct Layer;
    int step(bool takes_room);

    std::unique_ptr<Layer> layer_;
    DiskFault fault_ = DiskFault::none;
    long at_ = 0;
    long changes_ = 0;
    bool failed_ = false;
    std::mt19937 dice_;
    /// By file and offset: what stood there before each write that was not synced, oldest first.
    std::map<std::string, std::map<std::int64_t, std::vector<std::string>>> unsynced_;
};

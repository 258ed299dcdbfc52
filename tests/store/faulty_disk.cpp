#include "tests/store/faulty_disk.h"

#include <cstring>
#include <fstream>
#include <sqlite3.h>

namespace {

FaultyDisk* disk = nullptr;

/// A file as SQLite sees it, with the real one behind it in the same block of memory.
struct File {
    sqlite3_file base;
    sqlite3_file* real;
    std::string* name;
};

sqlite3_file* real(sqlite3_file* file) {
    return reinterpret_cast<File*>(file)->real;
}

const std::string& name(sqlite3_file* file) {
    return *reinterpret_cast<File*>(file)->name;
}

int read(sqlite3_file* file, void* bytes, int count, sqlite3_int64 offset) {
    if (disk->dark()) return SQLITE_IOERR_READ;
    return real(file)->pMethods->xRead(real(file), bytes, count, offset);
}

/// What stands in the real file there now; shorter where it ends before.
std::string standing(sqlite3_file* file, int count, sqlite3_int64 offset) {
    sqlite3_int64 size = 0;
    real(file)->pMethods->xFileSize(real(file), &size);
    const auto there = std::min<sqlite3_int64>(count, std::max<sqlite3_int64>(0, size - offset));
    std::string before(static_cast<std::size_t>(there), '\0');
    if (there > 0)
        real(file)->pMethods->xRead(real(file), before.data(), static_cast<int>(there), offset);
    return before;
}

int write(sqlite3_file* file, const void* bytes, int count, sqlite3_int64 offset) {
    const int fault = disk->next_write(name(file), offset, standing(file, count, offset));
    if (fault != SQLITE_OK) return fault;
    return real(file)->pMethods->xWrite(real(file), bytes, count, offset);
}

int truncate(sqlite3_file* file, sqlite3_int64 size) {
    const int fault = disk->next_change(name(file));
    if (fault != SQLITE_OK) return fault;
    return real(file)->pMethods->xTruncate(real(file), size);
}

int sync(sqlite3_file* file, int) {
    const int fault = disk->next_change(name(file));
    if (fault != SQLITE_OK) return fault == SQLITE_FULL ? SQLITE_OK : SQLITE_IOERR_FSYNC;
    // Not even asked of the real disk: the test's power is the only one that fails.
    disk->synced(name(file));
    return SQLITE_OK;
}

int close(sqlite3_file* file) {
    const int result = real(file)->pMethods->xClose(real(file));
    delete reinterpret_cast<File*>(file)->name;
    return result;
}

int size(sqlite3_file* file, sqlite3_int64* bytes) {
    if (disk->dark()) return SQLITE_IOERR_FSTAT;
    return real(file)->pMethods->xFileSize(real(file), bytes);
}
int lock(sqlite3_file* file, int how) {
    return real(file)->pMethods->xLock(real(file), how);
}
int unlock(sqlite3_file* file, int how) {
    return real(file)->pMethods->xUnlock(real(file), how);
}
int check_lock(sqlite3_file* file, int* held) {
    return real(file)->pMethods->xCheckReservedLock(real(file), held);
}
int control(sqlite3_file* file, int what, void* value) {
    return real(file)->pMethods->xFileControl(real(file), what, value);
}
int sector_size(sqlite3_file* file) {
    return real(file)->pMethods->xSectorSize(real(file));
}
int traits(sqlite3_file*) {
    return 0;  // promises nothing of what it keeps when the power goes
}
int shm_map(sqlite3_file* file, int page, int bytes, int extend, void volatile** at) {
    return real(file)->pMethods->xShmMap(real(file), page, bytes, extend, at);
}
int shm_lock(sqlite3_file* file, int offset, int count, int flags) {
    return real(file)->pMethods->xShmLock(real(file), offset, count, flags);
}
void shm_barrier(sqlite3_file* file) {
    real(file)->pMethods->xShmBarrier(real(file));
}
int shm_unmap(sqlite3_file* file, int remove) {
    return real(file)->pMethods->xShmUnmap(real(file), remove);
}

constexpr sqlite3_io_methods methods{2,           close,       read,    write,   truncate,
                                     sync,        size,        lock,    unlock,  check_lock,
                                     control,     sector_size, traits,  shm_map, shm_lock,
                                     shm_barrier, shm_unmap,   nullptr, nullptr};

sqlite3_vfs* below(sqlite3_vfs* vfs) {
    return static_cast<sqlite3_vfs*>(vfs->pAppData);
}

int open(sqlite3_vfs* vfs, const char* path, sqlite3_file* file, int flags, int* given) {
    auto* mine = reinterpret_cast<File*>(file);
    std::memset(mine, 0, sizeof *mine);
    if (disk->dark()) return SQLITE_CANTOPEN;
    mine->real = reinterpret_cast<sqlite3_file*>(mine + 1);
    const int result = below(vfs)->xOpen(below(vfs), path, mine->real, flags, given);
    if (result != SQLITE_OK) return result;
    mine->name = new std::string{path == nullptr ? "" : path};
    mine->base.pMethods = &methods;
    return SQLITE_OK;
}

int remove(sqlite3_vfs* vfs, const char* path, int sync_folder) {
    const int fault = disk->next_change(path);
    if (fault != SQLITE_OK) return fault == SQLITE_FULL ? SQLITE_OK : SQLITE_IOERR_DELETE;
    disk->synced(path);
    return below(vfs)->xDelete(below(vfs), path, sync_folder);
}

/// Sets the bytes of a file at a place back to what stood there; a torn write is set back in its
/// second half only.
void restore(std::fstream& file, std::int64_t offset, std::string before, bool torn) {
    const std::size_t kept = torn ? before.size() / 2 : 0;
    file.seekp(offset + static_cast<std::int64_t>(kept));
    file.write(before.data() + kept, static_cast<std::streamsize>(before.size() - kept));
}

}  // namespace

struct FaultyDisk::Layer {
    sqlite3_vfs vfs{};
};

FaultyDisk::FaultyDisk(unsigned seed) : layer_{std::make_unique<Layer>()}, dice_{seed} {
    disk = this;
    sqlite3_vfs* const normal = sqlite3_vfs_find(nullptr);
    layer_->vfs = *normal;
    layer_->vfs.pNext = nullptr;
    layer_->vfs.zName = "faulty-disk";
    layer_->vfs.pAppData = normal;
    layer_->vfs.szOsFile = static_cast<int>(sizeof(File)) + normal->szOsFile;
    layer_->vfs.xOpen = open;
    layer_->vfs.xDelete = remove;
    // The other calls use their own file system's data.
    layer_->vfs.xAccess = [](sqlite3_vfs* vfs, const char* path, int flags, int* result) {
        return below(vfs)->xAccess(below(vfs), path, flags, result);
    };
    layer_->vfs.xFullPathname = [](sqlite3_vfs* vfs, const char* path, int count, char* full) {
        return below(vfs)->xFullPathname(below(vfs), path, count, full);
    };
    sqlite3_vfs_register(&layer_->vfs, 1);
}

FaultyDisk::~FaultyDisk() {
    sqlite3_vfs_unregister(&layer_->vfs);
    disk = nullptr;
}

void FaultyDisk::fail(DiskFault fault, long change) {
    fault_ = fault;
    at_ = change;
    changes_ = 0;
    failed_ = false;
    unsynced_.clear();
}

int FaultyDisk::step(bool takes_room) {
    ++changes_;
    failed_ = failed_ || (fault_ != DiskFault::none && changes_ >= at_);
    if (!failed_) return SQLITE_OK;
    switch (fault_) {
        case DiskFault::full:
            return takes_room ? SQLITE_FULL : SQLITE_OK;
        case DiskFault::read_only:
            return SQLITE_READONLY;
        default:
            return SQLITE_IOERR_WRITE;
    }
}

int FaultyDisk::next_write(const std::string& file, std::int64_t offset, std::string before) {
    const int fault = step(true);
    if (fault == SQLITE_OK) unsynced_[file][offset].push_back(std::move(before));
    return fault;
}

int FaultyDisk::next_change(const std::string&) {
    return step(false);
}

void FaultyDisk::heal() {
    if (dark()) {
        for (const auto& [name, places] : unsynced_) {
            std::fstream file{name, std::ios::in | std::ios::out | std::ios::binary};
            if (!file) continue;
            for (const auto& [offset, before] : places) {
                // So many of the writes there reached the disk; the next one may be torn.
                const auto reached = dice_() % (before.size() + 1);
                if (reached < before.size())
                    restore(file, offset, before[reached], dice_() % 2 == 0);
            }
        }
    }
    unsynced_.clear();
    fault_ = DiskFault::none;
    failed_ = false;
}

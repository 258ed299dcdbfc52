/* Preloaded into a program: the disk under FAULT_FOLDER fails at the FAULT_ATth change of a file.
 *
 * FAULT_KIND: full (ENOSPC), read_only (EROFS), broken (EIO), kill (SIGKILL). The change at which
 * it happens is done half where it is a write. FAULT_COUNT names a file that gets the number of
 * changes when the program ends by itself.
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <pthread.h>
#include <signal.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/uio.h>
#include <unistd.h>

#define REAL(name) ((__typeof__(&name))dlsym(RTLD_NEXT, #name))

static pthread_mutex_t mutex = PTHREAD_MUTEX_INITIALIZER;
static long changes;
static int failed;

static int inside(const char* path) {
    const char* folder = getenv("FAULT_FOLDER");
    char absolute[4096];
    if (folder == NULL || path == NULL) return 0;
    if (path[0] != '/') {
        if (getcwd(absolute, sizeof absolute) == NULL) return 0;
        path = absolute;
    }
    return strncmp(path, folder, strlen(folder)) == 0;
}

static int inside_file(int file) {
    char link[64], path[4096];
    snprintf(link, sizeof link, "/proc/self/fd/%d", file);
    const ssize_t length = readlink(link, path, sizeof path - 1);
    if (length <= 0) return 0;
    path[length] = 0;
    return inside(path);
}

static int is(const char* kind) {
    const char* asked = getenv("FAULT_KIND");
    return asked != NULL && strcmp(asked, kind) == 0;
}

/* What this change comes to: 0 well, 1 the disk fails here, 2 it has failed before. */
static int step(void) {
    pthread_mutex_lock(&mutex);
    const char* at = getenv("FAULT_AT");
    const int before = failed;
    ++changes;
    failed = failed || (at != NULL && changes >= atol(at));
    const int result = before ? 2 : failed;
    pthread_mutex_unlock(&mutex);
    return result;
}

static int code(void) {
    return is("full") ? ENOSPC : is("read_only") ? EROFS : EIO;
}

static void die_if_asked(void) {
    if (is("kill")) kill(getpid(), SIGKILL);
}

/* For a change that is no write: -1 where it fails. Such a change needs no room. */
static int change(int fails) {
    if (fails == 0) return 0;
    die_if_asked();
    if (is("full")) return 0;
    errno = code();
    return -1;
}

ssize_t write(int file, const void* bytes, size_t count) {
    const int fails = inside_file(file) ? step() : 0;
    if (fails == 0) return REAL(write)(file, bytes, count);
    if (fails == 1 && count > 1 && (is("full") || is("kill"))) {
        const ssize_t half = REAL(write)(file, bytes, count / 2);
        die_if_asked();
        return half;
    }
    die_if_asked();
    errno = code();
    return -1;
}

ssize_t pwrite(int file, const void* bytes, size_t count, off_t offset) {
    const int fails = inside_file(file) ? step() : 0;
    if (fails == 0) return REAL(pwrite)(file, bytes, count, offset);
    if (fails == 1 && count > 1 && (is("full") || is("kill"))) {
        const ssize_t half = REAL(pwrite)(file, bytes, count / 2, offset);
        die_if_asked();
        return half;
    }
    die_if_asked();
    errno = code();
    return -1;
}

ssize_t pwrite64(int file, const void* bytes, size_t count, off64_t offset) {
    return pwrite(file, bytes, count, offset);
}

ssize_t writev(int file, const struct iovec* parts, int count) {
    const int fails = inside_file(file) ? step() : 0;
    if (fails == 0) return REAL(writev)(file, parts, count);
    die_if_asked();
    errno = code();
    return -1;
}

int ftruncate(int file, off_t size) {
    return change(inside_file(file) ? step() : 0) == 0 ? REAL(ftruncate)(file, size) : -1;
}

int ftruncate64(int file, off64_t size) {
    return ftruncate(file, size);
}

int fsync(int file) {
    return change(inside_file(file) ? step() : 0) == 0 ? REAL(fsync)(file) : -1;
}

int fdatasync(int file) {
    return change(inside_file(file) ? step() : 0) == 0 ? REAL(fdatasync)(file) : -1;
}

int rename(const char* from, const char* to) {
    return change(inside(to) ? step() : 0) == 0 ? REAL(rename)(from, to) : -1;
}

int unlink(const char* path) {
    return change(inside(path) ? step() : 0) == 0 ? REAL(unlink)(path) : -1;
}

int mkdir(const char* path, mode_t mode) {
    const int fails = inside(path) ? step() : 0;
    if (fails != 0) {
        die_if_asked();
        errno = code();
        return -1;
    }
    return REAL(mkdir)(path, mode);
}

static int makes(const char* path, int flags) {
    if ((flags & O_CREAT) == 0 || access(path, F_OK) == 0) return 0;
    const int fails = inside(path) ? step() : 0;
    if (fails == 0) return 0;
    die_if_asked();
    errno = code();
    return -1;
}

#define OPEN(name)                                                           \
    int name(const char* path, int flags, ...) {                             \
        va_list more;                                                        \
        va_start(more, flags);                                               \
        const mode_t mode = (flags & O_CREAT) ? va_arg(more, mode_t) : 0;    \
        va_end(more);                                                        \
        return makes(path, flags) == 0 ? REAL(name)(path, flags, mode) : -1; \
    }

OPEN(open)
OPEN(open64)

__attribute__((destructor)) static void tell(void) {
    const char* name = getenv("FAULT_COUNT");
    FILE* file = name == NULL ? NULL : fopen(name, "w");
    if (file == NULL) return;
    fprintf(file, "%ld\n", changes);
    fclose(file);
}

/* A disk that fails: preloaded, it counts the calls that change files below a folder, and at one of
   them kills the process, before it or in its middle, or says that the disk is full or broken. */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <signal.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>
#include <sys/types.h>
#include <unistd.h>

enum { COUNT, KILL, TORN, FULL, BROKEN };

static char under[PATH_MAX];
static long at, seen;
static int kind, is_full;

void fault_arm(const char *folder, long call, int what) {
    snprintf(under, sizeof under, "%s", folder);
    at = call, kind = what, seen = 0, is_full = 0;
}

long fault_seen(void) { return seen; }

/* Say whether a call on a path fails; errno is set then, or the process is gone. */
static int fails(const char *path, int tears) {
    if (!*under || strncmp(path, under, strlen(under))) return 0;
    ++seen;
    if (is_full) { errno = ENOSPC; return 1; }
    if (seen != at) return 0;
    if (kind == KILL || (kind == TORN && !tears)) raise(SIGKILL);
    if (kind == FULL) { is_full = 1, errno = ENOSPC; return 1; }
    if (kind == BROKEN) { errno = EIO; return 1; }
    return kind == TORN;
}

static int fails_on(int fd, int tears) {
    char link[64], path[PATH_MAX];
    snprintf(link, sizeof link, "/proc/self/fd/%d", fd);
    ssize_t length = readlink(link, path, sizeof path - 1);
    if (length < 0) return 0;
    path[length] = 0;
    return fails(path, tears);
}

#define REAL(name) ((__typeof__(&name))dlsym(RTLD_NEXT, #name))

/* A disk that fills up, or loses its power, takes the first half. */
#define HALF(call, size)                                    \
    if (fails_on(fd, 1)) {                                  \
        if (kind == BROKEN || size < 2 || (kind == FULL && seen != at)) return -1; \
        ssize_t half = call;                                \
        if (kind == TORN) raise(SIGKILL);                   \
        return half;                                        \
    }

ssize_t write(int fd, const void *data, size_t size) {
    HALF(REAL(write)(fd, data, size / 2), size)
    return REAL(write)(fd, data, size);
}

ssize_t pwrite(int fd, const void *data, size_t size, off_t from) {
    HALF(REAL(pwrite)(fd, data, size / 2, from), size)
    return REAL(pwrite)(fd, data, size, from);
}

ssize_t pwrite64(int fd, const void *data, size_t size, off64_t from) {
    HALF(REAL(pwrite64)(fd, data, size / 2, from), size)
    return REAL(pwrite64)(fd, data, size, from);
}

int fsync(int fd) { return fails_on(fd, 0) ? -1 : REAL(fsync)(fd); }
int fdatasync(int fd) { return fails_on(fd, 0) ? -1 : REAL(fdatasync)(fd); }
int ftruncate(int fd, off_t size) { return fails_on(fd, 0) ? -1 : REAL(ftruncate)(fd, size); }
int ftruncate64(int fd, off64_t size) { return fails_on(fd, 0) ? -1 : REAL(ftruncate64)(fd, size); }
int unlink(const char *path) { return fails(path, 0) ? -1 : REAL(unlink)(path); }

#define OPENED(name)                                        \
    int name(const char *path, int flags, ...) {            \
        va_list more;                                       \
        va_start(more, flags);                              \
        mode_t mode = flags & O_CREAT ? va_arg(more, mode_t) : 0; \
        va_end(more);                                       \
        if (flags & O_CREAT && fails(path, 0)) return -1;   \
        return REAL(name)(path, flags, mode);               \
    }

OPENED(open)
OPENED(open64)

#include "file.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static enum outcome read_all(int fd, const char *path, struct buffer *out)
{
    uint8_t piece[1 << 16];
    ssize_t got;

    while ((got = read(fd, piece, sizeof piece)) != 0) {
        if (got < 0 && errno == EINTR)
            continue;
        if (got < 0)
            return unable("%s: cannot read: %s", path, strerror(errno));
        if (out->n + (size_t)got > FILE_BYTES_MAX)
            return unable("%s: more than %zu bytes", path, FILE_BYTES_MAX);
        buffer_add(out, piece, (size_t)got);
    }
    return DONE;
}

enum outcome file_read(const char *path, struct buffer *out)
{
    int fd = open(path, O_RDONLY | O_CLOEXEC);

    *out = (struct buffer){0};
    if (fd < 0)
        return unable("%s: cannot open: %s", path, strerror(errno));
    enum outcome outcome = read_all(fd, path, out);
    close(fd);
    if (outcome != DONE)
        buffer_free(out);
    return outcome;
}

static bool write_all(int fd, const uint8_t *bytes, size_t n)
{
    while (n) {
        ssize_t put = write(fd, bytes, n);
        if (put < 0 && errno == EINTR)
            continue;
        if (put < 0)
            return false;
        bytes += put;
        n -= (size_t)put;
    }
    return true;
}

static bool set_mode(int fd, enum file_secrecy secrecy)
{
    mode_t mask = umask(0);

    umask(mask);
    return fchmod(fd, secrecy == FILE_SECRET ? 0600 : 0666 & ~mask) == 0;
}

/* link refuses an existing name, where rename would replace it. */
static bool publish(const char *temporary, const char *path, enum file_secrecy secrecy)
{
    if (secrecy == FILE_PUBLIC)
        return rename(temporary, path) == 0;
    return link(temporary, path) == 0 && unlink(temporary) == 0;
}

/* A device or a pipe is written to as it is, never replaced. */
static bool is_special(const char *path)
{
    struct stat status;

    return stat(path, &status) == 0 && !S_ISREG(status.st_mode);
}

static enum outcome write_in_place(const char *path, const void *bytes, size_t n)
{
    int fd = open(path, O_WRONLY | O_CLOEXEC);

    if (fd < 0)
        return unable("%s: cannot write: %s", path, strerror(errno));
    bool is_written = write_all(fd, bytes, n);
    int error = errno;
    if (close(fd) != 0 && is_written) {
        is_written = false;
        error = errno;
    }
    return is_written ? DONE : unable("%s: cannot write: %s", path, strerror(error));
}

enum outcome file_write(const char *path, const void *bytes, size_t n, enum file_secrecy secrecy)
{
    if (secrecy == FILE_PUBLIC && is_special(path))
        return write_in_place(path, bytes, n);
    char *temporary = malloc(strlen(path) + sizeof ".XXXXXX");

    if (!temporary)
        return unable("out of memory");
    sprintf(temporary, "%s.XXXXXX", path);
    int fd = mkstemp(temporary); /* mode 0600 */
    if (fd < 0) {
        free(temporary);
        return unable("%s: cannot create: %s", path, strerror(errno));
    }
    bool is_written = write_all(fd, bytes, n) && set_mode(fd, secrecy) && fsync(fd) == 0;
    int error = errno;
    if (close(fd) != 0 && is_written) {
        is_written = false;
        error = errno;
    }
    if (is_written && !publish(temporary, path, secrecy)) {
        is_written = false;
        error = errno;
    }
    if (!is_written)
        unlink(temporary);
    free(temporary);
    if (is_written)
        return DONE;
    if (error == EEXIST)
        return unable("%s: exists already; a key is never overwritten", path);
    return unable("%s: cannot write: %s", path, strerror(error));
}

bool file_exists(const char *path)
{
    struct stat status;

    return stat(path, &status) == 0;
}

const char *file_base_name(const char *path)
{
    const char *slash = strrchr(path, '/');

    return slash ? slash + 1 : path;
}

char *file_beside(const char *path, const char *name)
{
    size_t folder_bytes = name[0] == '/' ? 0 : (size_t)(file_base_name(path) - path);
    char *out = malloc(folder_bytes + strlen(name) + 1);

    if (!out)
        exit(unable("out of memory"));
    memcpy(out, path, folder_bytes);
    strcpy(out + folder_bytes, name);
    return out;
}

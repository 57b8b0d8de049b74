/* Temporary file, then rename; nothing is written when nothing changed. What is
 * no regular file (/dev/stdout) is written to as it is, never replaced. */
#include "output.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static bool holds(const char *path, const struct buffer *text) {
    FILE *file = fopen(path, "rb");
    if (!file)
        return false;
    bool is_same = true;
    size_t done = 0;
    char piece[8192];
    size_t n;
    while (is_same && (n = fread(piece, 1, sizeof piece, file)) > 0) {
        is_same = n <= text->count - done && memcmp(piece, text->bytes + done, n) == 0;
        done += n;
    }
    is_same = is_same && !ferror(file) && done == text->count;
    fclose(file);
    return is_same;
}

static bool write_all(int descriptor, const struct buffer *text) {
    for (size_t done = 0; done < text->count;) {
        ssize_t n = write(descriptor, text->bytes + done, text->count - done);
        if (n < 0 && errno == EINTR)
            continue;
        if (n < 0)
            return false;
        done += (size_t)n;
    }
    return true;
}

static bool cannot_write(const char *path) {
    fprintf(stderr, "idlc: error: cannot write '%s': %s\n", path, strerror(errno));
    return false;
}

static bool is_special(const char *path) {
    struct stat status;
    return stat(path, &status) == 0 && !S_ISREG(status.st_mode);
}

static bool write_in_place(const char *path, const struct buffer *text) {
    int descriptor = open(path, O_WRONLY | O_CLOEXEC);
    if (descriptor < 0)
        return cannot_write(path);
    bool is_written = write_all(descriptor, text);
    int error = errno;
    if (close(descriptor) != 0 && is_written) {
        is_written = false;
        error = errno;
    }
    errno = error;
    return is_written || cannot_write(path);
}

bool output_write(const char *path, const struct buffer *text) {
    if (is_special(path))
        return write_in_place(path, text);
    if (holds(path, text))
        return true;
    char *temporary = arena_printf("%s.XXXXXX", path);
    int descriptor = mkstemp(temporary);
    if (descriptor < 0)
        return cannot_write(path);
    mode_t mask = umask(0);
    umask(mask);
    bool is_written = write_all(descriptor, text) && fchmod(descriptor, 0666 & ~mask) == 0;
    is_written = close(descriptor) == 0 && is_written;
    if (!is_written || rename(temporary, path) != 0) {
        cannot_write(path);
        unlink(temporary);
        return false;
    }
    return true;
}

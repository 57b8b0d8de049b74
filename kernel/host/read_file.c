/* A copy, not a mapping: a mapped file could change after it was verified. */
#include "read_file.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>

static bool read_all(FILE *file, struct file_bytes *out)
{
    struct stat status;
    if (fstat(fileno(file), &status))
        return false;
    if (!S_ISREG(status.st_mode)) {
        errno = EINVAL;
        return false;
    }
    size_t n = (size_t)status.st_size;
    char *bytes = malloc(n + 1);
    if (!bytes)
        return false;
    size_t got = fread(bytes, 1, n, file);
    if (got != n) {
        free(bytes);
        errno = EIO;
        return false;
    }
    *out = (struct file_bytes){bytes, n};
    return true;
}

bool read_file(const char *path, struct file_bytes *out)
{
    FILE *file = fopen(path, "rbe");
    if (!file)
        return false;
    bool is_read = read_all(file, out);
    int error = errno;
    fclose(file);
    errno = error;
    return is_read;
}

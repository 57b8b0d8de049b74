/* Reads a whole file into memory that nobody else writes. */
#ifndef HOST_READ_FILE_H
#define HOST_READ_FILE_H

#include <stdbool.h>
#include <stddef.h>

struct file_bytes {
    const void *bytes;
    size_t n;
};

/* False with errno set. */
[[nodiscard]] bool read_file(const char *path, struct file_bytes *out);

#endif

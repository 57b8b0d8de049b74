/* Whole files in, whole files out. A file is read once; what was judged is
 * what is used. Output goes to a temporary file beside its place and is renamed:
 * there is never half a file under the final name. */
#ifndef SIGNER_FILE_H
#define SIGNER_FILE_H

#include <stdbool.h>

#include "buffer.h"
#include "outcome.h"

#define FILE_BYTES_MAX ((size_t)1 << 30)

/* Caller frees `out`. */
[[nodiscard]] enum outcome file_read(const char *path, struct buffer *out);

enum file_secrecy {
    FILE_PUBLIC, /* mode 0666 less umask; replaces what was there */
    FILE_SECRET, /* mode 0600; refuses to replace */
};

[[nodiscard]] enum outcome file_write(const char *path, const void *bytes, size_t n,
                                      enum file_secrecy secrecy);

bool file_exists(const char *path);

/* What follows the last '/'. */
const char *file_base_name(const char *path);
/* `name` in the folder of `path`; caller frees. */
char *file_beside(const char *path, const char *name);

#endif

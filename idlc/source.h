/* Input files and places in them. */
#ifndef IDLC_SOURCE_H
#define IDLC_SOURCE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct source {
    const char *path; /* as given or as composed from an include */
    const char *base; /* file name without folder */
    const char *stem; /* base without ".idl" */
    const char *text; /* NUL-terminated, may contain NULs before the end */
    size_t length;
    uint32_t *line_starts;
    size_t line_count;
};

struct place {
    const struct source *source;
    uint32_t offset;
};

#define SOURCE_MAX_BYTES ((size_t)16 * 1024 * 1024)

/* Reads a whole file; the path must outlive the run. Returns 0 with *cause set
 * to a reason when it cannot be read or is larger than SOURCE_MAX_BYTES. */
struct source *source_read(const char *path, const char **cause);

/* "foo.idl" whose stem starts with a letter and goes on with letters, digits,
 * '_' and '-': it names files and guards. */
bool source_is_valid_name(const char *path);
/* The generated guards of the two would be equal: '-' counts as '_'. */
bool source_same_stem(const struct source *a, const struct source *b);

uint32_t place_line(struct place place); /* from 1 */

#endif

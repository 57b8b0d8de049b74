/* Text as a view: a pointer and its length, no terminating zero byte.
 *
 * A view borrows: it is passed, returned and kept in locals, never in globals
 * or on the heap. Print it with "%s" and its ptr in Domain C, where %s stops at
 * the count; for other compilers write "%.*s" with sd_str_width. */
#ifndef SD_STR_H
#define SD_STR_H

#include <sd/mem.h>
#include <sdc.h>
#include <stdbool.h>
#include <stddef.h>

struct __view sd_str {
    const char *ptr __counted_by(len);
    size_t len; /* bytes */
};
typedef struct sd_str sd_str;

/* Of a string literal, without its zero byte. */
#define SD_STR(literal) ((struct sd_str){"" literal, sizeof(literal) - 1})

/* The first bytes, at most n. */
static inline sd_str sd_str_first(sd_str s, size_t n) {
    return (sd_str){s.ptr, n < s.len ? n : s.len};
}

/* What follows the first n bytes; empty if there are no more. */
static inline sd_str sd_str_from(sd_str s, size_t n) {
    size_t at = n < s.len ? n : s.len;
    return (sd_str){s.ptr + at, s.len - at};
}

static inline bool sd_str_equal(sd_str a, sd_str b) {
    return a.len == b.len && sd_text_equal(a.ptr, b.ptr, a.len);
}

/* The place of the first c, or s.len. */
static inline size_t sd_str_find(sd_str s, char c) {
    size_t at = 0;
    while (at < s.len && s.ptr[at] != c)
        at++;
    return at;
}

/* For "%.*s": the length, at most INT_MAX. */
static inline int sd_str_width(sd_str s) {
    return sd_as(int, s.len < 0x7fffffff ? s.len : 0x7fffffff);
}

#endif

/* Reads a byte format front to back. A read past the end yields zeros and
 * marks the cursor short: a parser reads what it expects, then asks once. */
#ifndef IMAGE_CURSOR_H
#define IMAGE_CURSOR_H

#include "bytes_le.h"
#include "image/verdict.h"

struct cursor {
    const uint8_t *at, *end;
    bool is_short;
};

static inline struct cursor cursor_over(const uint8_t *bytes, size_t n)
{
    return (struct cursor){.at = bytes, .end = bytes + n, .is_short = false};
}

static inline size_t cursor_left(const struct cursor *cursor)
{
    return (size_t)(cursor->end - cursor->at);
}

/* The next n bytes, or 0 when there are fewer: then the cursor is short and
 * stays where it is. */
static inline const uint8_t *cursor_bytes(struct cursor *cursor, size_t n)
{
    if (cursor->is_short || n > cursor_left(cursor)) {
        cursor->is_short = true;
        return 0;
    }
    const uint8_t *bytes = cursor->at;
    cursor->at += n;
    return bytes;
}

static inline uint8_t cursor_u8(struct cursor *cursor)
{
    const uint8_t *p = cursor_bytes(cursor, 1);
    return p ? *p : 0;
}

static inline uint16_t cursor_u16(struct cursor *cursor)
{
    const uint8_t *p = cursor_bytes(cursor, 2);
    return p ? get_le16(p) : 0;
}

static inline uint32_t cursor_u32(struct cursor *cursor)
{
    const uint8_t *p = cursor_bytes(cursor, 4);
    return p ? get_le32(p) : 0;
}

static inline struct image_text cursor_text(struct cursor *cursor, size_t n)
{
    const uint8_t *p = cursor_bytes(cursor, n);
    // SAFETY: char may alias any byte; the n bytes were found inside the cursor.
    return (struct image_text){.bytes = (const char *)p, .n = p ? n : 0};
}

/* A text behind its 16-bit length. */
static inline struct image_text cursor_counted_text(struct cursor *cursor)
{
    size_t n = cursor_u16(cursor);
    return cursor_text(cursor, n);
}

#endif

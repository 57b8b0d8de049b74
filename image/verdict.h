/* Why a file was refused. The causes and their texts live here once, for the
 * loader, sdrun and sdsign. */
#ifndef IMAGE_VERDICT_H
#define IMAGE_VERDICT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum image_cause {
    IMAGE_ACCEPTED = 0,
    IMAGE_NOT_SIGNED,
    IMAGE_UNKNOWN_KEY,
    IMAGE_REVOKED_KEY,
    IMAGE_WRONG_NAME,
    IMAGE_ROLLED_BACK,
    IMAGE_MODIFIED,
    IMAGE_COMPILER_TOO_OLD,
    IMAGE_INTERFACE_MISMATCH,
    IMAGE_BAD_SEGMENT,
    IMAGE_BAD_RELOCATION,
    IMAGE_BAD_MANIFEST,
    IMAGE_TRUNCATED,
};

#define IMAGE_DETAIL_BYTES 192

struct image_verdict {
    enum image_cause cause;
    char detail[IMAGE_DETAIL_BYTES]; /* names the offender; printable, NUL-terminated */
};

/* Bytes of a file under judgement: not NUL-terminated, not owned. */
struct image_text {
    const char *bytes;
    size_t n;
};

/* The name on console and in scripts, such as "bad-segment". */
const char *image_cause_name(enum image_cause cause);

/* Sets cause and detail; returns false, for `return image_refuse(...)`.
 * Formats: %s (const char *), %t (struct image_text *), %u (unsigned), %l
 * (uint64_t), %x (uint64_t, with 0x), %%. Bytes that are not printable come out as
 * '?', a text that is too long is cut. */
bool image_refuse(struct image_verdict *verdict, enum image_cause cause, const char *format, ...);

/* Writes "refused: IMAGE: CAUSE: text" and a NUL, cut to capacity (> 0);
 * returns the length without the NUL. No newline. */
size_t image_verdict_line(const struct image_verdict *verdict, const char *image_name,
                          char *line, size_t capacity);

bool image_text_equal(struct image_text a, struct image_text b);
bool image_text_is(struct image_text text, const char *literal);
/* A C identifier of 1 to SD_NAME_MAX bytes. */
bool image_text_is_name(struct image_text text);
/* The name of a method, or `Type.field`, or `Enum.VALUE`. */
bool image_text_is_member(struct image_text text);

#endif

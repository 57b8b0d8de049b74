/* A buffer that grows as it is written to. All zero is an empty one. */
#ifndef OUTPUT_H
#define OUTPUT_H

#include <sdc.h>
#include <stddef.h>
#include <stdint.h>

struct output {
    uint8_t *__owned _Nullable bytes __counted_by(capacity);
    size_t capacity;
    size_t used;
};

void output_byte(struct output *out, uint8_t byte);
void output_bytes(struct output *out, const uint8_t *bytes __counted_by(n), size_t n);
void output_text(struct output *out, const char *text __counted_by(n), size_t n);
/* Appends the n bytes that begin `distance` bytes before the end; they may
 * overlap with what is appended. The distance is not above `used`. */
void output_repeat(struct output *out, size_t distance, size_t n);
/* In decimal. */
void output_number(struct output *out, uint64_t number);
void output_signed(struct output *out, int64_t number);
/* In lower-case hexadecimal, padded with zeros to this many digits. */
void output_hex(struct output *out, uint64_t number, unsigned digits);
void output_clear(struct output *out);

#define OUTPUT_LITERAL(out, text) output_text((out), "" text, sizeof(text) - 1)

#endif

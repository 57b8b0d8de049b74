#include "output.h"

static void reserve(struct output *out, size_t more) {
    if (out->capacity - out->used >= more)
        return;
    size_t capacity = out->capacity ? out->capacity : 256;
    while (capacity - out->used < more)
        capacity *= 2;
    uint8_t *__owned bytes = sd_new_array(uint8_t, capacity);
    uint8_t *__owned _Nullable old = sd_take(out->bytes);
    if (old) {
        for (size_t i = 0; i < out->used; i++)
            bytes[i] = old[i];
        sd_free(old);
    }
    out->bytes = bytes;
    out->capacity = capacity;
}

void output_byte(struct output *out, uint8_t byte) {
    reserve(out, 1);
    uint8_t *bytes = out->bytes;
    if (bytes)
        bytes[out->used++] = byte;
}

void output_bytes(struct output *out, const uint8_t *bytes __counted_by(n), size_t n) {
    for (size_t i = 0; i < n; i++)
        output_byte(out, bytes[i]);
}

void output_text(struct output *out, const char *text __counted_by(n), size_t n) {
    for (size_t i = 0; i < n; i++)
        output_byte(out, sd_as(uint8_t, text[i]));
}

void output_repeat(struct output *out, size_t distance, size_t n) {
    reserve(out, n);
    uint8_t *bytes = out->bytes;
    if (!bytes)
        return;
    size_t from = out->used - distance;
    for (size_t i = 0; i < n; i++)
        bytes[out->used + i] = bytes[from + i];
    out->used += n;
}

void output_number(struct output *out, uint64_t number) {
    char digits[20] = {0};
    size_t first = sizeof digits;
    do {
        digits[--first] = sd_as(char, '0' + number % 10);
        number /= 10;
    } while (number);
    output_text(out, &digits[first], sizeof digits - first);
}

void output_signed(struct output *out, int64_t number) {
    if (number < 0) {
        output_byte(out, '-');
        output_number(out, -sd_as(uint64_t, number));
    } else {
        output_number(out, sd_as(uint64_t, number));
    }
}

void output_hex(struct output *out, uint64_t number, unsigned digits) {
    for (unsigned i = digits; i-- > 0;)
        output_byte(out, sd_as(uint8_t, "0123456789abcdef"[number >> i * 4 & 15]));
}

void output_clear(struct output *out) {
    sd_free(sd_take(out->bytes));
    out->used = 0;
}

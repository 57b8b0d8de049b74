#include "text.h"

enum { FIRST_BYTES = 4096 };

static void grow(struct text *text, size_t needed) {
    size_t capacity = text->capacity ? text->capacity : FIRST_BYTES;
    while (capacity < needed)
        capacity *= 2;
    uint8_t *__owned bytes = sd_new_array(uint8_t, capacity);
    uint8_t *__owned _Nullable old = sd_take(text->bytes);
    if (old) {
        for (size_t i = 0; i < text->used; i++)
            bytes[i] = old[i];
        sd_free(old);
    }
    text->bytes = bytes;
    text->capacity = capacity;
}

void text_append(struct text *text, const uint8_t *bytes __counted_by(n), size_t n) {
    if (n > text->capacity - text->used)
        grow(text, text->used + n);
    size_t start = text->used;
    uint8_t *to = text->bytes;
    if (to)
        for (size_t i = 0; i < n; i++)
            to[start + i] = bytes[i];
    text->used = start + n;
}

void text_clear(struct text *text) {
    uint8_t *__owned _Nullable bytes = sd_take(text->bytes);
    text->bytes = NULL;
    text->capacity = 0;
    text->used = 0;
    if (bytes)
        sd_free(bytes);
}

bool text_has(const struct text *text, size_t start, const uint8_t *bytes __counted_by(n),
              size_t n) {
    const uint8_t *own = text->bytes;
    if (!own)
        return n == 0;
    for (size_t i = 0; i < n; i++)
        if (own[start + i] != bytes[i])
            return false;
    return true;
}

void text_read(const struct text *text, size_t start, uint8_t *to __counted_by(n), size_t n) {
    const uint8_t *own = text->bytes;
    if (own)
        for (size_t i = 0; i < n; i++)
            to[i] = own[start + i];
}

/* A growing array of bytes on the private heap. */
#ifndef WORDS_TEXT_H
#define WORDS_TEXT_H

#include <sdc.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct text {
    uint8_t *__owned _Nullable bytes __counted_by(capacity);
    size_t capacity;
    size_t used;
};

void text_append(struct text *text, const uint8_t *bytes __counted_by(n), size_t n) __touches();

/* Frees everything: the text is as new. */
void text_clear(struct text *text) __touches();

/* The text from `start` is `bytes`. */
bool text_has(const struct text *text, size_t start, const uint8_t *bytes __counted_by(n),
              size_t n) __touches();

/* Copies `n` bytes of the text from `start`; they are all used ones. */
void text_read(const struct text *text, size_t start, uint8_t *to __counted_by(n), size_t n) __touches();

#endif

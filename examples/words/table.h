/* A growing hash table from words to counts, on the private heap. */
#ifndef WORDS_TABLE_H
#define WORDS_TABLE_H

#include "text.h"

/* A word is a piece of the table's text, so entries are plain data that the
 * table moves freely when it grows. */
struct entry {
    uint64_t count; /* 0: free */
    uint64_t hash;
    size_t start; /* in the text */
    size_t length;
};

struct table {
    struct entry *__owned _Nullable slots __counted_by(slot_count);
    size_t slot_count; /* a power of two, or 0 */
    size_t used;       /* entries */
    struct text text;
};

/* Counts one more occurrence of the word. */
void table_add(struct table *table, const uint8_t *word __counted_by(length), size_t length) __touches();

/* Copies the first `n` entries in rank order: the most frequent first, equally
 * frequent ones in byte order. Returns how many there are. */
size_t table_top(const struct table *table, struct entry *top __counted_by(n), size_t n) __touches();

/* Frees everything: the table is as new. */
void table_clear(struct table *table) __touches();

#endif

/* Counts a text that comes in pieces, as
 *     LC_ALL=C wc
 * and as
 *     LC_ALL=C tr -cs '[:alnum:]' '\n' | LC_ALL=C sort | uniq -c |
 *         LC_ALL=C sort -k1,1nr -k2,2 | head
 * do. The two have different ideas of a word: wc's are separated by white
 * space, tr's are runs of letters and digits. */
#ifndef WORDS_COUNTER_H
#define WORDS_COUNTER_H

#include "table.h"

struct counter {
    uint64_t lines, words, bytes;
    bool is_in_word; /* wc's */
    struct table table;
    struct text pending; /* tr's word that the last piece ended in */
};

void counter_add(struct counter *counter, const uint8_t *bytes __counted_by(n), size_t n) __touches();

/* Counts what is pending: the text is complete. */
void counter_end(struct counter *counter) __touches();

/* Frees everything: the counter is as new. */
void counter_clear(struct counter *counter) __touches();

#endif

#include "counter.h"

static bool is_letter_or_digit(uint8_t c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
}

static bool is_space(uint8_t c) { return c == ' ' || (c >= '\t' && c <= '\r'); }

/* A byte that is neither space nor printable neither starts nor ends a word. */
static bool is_visible(uint8_t c) { return c > ' ' && c <= '~'; }

static void count_for_wc(struct counter *counter, const uint8_t *bytes __counted_by(n), size_t n) {
    uint64_t lines = 0;
    uint64_t words = 0;
    bool is_in_word = counter->is_in_word;
    for (size_t i = 0; i < n; i++) {
        uint8_t c = bytes[i];
        if (c == '\n')
            lines++;
        if (is_space(c)) {
            if (is_in_word)
                words++;
            is_in_word = false;
        } else if (is_visible(c)) {
            is_in_word = true;
        }
    }
    counter->lines += lines;
    counter->words += words;
    counter->bytes += n;
    counter->is_in_word = is_in_word;
}

static void end_pending(struct counter *counter) {
    const uint8_t *word = counter->pending.bytes;
    if (word)
        table_add(&counter->table, word, counter->pending.used);
    counter->pending.used = 0;
}

/* One word, or the end of one whose start is pending. */
static void end_word(struct counter *counter, const uint8_t *bytes __counted_by(n), size_t n) {
    if (counter->pending.used == 0) {
        table_add(&counter->table, bytes, n);
        return;
    }
    text_append(&counter->pending, bytes, n);
    end_pending(counter);
}

void counter_add(struct counter *counter, const uint8_t *bytes __counted_by(n), size_t n) {
    if (n == 0)
        return;
    /* What is not a word becomes one newline: a text that starts so gives tr's
     * output an empty first line, which uniq counts. */
    if (counter->bytes == 0 && !is_letter_or_digit(bytes[0]))
        table_add(&counter->table, bytes, 0);
    count_for_wc(counter, bytes, n);
    bool is_inside = counter->pending.used > 0;
    size_t start = 0;
    for (size_t i = 0; i < n; i++) {
        bool is_part = is_letter_or_digit(bytes[i]);
        if (is_part && !is_inside)
            start = i;
        else if (!is_part && is_inside)
            end_word(counter, &bytes[start], i - start);
        is_inside = is_part;
    }
    if (is_inside)
        text_append(&counter->pending, &bytes[start], n - start);
}

void counter_end(struct counter *counter) {
    if (counter->is_in_word)
        counter->words++;
    counter->is_in_word = false;
    if (counter->pending.used > 0)
        end_pending(counter);
}

void counter_clear(struct counter *counter) {
    counter->lines = 0;
    counter->words = 0;
    counter->bytes = 0;
    counter->is_in_word = false;
    table_clear(&counter->table);
    text_clear(&counter->pending);
}

/* words: lines, words and bytes of a text, and its most frequent words. */
#include "words.idl.h"

#include "counter.h"

static struct counter counter;

enum sd_status words_create(struct words_imports *imports, struct words_exports *__out exports) {
    (void)imports;
    exports->words = Words_export();
    return SD_OK;
}

enum sd_status Words_serve_begin(void) {
    counter_clear(&counter);
    return SD_OK;
}

enum sd_status Words_serve_add(const struct Block *block) {
    if (block->length > sizeof block->data)
        return SD_INVALID;
    counter_add(&counter, block->data, block->length);
    return SD_OK;
}

/* False: a word is too long for the report. */
static bool fill_top(struct Report *report, const struct table *table) {
    struct entry top[10] = {{0}};
    size_t count = table_top(table, top, 10);
    for (size_t i = 0; i < count; i++) {
        struct Word *word = &report->top[i];
        if (top[i].length > sizeof word->text)
            return false;
        word->count = top[i].count;
        word->length = sd_as(uint32_t, top[i].length);
        text_read(&table->text, top[i].start, word->text, top[i].length);
    }
    report->top_count = sd_as(uint32_t, count);
    return true;
}

enum sd_status Words_serve_finish(struct Report *__rref into,
                                  struct Report *__rref _Nullable *__out result) {
    counter_end(&counter);
    into->lines = counter.lines;
    into->words = counter.words;
    into->bytes = counter.bytes;
    into->distinct = counter.table.used;
    bool is_complete = fill_top(into, &counter.table);
    counter_clear(&counter);
    if (!is_complete) {
        Report_free(into);
        *result = NULL;
        return SD_INVALID;
    }
    *result = into;
    return SD_OK;
}

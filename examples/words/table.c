/* Open addressing with linear probing, at most three quarters full. The text of
 * all words stands in one array, so a million words cost two allocations. */
#include "table.h"

enum { FIRST_SLOTS = 1024 };

/* FNV-1a, its high bits folded in: the slot is taken from the low bits. */
static uint64_t hash_of(const uint8_t *word __counted_by(length), size_t length) {
    uint64_t hash = 14695981039346656037ull;
    for (size_t i = 0; i < length; i++)
        hash = (hash ^ word[i]) * 1099511628211ull;
    return hash ^ (hash >> 32);
}

/* Puts an entry into the first free slot of its row; there is one. */
static void place(struct entry *slots __counted_by(slot_count), size_t slot_count,
                  const struct entry *entry) {
    size_t mask = slot_count - 1;
    size_t i = entry->hash & mask;
    while (slots[i].count != 0)
        i = (i + 1) & mask;
    slots[i] = *entry;
}

static void grow(struct table *table) {
    size_t old_count = table->slot_count;
    size_t slot_count = old_count ? old_count * 2 : FIRST_SLOTS;
    struct entry *__owned slots = sd_new_array(struct entry, slot_count);
    struct entry *__owned _Nullable old = sd_take(table->slots);
    if (old) {
        for (size_t i = 0; i < old_count; i++)
            if (old[i].count != 0)
                place(slots, slot_count, &old[i]);
        sd_free(old);
    }
    table->slots = slots;
    table->slot_count = slot_count;
}

/* The slot that holds the word, or the free slot where it belongs; there is a
 * free slot. */
static size_t find(const struct table *table, const uint8_t *word __counted_by(length),
                   size_t length, uint64_t hash) {
    const struct entry *slots = table->slots;
    if (!slots)
        return 0;
    size_t mask = table->slot_count - 1;
    size_t i = hash & mask;
    while (slots[i].count != 0) {
        if (slots[i].hash == hash && slots[i].length == length &&
            text_has(&table->text, slots[i].start, word, length))
            break;
        i = (i + 1) & mask;
    }
    return i;
}

void table_add(struct table *table, const uint8_t *word __counted_by(length), size_t length) {
    if (table->used >= table->slot_count / 4 * 3)
        grow(table);
    uint64_t hash = hash_of(word, length);
    size_t i = find(table, word, length, hash);
    size_t start = table->text.used;
    bool is_new = false;
    struct entry *slots = table->slots;
    if (slots) {
        is_new = slots[i].count == 0;
        if (is_new)
            slots[i] = (struct entry){.hash = hash, .start = start, .length = length};
        slots[i].count++;
    }
    if (is_new) {
        text_append(&table->text, word, length);
        table->used++;
    }
}

static bool is_before(const struct text *text, const struct entry *a, const struct entry *b) {
    if (a->count != b->count)
        return a->count > b->count;
    const uint8_t *bytes = text->bytes;
    if (!bytes)
        return false;
    size_t common = a->length < b->length ? a->length : b->length;
    for (size_t i = 0; i < common; i++) {
        uint8_t x = bytes[a->start + i];
        uint8_t y = bytes[b->start + i];
        if (x != y)
            return x < y;
    }
    return a->length < b->length;
}

size_t table_top(const struct table *table, struct entry *top __counted_by(n), size_t n) {
    const struct entry *slots = table->slots;
    if (!slots || n == 0)
        return 0;
    size_t count = 0;
    for (size_t s = 0; s < table->slot_count; s++) {
        if (slots[s].count == 0)
            continue;
        if (count == n && !is_before(&table->text, &slots[s], &top[n - 1]))
            continue;
        if (count < n)
            count++;
        size_t i = count - 1;
        while (i > 0 && is_before(&table->text, &slots[s], &top[i - 1])) {
            top[i] = top[i - 1];
            i--;
        }
        top[i] = slots[s];
    }
    return count;
}

void table_clear(struct table *table) {
    struct entry *__owned _Nullable slots = sd_take(table->slots);
    table->slots = NULL;
    table->slot_count = 0;
    table->used = 0;
    if (slots)
        sd_free(slots);
    text_clear(&table->text);
}

/* One chain of blocks; containers grow by doubling inside it, which wastes at
 * most as much again as they hold. */
#include "arena.h"

#include <assert.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define BLOCK_BYTES ((size_t)64 * 1024)

struct block {
    struct block *next;
    size_t used, capacity;
    _Alignas(16) unsigned char bytes[];
};

static struct block *blocks;

void *arena_alloc(size_t bytes) {
    size_t rounded = (bytes + 15) & ~(size_t)15;
    if (!blocks || blocks->capacity - blocks->used < rounded) {
        size_t capacity = rounded > BLOCK_BYTES ? rounded : BLOCK_BYTES;
        struct block *block = calloc(1, sizeof *block + capacity);
        if (!block) {
            fprintf(stderr, "idlc: error: out of memory\n");
            exit(3);
        }
        block->capacity = capacity;
        block->next = blocks;
        blocks = block;
    }
    void *result = blocks->bytes + blocks->used;
    blocks->used += rounded;
    return result;
}

void arena_free_all(void) {
    while (blocks) {
        struct block *next = blocks->next;
        free(blocks);
        blocks = next;
    }
}

char *arena_text(const char *bytes, size_t n) {
    char *copy = arena_alloc(n + 1);
    if (n > 0)
        memcpy(copy, bytes, n);
    return copy;
}

char *arena_printf(const char *format, ...) {
    va_list arguments;
    va_start(arguments, format);
    int n = vsnprintf(0, 0, format, arguments);
    va_end(arguments);
    assert(n >= 0);
    char *text = arena_alloc((size_t)n + 1);
    va_start(arguments, format);
    vsnprintf(text, (size_t)n + 1, format, arguments);
    va_end(arguments);
    return text;
}

/* Doubles an array in place of one that is full. */
static void *grow(const void *items, size_t used_bytes, size_t new_bytes) {
    void *bigger = arena_alloc(new_bytes);
    if (used_bytes > 0)
        memcpy(bigger, items, used_bytes);
    return bigger;
}

void list_add(struct list *list, void *item) {
    if (list->count == list->capacity) {
        list->capacity = list->capacity ? list->capacity * 2 : 8;
        list->items = grow(list->items, list->count * sizeof *list->items,
                           list->capacity * sizeof *list->items);
    }
    list->items[list->count++] = item;
}

/* Room for n more bytes and a NUL. */
static void reserve(struct buffer *buffer, size_t n) {
    if (buffer->capacity - buffer->count > n)
        return;
    size_t capacity = buffer->capacity ? buffer->capacity : 256;
    while (capacity - buffer->count <= n)
        capacity *= 2;
    buffer->bytes = grow(buffer->bytes, buffer->count, capacity);
    buffer->capacity = capacity;
}

void buffer_add(struct buffer *buffer, const char *bytes, size_t n) {
    if (n == 0)
        return;
    reserve(buffer, n);
    memcpy(buffer->bytes + buffer->count, bytes, n);
    buffer->count += n;
    buffer->bytes[buffer->count] = 0;
}

void buffer_printf(struct buffer *buffer, const char *format, ...) {
    va_list arguments;
    va_start(arguments, format);
    int n = vsnprintf(0, 0, format, arguments);
    va_end(arguments);
    assert(n >= 0);
    reserve(buffer, (size_t)n);
    va_start(arguments, format);
    vsnprintf(buffer->bytes + buffer->count, (size_t)n + 1, format, arguments);
    va_end(arguments);
    buffer->count += (size_t)n;
}

struct map_entry {
    const char *name; /* 0: free */
    void *value;
};

static size_t map_slot(const struct map *map, const char *name) {
    uint64_t hash = 14695981039346656037u; /* FNV-1a */
    for (const char *p = name; *p; p++)
        hash = (hash ^ (unsigned char)*p) * 1099511628211u;
    size_t slot = (size_t)hash & (map->capacity - 1);
    while (map->entries[slot].name && strcmp(map->entries[slot].name, name) != 0)
        slot = (slot + 1) & (map->capacity - 1);
    return slot;
}

void *map_get(const struct map *map, const char *name) {
    return map->capacity ? map->entries[map_slot(map, name)].value : 0;
}

void *map_add(struct map *map, const char *name, void *value) {
    if (map->count * 2 >= map->capacity) {
        struct map bigger = {.capacity = map->capacity ? map->capacity * 2 : 32};
        bigger.entries = arena_alloc(bigger.capacity * sizeof *bigger.entries);
        for (size_t i = 0; i < map->capacity; i++)
            if (map->entries[i].name)
                bigger.entries[map_slot(&bigger, map->entries[i].name)] = map->entries[i];
        bigger.count = map->count;
        *map = bigger;
    }
    struct map_entry *entry = &map->entries[map_slot(map, name)];
    if (entry->name)
        return entry->value;
    *entry = (struct map_entry){.name = name, .value = value};
    map->count++;
    return 0;
}

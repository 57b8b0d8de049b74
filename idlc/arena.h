/* Memory and text of one run. idlc reads a file, writes five, and ends: all
 * nodes live until then in one arena, so nothing is freed piecemeal and no
 * pointer between nodes can dangle. */
#ifndef IDLC_ARENA_H
#define IDLC_ARENA_H

#include <stddef.h>

/* Zeroed, 16-aligned; lives until arena_free_all. Ends the program with exit
 * status 3 when there is no memory. */
void *arena_alloc(size_t bytes);
void arena_free_all(void);

/* A copy of n bytes with a NUL behind. */
char *arena_text(const char *bytes, size_t n);
__attribute__((format(printf, 1, 2))) char *arena_printf(const char *format, ...);

/* A growing array of pointers, itself in the arena. Starts as {0}. */
struct list {
    void **items;
    size_t count, capacity;
};
void list_add(struct list *list, void *item);

/* Text under construction. Starts as {0}. `bytes` is NUL-terminated once
 * something was added. */
struct buffer {
    char *bytes;
    size_t count, capacity;
};
void buffer_add(struct buffer *buffer, const char *bytes, size_t n);
__attribute__((format(printf, 2, 3))) void buffer_printf(struct buffer *buffer, const char *format, ...);

/* A map from names to pointers. Starts as {0}. */
struct map {
    struct map_entry *entries;
    size_t count, capacity;
};
void *map_get(const struct map *map, const char *name); /* 0: absent */
/* Returns what stood under the name before (then nothing changes), or 0. */
void *map_add(struct map *map, const char *name, void *value);

#endif

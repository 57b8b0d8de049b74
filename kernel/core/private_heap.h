/* The private heap of one instance: whole page ranges. The domain's allocator
 * (libsdrt) cuts them; the kernel keeps only this table, and gives every range
 * back when the instance ends, without looking into it. */
#ifndef CORE_PRIVATE_HEAP_H
#define CORE_PRIVATE_HEAP_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct page_range {
    uintptr_t start; /* 0: empty place */
    size_t pages;
};

/* Guarded by registry_lock. Open addressing by start address; the capacity is
 * a power of two, at most half of the places are used. */
struct private_heap {
    struct page_range *ranges;
    size_t capacity;
    size_t count;
    size_t pages;
};

/* Zeroed pages; 0 when over `quota_pages` or out of memory. */
void *private_heap_alloc(struct private_heap *heap, size_t pages, size_t quota_pages);
/* False when [start, start+pages) is not one allocated range. */
[[nodiscard]] bool private_heap_free(struct private_heap *heap, void *start, size_t pages);
/* Takes the range out of the table: it is the caller's then. False: as above.
 * Under registry_lock. */
[[nodiscard]] bool private_heap_forget(struct private_heap *heap, uintptr_t start, size_t pages);
/* Returns all ranges; cost is proportional to their number. */
void private_heap_release(struct private_heap *heap);
/* Counted by walking the table. */
size_t private_heap_count_pages(const struct private_heap *heap);

#endif

/* See private_heap.h. Upholds I8: a page range belongs to exactly one instance
 * and stands in its table while it is mapped. */
#include "core/private_heap.h"

#include "arch/arch.h"
#include "core/print.h"
#include "core/registry.h"

enum { FIRST_CAPACITY = 16 };

static size_t place_of(const struct private_heap *heap, uintptr_t start)
{
    return (size_t)((start / ARCH_PAGE_BYTES) * 0x9e3779b97f4a7c15ull >> 20) & (heap->capacity - 1);
}

static void insert(struct private_heap *heap, struct page_range range)
{
    size_t at = place_of(heap, range.start);
    while (heap->ranges[at].start)
        at = (at + 1) & (heap->capacity - 1);
    heap->ranges[at] = range;
}

/* Doubles the table when it is half full. The lock is held. */
static bool grow(struct private_heap *heap)
{
    if (heap->count * 2 < heap->capacity)
        return true;
    struct private_heap larger = {.capacity = heap->capacity ? heap->capacity * 2 : FIRST_CAPACITY};
    larger.ranges = arch_kernel_alloc(larger.capacity * sizeof *larger.ranges);
    if (!larger.ranges)
        return false;
    for (size_t i = 0; i < heap->capacity; i++)
        if (heap->ranges[i].start)
            insert(&larger, heap->ranges[i]);
    arch_kernel_free(heap->ranges);
    heap->ranges = larger.ranges;
    heap->capacity = larger.capacity;
    return true;
}

static bool record(struct private_heap *heap, struct page_range range, size_t quota_pages)
{
    registry_enter();
    bool fits = heap->pages + range.pages <= quota_pages && grow(heap);
    if (fits) {
        insert(heap, range);
        heap->count++;
        heap->pages += range.pages;
    }
    registry_leave();
    return fits;
}

void *private_heap_alloc(struct private_heap *heap, size_t pages, size_t quota_pages)
{
    if (pages == 0 || pages > quota_pages)
        return 0;
    void *start = arch_reserve(pages);
    if (!start)
        return 0;
    if (!arch_map(start, pages, ARCH_RW)) {
        arch_release(start, pages);
        return 0;
    }
    if (!record(heap, (struct page_range){(uintptr_t)start, pages}, quota_pages)) {
        arch_unmap(start, pages);
        arch_release(start, pages);
        return 0;
    }
    return start;
}

/* Removes the entry at `at` and moves later ones of its run back. */
static void remove_at(struct private_heap *heap, size_t at)
{
    size_t mask = heap->capacity - 1;
    size_t hole = at;
    for (size_t next = (at + 1) & mask; heap->ranges[next].start; next = (next + 1) & mask) {
        size_t home = place_of(heap, heap->ranges[next].start);
        if (((next - home) & mask) >= ((next - hole) & mask)) {
            heap->ranges[hole] = heap->ranges[next];
            hole = next;
        }
    }
    heap->ranges[hole].start = 0;
}

bool private_heap_forget(struct private_heap *heap, uintptr_t start, size_t pages)
{
    bool is_found = false;
    size_t mask = heap->capacity - 1;
    for (size_t at = heap->capacity ? place_of(heap, start) : 0;
         heap->capacity && heap->ranges[at].start; at = (at + 1) & mask) {
        if (heap->ranges[at].start != start)
            continue;
        is_found = heap->ranges[at].pages == pages;
        if (is_found) {
            remove_at(heap, at);
            heap->count--;
            heap->pages -= pages;
        }
        break;
    }
    return is_found;
}

bool private_heap_free(struct private_heap *heap, void *start, size_t pages)
{
    registry_enter();
    bool is_found = start && private_heap_forget(heap, (uintptr_t)start, pages);
    registry_leave();
    if (!is_found)
        return false;
    arch_unmap(start, pages);
    arch_release(start, pages);
    return true;
}

size_t private_heap_count_pages(const struct private_heap *heap)
{
    size_t pages = 0;
    for (size_t i = 0; i < heap->capacity; i++)
        if (heap->ranges[i].start)
            pages += heap->ranges[i].pages;
    return pages;
}

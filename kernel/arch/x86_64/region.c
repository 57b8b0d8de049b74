/* The region of domains, 1 TiB to 2 TiB: address ranges, and the pages in them.
 *
 * Address ranges are a sorted list that covers the region without gaps; a
 * range is free or reserved, free neighbours are joined. First fit keeps the
 * page tables, which are never given back, as large as the most that was ever
 * in use at once. */
#include "cpu.h"
#include "memory_functions.h"
#include "paging.h"
#include "port.h"

struct address_range {
    struct address_range *next, *previous;
    uintptr_t start, end;
    bool is_reserved;
};

static struct arch_lock ranges_lock;
static struct address_range *first_range; /* ranges_lock */
static struct arch_lock tables_lock;      /* entries of the region and their tables */

/* --- address ranges -------------------------------------------------------- */

/* `node` becomes what follows `range` from `at` on. ranges_lock held. */
static void split(struct address_range *range, uintptr_t at, struct address_range *node)
{
    *node = (struct address_range){ range->next, range, at, range->end, range->is_reserved };
    if (node->next)
        node->next->previous = node;
    range->next = node;
    range->end = at;
}

/* `range` swallows its successor, which is returned. ranges_lock held. */
static struct address_range *join(struct address_range *range)
{
    struct address_range *next = range->next;
    range->end = next->end;
    range->next = next->next;
    if (range->next)
        range->next->previous = range;
    return next;
}

void *arch_reserve(size_t pages)
{
    if (!pages || pages > (REGION_END - REGION_START) / ARCH_PAGE_BYTES)
        return 0;
    size_t bytes = pages * ARCH_PAGE_BYTES;
    struct address_range *node = arch_kernel_alloc(sizeof *node);
    struct address_range *whole = first_range ? 0 : arch_kernel_alloc(sizeof *whole);
    if (!node || (!first_range && !whole)) {
        arch_kernel_free(node);
        arch_kernel_free(whole);
        return 0;
    }
    arch_lock(&ranges_lock);
    if (!first_range) {
        *whole = (struct address_range){ 0, 0, REGION_START, REGION_END, false };
        first_range = whole;
        whole = 0;
    }
    struct address_range *range = first_range;
    while (range && (range->is_reserved || range->end - range->start < bytes))
        range = range->next;
    uintptr_t start = 0;
    if (range) {
        start = range->start;
        range->is_reserved = true;
        if (range->end > start + bytes) {
            split(range, start + bytes, node);
            node->is_reserved = false;
            node = 0;
        }
    }
    arch_unlock(&ranges_lock);
    arch_kernel_free(node);
    arch_kernel_free(whole);
    // SAFETY: an address of the region; it has no memory yet.
    return (void *)start;
}

void arch_release(void *start, size_t pages)
{
    arch_unmap(start, pages);
    struct address_range *spare[2] = { 0, 0 };
    arch_lock(&ranges_lock);
    struct address_range *range = first_range;
    while (range && range->start != (uintptr_t)start)
        range = range->next;
    if (!range || !range->is_reserved || range->end - range->start != pages * ARCH_PAGE_BYTES)
        port_panic("released what was not reserved: address, pages:", (uintptr_t)start, pages);
    range->is_reserved = false;
    if (range->next && !range->next->is_reserved)
        spare[0] = join(range);
    if (range->previous && !range->previous->is_reserved)
        spare[1] = join(range->previous);
    arch_unlock(&ranges_lock);
    arch_kernel_free(spare[0]);
    arch_kernel_free(spare[1]);
}

/* --- pages ------------------------------------------------------------------- */

static uint64_t flags_of(enum arch_protection protection)
{
    switch (protection) {
    case ARCH_NONE: return PTE_NO_EXECUTE;
    case ARCH_R: return PTE_PRESENT | PTE_NO_EXECUTE;
    case ARCH_RW: return PTE_PRESENT | PTE_WRITABLE | PTE_NO_EXECUTE;
    case ARCH_RX: return PTE_PRESENT;
    }
    port_panic("unknown protection:", protection, 0);
}

static void require_region(uintptr_t start, size_t pages)
{
    if (start % ARCH_PAGE_BYTES || start < REGION_START || start > REGION_END ||
        pages > (REGION_END - start) / ARCH_PAGE_BYTES)
        port_panic("pages outside the region of domains: address, pages:", start, pages);
}

/* Backs one page with the zeroed `frame`; tables_lock held. */
static bool back_page(uintptr_t at, void *frame, enum arch_protection protection)
{
    uint64_t *entry = paging_entry(at, true);
    if (!entry)
        return false;
    if (*entry & PTE_BACKED)
        port_panic("mapped twice: address, entry:", at, *entry);
    *entry = (uintptr_t)frame | flags_of(protection) | PTE_BACKED;
    paging_set_alias((uintptr_t)frame, protection == ARCH_RW);
    return true;
}

bool arch_map(void *start, size_t pages, enum arch_protection protection)
{
    uintptr_t at = (uintptr_t)start;
    require_region(at, pages);
    for (size_t i = 0; i < pages; i++, at += ARCH_PAGE_BYTES) {
        void *frame = frames_alloc(0);
        bool is_backed = false;
        if (frame) {
            memset(frame, 0, ARCH_PAGE_BYTES);
            arch_lock(&tables_lock);
            is_backed = back_page(at, frame, protection);
            arch_unlock(&tables_lock);
            if (!is_backed)
                frames_free(frame);
        }
        if (!is_backed) {
            arch_unmap(start, i);
            return false;
        }
    }
    return true;
}

void arch_protect(void *start, size_t pages, enum arch_protection protection)
{
    uintptr_t at = (uintptr_t)start;
    require_region(at, pages);
    for (size_t i = 0; i < pages; i++, at += ARCH_PAGE_BYTES) {
        arch_lock(&tables_lock);
        uint64_t *entry = paging_entry(at, false);
        if (!entry || !(*entry & PTE_BACKED))
            port_panic("protected a page without memory: address:", at, 0);
        uint64_t frame = *entry & PTE_ADDRESS;
        *entry = frame | flags_of(protection) | PTE_BACKED;
        tlb_flush_page(at);
        paging_set_alias(frame, protection == ARCH_RW);
        arch_unlock(&tables_lock);
    }
}

void arch_unmap(void *start, size_t pages)
{
    uintptr_t at = (uintptr_t)start;
    require_region(at, pages);
    for (size_t i = 0; i < pages; i++, at += ARCH_PAGE_BYTES) {
        uint64_t frame = 0;
        arch_lock(&tables_lock);
        uint64_t *entry = paging_entry(at, false);
        if (entry && *entry & PTE_BACKED) {
            frame = *entry & PTE_ADDRESS;
            *entry = 0;
            tlb_flush_page(at);
            paging_set_alias(frame, true);
        }
        arch_unlock(&tables_lock);
        if (frame)
            // SAFETY: the frame came from frames_alloc in arch_map.
            frames_free((void *)frame);
    }
}

/* The region for domains: one terabyte of address space, reserved once without
 * memory, above what sanitizers use. Ranges are cut from it first-fit, so that
 * neighbours of one protection merge into one mapping of Linux. */
#define _GNU_SOURCE
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

#include "core/print.h"
#include "port.h"

static const uintptr_t region_start = 0x200000000000; /* 32 TiB */
static const size_t region_bytes = (size_t)1 << 40;

struct hole {
    uintptr_t start;
    size_t pages;
    struct hole *next; /* ascending, never adjacent */
};

static struct arch_lock lock;
static struct hole *holes; /* under lock */

void port_reserve_region(void)
{
    // SAFETY: MAP_FIXED_NOREPLACE takes only address space that nobody uses.
    void *got = mmap((void *)region_start, region_bytes, PROT_NONE,
                     MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE | MAP_FIXED_NOREPLACE, -1, 0);
    holes = malloc(sizeof *holes);
    if (got != (void *)region_start || !holes)
        panic("linux: no address space for domains at 0x%lx", region_start);
    *holes = (struct hole){region_start, region_bytes / ARCH_PAGE_BYTES, 0};
}

static uintptr_t end_of(const struct hole *hole)
{
    return hole->start + hole->pages * ARCH_PAGE_BYTES;
}

void *arch_reserve(size_t pages)
{
    uintptr_t start = 0;
    arch_lock(&lock);
    struct hole **link = &holes;
    while (*link && (*link)->pages < pages)
        link = &(*link)->next;
    struct hole *hole = *link;
    if (hole) {
        start = hole->start;
        hole->start += pages * ARCH_PAGE_BYTES;
        hole->pages -= pages;
        if (!hole->pages) {
            *link = hole->next;
            free(hole);
        }
    }
    arch_unlock(&lock);
    // SAFETY: an address in the region, which nobody else got.
    return (void *)start;
}

static void join_next(struct hole *hole)
{
    struct hole *next = hole->next;
    if (!next || end_of(hole) != next->start)
        return;
    hole->pages += next->pages;
    hole->next = next->next;
    free(next);
}

void arch_release(void *start, size_t pages)
{
    struct hole *hole = malloc(sizeof *hole);
    if (!hole)
        panic("linux: out of memory for a released range");
    arch_unmap(start, pages);
    arch_lock(&lock);
    struct hole *previous = 0;
    struct hole **link = &holes;
    while (*link && (*link)->start < (uintptr_t)start) {
        previous = *link;
        link = &previous->next;
    }
    *hole = (struct hole){(uintptr_t)start, pages, *link};
    *link = hole;
    join_next(hole);
    if (previous)
        join_next(previous);
    arch_unlock(&lock);
}

static int flags_of(enum arch_protection protection)
{
    switch (protection) {
    case ARCH_NONE: return PROT_NONE;
    case ARCH_R: return PROT_READ;
    case ARCH_RW: return PROT_READ | PROT_WRITE;
    case ARCH_RX: return PROT_READ | PROT_EXEC;
    }
    panic("I9: protection %u", (unsigned)protection);
}

bool arch_map(void *start, size_t pages, enum arch_protection protection)
{
    // SAFETY: a range that core reserved, so inside the region.
    return mmap(start, pages * ARCH_PAGE_BYTES, flags_of(protection),
                MAP_PRIVATE | MAP_ANONYMOUS | MAP_FIXED, -1, 0) == start;
}

void arch_protect(void *start, size_t pages, enum arch_protection protection)
{
    if (mprotect(start, pages * ARCH_PAGE_BYTES, flags_of(protection)))
        panic("I9: %lu pages at %p could not be protected", (unsigned long)pages, start);
}

void arch_unmap(void *start, size_t pages)
{
    // SAFETY: as in arch_map; the range stays ours, without memory.
    void *got = mmap(start, pages * ARCH_PAGE_BYTES, PROT_NONE,
                     MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE | MAP_FIXED, -1, 0);
    if (got != start)
        panic("linux: %lu pages at %p could not be returned", (unsigned long)pages, start);
}

/* One line of /proc/self/maps: "START-END rwxp ...". */
static size_t accessible_pages(const char *line)
{
    unsigned long start, end;
    char protection[5];
    if (sscanf(line, "%lx-%lx %4s", &start, &end, protection) != 3 ||
        start < region_start || start >= region_start + region_bytes || protection[0] != 'r')
        return 0;
    return (end - start) / ARCH_PAGE_BYTES;
}

size_t arch_count_mapped_pages(void)
{
    FILE *maps = fopen("/proc/self/maps", "re");
    char line[512];
    size_t pages = 0;
    if (!maps)
        panic("linux: /proc/self/maps cannot be read");
    while (fgets(line, sizeof line, maps))
        pages += accessible_pages(line);
    fclose(maps);
    return pages;
}

void *arch_kernel_alloc(size_t bytes)
{
    return calloc(1, bytes);
}

void arch_kernel_free(void *start)
{
    free(start);
}

/* Runs of pages, cut from chunks.
 *
 * The kernel hands out page ranges one service call at a time, so pages are
 * fetched in chunks that grow with the heap (3 to 63 usable pages). A chunk's
 * first page holds its record: two words of bits, one per page. Empty chunks go
 * back, but one is kept so that a program at the edge does not bounce. */
#include "pages.h"

#include "sdrt.h"

struct chunk {
    struct chunk *next, *prev; /* chunks with a free page */
    uint64_t free;             /* bit i: page i is free; bit 0 never is */
    uint64_t dirty;            /* bit i: page i was used before */
    uint32_t pages;
    bool is_listed;
};

static struct chunk *listed;
static uint32_t next_chunk_pages = 4;
static uint32_t empty_chunks;

/* How many chunks a run longer than one page looks into before a new chunk is
 * fetched: bounds the time of an allocation. */
#define SEARCH_LIMIT 16u

static uint64_t ones(size_t n) { return n >= 64 ? ~0ull : (1ull << n) - 1; }

static uint64_t all_free(const struct chunk *chunk) { return ones(chunk->pages) & ~1ull; }

static void list_add(struct chunk *chunk) {
    chunk->prev = 0;
    chunk->next = listed;
    if (listed)
        listed->prev = chunk;
    listed = chunk;
    chunk->is_listed = true;
}

static void list_remove(struct chunk *chunk) {
    if (chunk->prev)
        chunk->prev->next = chunk->next;
    else
        listed = chunk->next;
    if (chunk->next)
        chunk->next->prev = chunk->prev;
    chunk->is_listed = false;
}

/* First page of `n` free ones in a row, or 0. */
static unsigned find_run(uint64_t free, size_t n) {
    /* After the loop bit i says: pages i .. i + n - 1 are free. */
    size_t have = 1;
    while (have < n && free) {
        size_t step = n - have < have ? n - have : have;
        free &= free >> step;
        have += step;
    }
    return free ? __builtin_ctzll(free) : 0;
}

static struct chunk *chunk_fetch(size_t n) {
    uint32_t pages = next_chunk_pages;
    if (pages < n + 1)
        pages = (uint32_t)n + 1;
    struct chunk *chunk = __sd_services->pages_alloc(pages);
    while (!chunk && pages > n + 1) { /* near the quota: take less */
        pages = pages / 2 > n + 1 ? pages / 2 : (uint32_t)n + 1;
        chunk = __sd_services->pages_alloc(pages);
    }
    if (!chunk)
        return 0;
    if (next_chunk_pages < CHUNK_PAGES_MAX)
        next_chunk_pages *= 2;
    chunk->pages = pages;
    chunk->free = all_free(chunk);
    list_add(chunk);
    empty_chunks++;
    return chunk;
}

/* SAFETY: a chunk is pages * PAGE_BYTES long and page < pages. */
static struct run *chunk_page(struct chunk *chunk, unsigned page) {
    return (struct run *)((char *)chunk + (size_t)page * PAGE_BYTES);
}

struct run *run_alloc(size_t pages) {
    if (pages > RUN_PAGES_MAX) {
        struct run *run = __sd_services->pages_alloc(pages);
        if (run)
            run->pages = pages;
        return run;
    }
    unsigned page = 0, seen = 0;
    struct chunk *chunk = listed;
    for (; chunk && seen < SEARCH_LIMIT; chunk = chunk->next, seen++)
        if ((page = find_run(chunk->free, pages)) != 0)
            break;
    if (!page) {
        chunk = chunk_fetch(pages);
        if (!chunk)
            return 0;
        page = 1;
    }
    if (chunk->free == all_free(chunk))
        empty_chunks--;
    uint64_t mask = ones(pages) << page;
    struct run *run = chunk_page(chunk, page);
    *run = (struct run){.chunk = chunk, .pages = pages, .is_dirty = (chunk->dirty & mask) != 0};
    chunk->free &= ~mask;
    chunk->dirty |= mask;
    if (!chunk->free)
        list_remove(chunk);
    return run;
}

void run_free(struct run *run) {
    struct chunk *chunk = run->chunk;
    if (!chunk) {
        __sd_services->pages_free(run, run->pages);
        return;
    }
    /* SAFETY: both lie in one chunk. */
    size_t page = (size_t)((char *)run - (char *)chunk) / PAGE_BYTES;
    uint64_t mask = ones(run->pages) << page;
    if (chunk->free & mask)
        __builtin_trap(); /* freed twice: the compiler's proof is broken */
    chunk->free |= mask;
    if (chunk->free == all_free(chunk)) {
        if (empty_chunks > 0) {
            if (chunk->is_listed)
                list_remove(chunk);
            __sd_services->pages_free(chunk, chunk->pages);
            return;
        }
        empty_chunks++;
    }
    if (!chunk->is_listed)
        list_add(chunk);
}

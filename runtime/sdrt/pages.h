/* Runs of pages for the private heap. */
#ifndef SDRT_PAGES_H
#define SDRT_PAGES_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#define PAGE_BYTES 4096u
#define CHUNK_PAGES_MAX 64u
/* Longer runs are ranges of the kernel's own. */
#define RUN_PAGES_MAX 16u

struct chunk;

/* Stands at the start of every run; the objects follow. An object of any kind
 * starts in the first page of its run, so masking its address finds the header. */
struct run {
    struct chunk *chunk;     /* 0: a range of the kernel's own */
    size_t pages;
    struct run *next, *prev; /* runs of one class with free slots */
    void *free;              /* list of freed slots, linked by their first word */
    uint32_t fresh_bytes;    /* offset of the first slot never given out */
    uint16_t class;          /* size class, or RUN_WHOLE */
    uint16_t used;           /* slots in use */
    bool is_dirty;           /* memory beyond the header may be non-zero */
    char reserved[15];
};

_Static_assert(sizeof(struct run) == 64, "objects must stay 16-aligned");

/* A run of `pages` >= 1 pages, header set but for the slot fields; 0 when the
 * quota is used up. */
struct run *run_alloc(size_t pages);
void run_free(struct run *run);

#endif

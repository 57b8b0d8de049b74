/* Page-table entries (Intel SDM vol. 3, 4.5), shared by paging.c and region.c. */
#ifndef X86_PAGING_H
#define X86_PAGING_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#define PTE_PRESENT (1ull << 0)
#define PTE_WRITABLE (1ull << 1)
#define PTE_UNCACHED (3ull << 3) /* PWT, PCD */
#define PTE_BACKED (1ull << 9)   /* ours: the entry owns its frame */
#define PTE_NO_EXECUTE (1ull << 63)
#define PTE_ADDRESS 0x000ffffffffff000ull

/* The entry for `address`, with the tables on the way made if asked; 0 when
 * they are absent or memory ran out. The caller serialises and flushes. */
uint64_t *paging_entry(uintptr_t address, bool make);

/* Makes the one-to-one address of a usable frame RW or R. */
void paging_set_alias(uint64_t frame, bool is_writable);

#endif

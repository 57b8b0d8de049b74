/* The one address space.
 *
 *   0                     absent: null pointers fault
 *   1 MiB ...             kernel.elf, section by section: R, RX, RW
 *   usable memory         one to one, RW, never executable
 *   system image          one to one, R
 *   local APIC            one to one, RW, uncached
 *   1 TiB ... 2 TiB       domains (region.c)
 *
 * All pages are 4 KiB and ring 0. No entry is writable and executable, and a
 * domain's page that is not RW has no writable alias: set_alias takes the
 * frame's own address to R while the domain sees it R or RX. CR0.WP makes
 * read-only hold for the kernel too. */
#include "paging.h"

#include "cpu.h"
#include "memory_functions.h"
#include "port.h"
#include "trap.h"

#include "layout.h"

#define TABLE_ENTRIES 512u

extern uint8_t kernel_start[], text_start[], text_end[], data_start[], kernel_end[]; /* kernel.ld */
extern uint8_t boot_stack_guard[];                                                   /* boot.S */

static uint64_t *top;            /* the PML4 */
static bool is_early = true;     /* tables come from frames_early_alloc */

static uint64_t *new_table(void)
{
    if (is_early)
        return frames_early_alloc(1);
    void *table = frames_alloc(0);
    return table ? memset(table, 0, ARCH_PAGE_BYTES) : 0;
}

/* The table that `entry` points to, made if absent; 0 when out of memory. */
static uint64_t *next_table(uint64_t *entry)
{
    if (!(*entry & PTE_PRESENT)) {
        uint64_t *table = new_table();
        if (!table)
            return 0;
        *entry = (uintptr_t)table | PTE_PRESENT | PTE_WRITABLE;
    }
    // SAFETY: table frames are mapped one to one.
    return (uint64_t *)(*entry & PTE_ADDRESS);
}

uint64_t *paging_entry(uintptr_t address, bool make)
{
    uint64_t *table = top;
    for (unsigned shift = 39; shift > 12; shift -= 9) {
        uint64_t *entry = &table[address >> shift & (TABLE_ENTRIES - 1)];
        if (!make && !(*entry & PTE_PRESENT))
            return 0;
        table = next_table(entry);
        if (!table)
            return 0;
    }
    return &table[address >> 12 & (TABLE_ENTRIES - 1)];
}

static void map_one_to_one(uint64_t start, uint64_t end, uint64_t flags)
{
    for (uint64_t at = start; at < end; at += ARCH_PAGE_BYTES)
        *paging_entry(at, true) = at | flags | PTE_PRESENT;
}

static void unmap_guard(const void *page)
{
    *paging_entry((uintptr_t)page, true) = 0;
}

void paging_set_alias(uint64_t frame, bool is_writable)
{
    uint64_t *entry = paging_entry(frame, false);
    if (!entry)
        port_panic("a frame without an address of its own: frame:", frame, 0);
    *entry = is_writable ? *entry | PTE_WRITABLE : *entry & ~PTE_WRITABLE;
    tlb_flush_page(frame);
}

static size_t count_table(const uint64_t *table, unsigned shift)
{
    size_t pages = 0;
    for (unsigned i = 0; i < TABLE_ENTRIES; i++) {
        if (shift == 12)
            pages += (table[i] & PTE_BACKED) != 0;
        else if (table[i] & PTE_PRESENT)
            // SAFETY: as next_table.
            pages += count_table((const uint64_t *)(table[i] & PTE_ADDRESS), shift - 9);
    }
    return pages;
}

size_t arch_count_mapped_pages(void)
{
    size_t pages = 0;
    for (uintptr_t at = REGION_START; at < REGION_END; at += 1ull << 39) {
        uint64_t entry = top[at >> 39 & (TABLE_ENTRIES - 1)];
        if (entry & PTE_PRESENT)
            // SAFETY: as next_table.
            pages += count_table((const uint64_t *)(entry & PTE_ADDRESS), 30);
    }
    return pages;
}

void paging_start(const struct boot_info *info)
{
    top = new_table();
    size_t count;
    const struct memory_range *ranges = frames_ranges(&count);
    for (size_t i = 0; i < count; i++)
        map_one_to_one(ranges[i].start, ranges[i].end, PTE_WRITABLE | PTE_NO_EXECUTE);

    map_one_to_one((uintptr_t)kernel_start, (uintptr_t)text_start, PTE_NO_EXECUTE);
    map_one_to_one((uintptr_t)text_start, (uintptr_t)text_end, 0);
    map_one_to_one((uintptr_t)data_start, (uintptr_t)kernel_end, PTE_WRITABLE | PTE_NO_EXECUTE);
    map_one_to_one(info->image.start & PTE_ADDRESS, info->image.end, PTE_NO_EXECUTE);
    unmap_guard(boot_stack_guard);
    for (unsigned i = 0; i < IST_COUNT; i++)
        unmap_guard(ist_stacks + i * IST_ELEMENT_BYTES);

    msr_write(MSR_EFER, msr_read(MSR_EFER) | EFER_NXE);
    cr3_write((uintptr_t)top);
    cr0_write(cr0_read() | CR0_WP);
    is_early = false;
}

void paging_map_device(uintptr_t address)
{
    map_one_to_one(address, address + ARCH_PAGE_BYTES,
                   PTE_WRITABLE | PTE_NO_EXECUTE | PTE_UNCACHED);
    tlb_flush_page(address);
}

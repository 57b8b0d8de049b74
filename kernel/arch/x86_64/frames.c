/* Physical pages: a buddy allocator over what the boot loader calls usable,
 * minus low memory, the kernel and the system image.
 *
 * One byte per frame (`states`) says what begins there; free blocks are linked
 * through their own first bytes, which the kernel's tables map one to one.
 * Until paging_start has mapped them, a bump allocator serves the page tables. */
#include "memory_functions.h"
#include "port.h"

#define LOW_MEMORY_END 0x100000ull
#define BOOT_MAPPED_END 0x100000000ull /* boot.S maps so much */

/* states[]: kind in the high bits, order or size class in the low. */
#define STATE_BODY 0x00u
#define STATE_FREE 0x40u
#define STATE_USED 0x80u
#define STATE_CLASS 0xc0u
#define STATE_KIND 0xc0u
#define STATE_VALUE 0x3fu

struct free_block {
    struct free_block *next, *previous;
};

extern uint8_t kernel_start[], kernel_end[]; /* kernel.ld */

static struct memory_range ranges[MEMORY_RANGES];  /* what is still unused */
static struct memory_range managed[MEMORY_RANGES]; /* all of it */
static size_t range_count;

static struct arch_lock frames_lock;
static uint8_t *states;        /* by frame number; frames_lock */
static uint64_t state_count;
static struct free_block *free_blocks[FRAME_MAX_ORDER + 1]; /* frames_lock */
static size_t free_pages;                                   /* frames_lock */

static void add_range(uint64_t start, uint64_t end)
{
    if (start >= end)
        return;
    if (range_count == MEMORY_RANGES)
        port_panic("usable memory in too many pieces: largest count:", MEMORY_RANGES, 0);
    ranges[range_count++] = (struct memory_range){ start, end };
}

static void remove_range(uint64_t start, uint64_t end)
{
    start &= ~(uint64_t)(ARCH_PAGE_BYTES - 1);
    end = (end + ARCH_PAGE_BYTES - 1) & ~(uint64_t)(ARCH_PAGE_BYTES - 1);
    size_t count = range_count;
    for (size_t i = 0; i < count; i++) {
        struct memory_range old = ranges[i];
        if (old.end <= start || old.start >= end)
            continue;
        ranges[i].end = old.start < start ? start : old.start; /* empty when nothing is left */
        add_range(end, old.end);
    }
}

void frames_prepare(const struct boot_info *info)
{
    uint64_t end = 0;
    for (size_t i = 0; i < info->usable_count; i++) {
        add_range(info->usable[i].start, info->usable[i].end);
        end = info->usable[i].end > end ? info->usable[i].end : end;
    }
    remove_range(0, LOW_MEMORY_END);
    remove_range((uintptr_t)kernel_start, (uintptr_t)kernel_end);
    remove_range(info->image.start, info->image.end);
    memcpy(managed, ranges, sizeof managed);
    state_count = end / ARCH_PAGE_BYTES;
    states = frames_early_alloc((state_count + ARCH_PAGE_BYTES - 1) / ARCH_PAGE_BYTES);
}

void *frames_early_alloc(size_t pages)
{
    uint64_t bytes = pages * ARCH_PAGE_BYTES;
    for (size_t i = 0; i < range_count; i++) {
        if (ranges[i].end > BOOT_MAPPED_END || ranges[i].end - ranges[i].start < bytes)
            continue;
        ranges[i].end -= bytes;
        // SAFETY: usable memory that nobody else has, mapped one to one.
        return memset((void *)ranges[i].end, 0, bytes);
    }
    port_panic("not enough memory below 4 GiB to start: pages wanted:", pages, 0);
}

const struct memory_range *frames_ranges(size_t *count)
{
    *count = range_count;
    return managed;
}

static uint64_t frame_number(const void *frame)
{
    return (uintptr_t)frame / ARCH_PAGE_BYTES;
}

static void *frame_address(uint64_t number)
{
    // SAFETY: usable memory is mapped one to one.
    return (void *)(number * ARCH_PAGE_BYTES);
}

static void push_free(uint64_t number, unsigned order)
{
    struct free_block *block = frame_address(number);
    block->previous = 0;
    block->next = free_blocks[order];
    if (block->next)
        block->next->previous = block;
    free_blocks[order] = block;
    states[number] = (uint8_t)(STATE_FREE | order);
}

static void remove_free(uint64_t number, unsigned order)
{
    struct free_block *block = frame_address(number);
    if (block->previous)
        block->previous->next = block->next;
    else
        free_blocks[order] = block->next;
    if (block->next)
        block->next->previous = block->previous;
    states[number] = STATE_BODY;
}

/* Joins the free block with its free buddies; frames_lock held. */
static void give_back(uint64_t number, unsigned order)
{
    free_pages += 1ull << order;
    for (; order < FRAME_MAX_ORDER; order++) {
        uint64_t buddy = number ^ 1ull << order;
        if (buddy >= state_count || states[buddy] != (STATE_FREE | order))
            break;
        remove_free(buddy, order);
        states[number] = STATE_BODY;
        number &= ~(1ull << order);
    }
    push_free(number, order);
}

void frames_start(void)
{
    for (size_t i = 0; i < range_count; i++) {
        uint64_t number = ranges[i].start / ARCH_PAGE_BYTES, end = ranges[i].end / ARCH_PAGE_BYTES;
        while (number < end) {
            unsigned order = number ? (unsigned)__builtin_ctzll(number) : FRAME_MAX_ORDER;
            order = order < FRAME_MAX_ORDER ? order : FRAME_MAX_ORDER;
            while (number + (1ull << order) > end)
                order--;
            give_back(number, order);
            number += 1ull << order;
        }
    }
}

void *frames_alloc(unsigned order)
{
    void *frame = 0;
    arch_lock(&frames_lock);
    unsigned from = order;
    while (from <= FRAME_MAX_ORDER && !free_blocks[from])
        from++;
    if (from <= FRAME_MAX_ORDER) {
        frame = free_blocks[from];
        uint64_t number = frame_number(frame);
        remove_free(number, from);
        while (from > order) {
            from--;
            push_free(number + (1ull << from), from);
        }
        states[number] = (uint8_t)(STATE_USED | order);
        free_pages -= 1ull << order;
    }
    arch_unlock(&frames_lock);
    return frame;
}

void frames_free(void *start)
{
    uint64_t number = frame_number(start);
    arch_lock(&frames_lock);
    if (number >= state_count || (states[number] & STATE_KIND) != STATE_USED ||
        (uintptr_t)start % ARCH_PAGE_BYTES)
        port_panic("freed what was not allocated: address, state:", (uintptr_t)start,
                   number < state_count ? states[number] : 0);
    unsigned order = states[number] & STATE_VALUE;
    states[number] = STATE_BODY;
    give_back(number, order);
    arch_unlock(&frames_lock);
}

size_t frames_free_pages(void)
{
    return free_pages;
}

void frames_set_class(void *frame, unsigned size_class)
{
    states[frame_number(frame)] = (uint8_t)(STATE_CLASS | size_class);
}

unsigned frames_class(const void *frame)
{
    uint64_t number = frame_number(frame);
    if (number >= state_count || (states[number] & STATE_KIND) != STATE_CLASS)
        return 0;
    return states[number] & STATE_VALUE;
}

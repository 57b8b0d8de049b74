/* See shared_spans.h. One empty span per slot size is kept, so that a domain
 * that allocates and frees one object in a loop does not map and unmap. */
#include "core/shared_spans.h"

#include <string.h>

#include "arch/arch.h"
#include "core/print.h"

enum {
    CHUNK_BYTES = 64 * 1024,
    CHUNK_PAGES = CHUNK_BYTES / ARCH_PAGE_BYTES,
    CHUNKS = 65536, /* 4 GiB */
    LARGEST_SLOT_BYTES = CHUNK_BYTES / 2,
    CLASSES = 48,
};

struct span {
    uint32_t chunk_count; /* of the span that begins here; 0: none begins here */
    uint32_t head;        /* chunk where the span that covers this chunk begins */
    bool is_used;
    uint8_t slot_class;
    uint32_t slot_bytes; /* large: the whole span */
    uint32_t used_slots;
    uint32_t fresh_slots; /* never used yet, at the end */
    struct sd_rref_header *free; /* through `next` */
    struct span *next, *previous; /* spans of the class that have room */
};

static struct span spans[CHUNKS];
static struct span *with_room[CLASSES];
static struct span *kept_empty[CLASSES];
static uint32_t cursor;
static uint32_t highest_used; /* no chunk at or behind it is in use */
static uintptr_t region;

bool spans_reserve_region(void)
{
    region = (uintptr_t)arch_reserve((size_t)CHUNKS * CHUNK_PAGES);
    return region != 0;
}

/* Four sizes per power of two, from 80 bytes on. */
static uint32_t class_bytes(unsigned class)
{
    uint32_t power = 64u << (class / 4);
    return power + power / 4 * (class % 4 + 1);
}

static unsigned class_of(size_t bytes)
{
    unsigned class = 0;
    while (class_bytes(class) < bytes)
        class++;
    return class;
}

static void *chunk_start(uint32_t chunk)
{
    // SAFETY: inside the region, which stays reserved for ever.
    return (void *)(region + (uintptr_t)chunk * CHUNK_BYTES);
}

static uint32_t chunk_of(const struct span *span)
{
    return (uint32_t)(span - spans);
}

static struct sd_rref_header *slot_at(const struct span *span, uint32_t slot)
{
    // SAFETY: slot < slots of the span, whose memory is mapped.
    return (struct sd_rref_header *)((char *)chunk_start(chunk_of(span)) +
                                     (size_t)slot * span->slot_bytes);
}

static bool find_run(uint32_t count, uint32_t from, uint32_t to, uint32_t *start)
{
    uint32_t run = 0;
    for (uint32_t i = from; i < to; i++) {
        run = spans[i].is_used ? 0 : run + 1;
        if (run == count) {
            *start = i + 1 - count;
            return true;
        }
    }
    return false;
}

static struct span *span_make(uint32_t count, uint32_t slot_bytes, unsigned class)
{
    uint32_t start;
    if (count > CHUNKS ||
        (!find_run(count, cursor, CHUNKS, &start) && !find_run(count, 0, CHUNKS, &start)))
        return 0;
    if (!arch_map(chunk_start(start), (size_t)count * CHUNK_PAGES, ARCH_RW))
        return 0;
    for (uint32_t i = start; i < start + count; i++)
        spans[i] = (struct span){.is_used = true, .head = start};
    struct span *span = &spans[start];
    span->chunk_count = count;
    span->slot_class = (uint8_t)class;
    span->slot_bytes = slot_bytes;
    span->fresh_slots = count == 1 ? CHUNK_BYTES / slot_bytes : 1;
    cursor = start + count;
    if (cursor > highest_used)
        highest_used = cursor;
    return span;
}

static void span_return(struct span *span)
{
    uint32_t start = chunk_of(span);
    uint32_t count = span->chunk_count;
    for (uint32_t i = start; i < start + count; i++)
        spans[i] = (struct span){0};
    arch_unmap(chunk_start(start), (size_t)count * CHUNK_PAGES);
    if (start < cursor)
        cursor = start;
    while (highest_used && !spans[highest_used - 1].is_used)
        highest_used--;
}

static void link_room(struct span *span)
{
    struct span **head = &with_room[span->slot_class];
    span->previous = 0;
    span->next = *head;
    if (*head)
        (*head)->previous = span;
    *head = span;
}

static void unlink_room(struct span *span)
{
    if (span->previous)
        span->previous->next = span->next;
    else
        with_room[span->slot_class] = span->next;
    if (span->next)
        span->next->previous = span->previous;
}

static struct span *small_span(unsigned class)
{
    if (!with_room[class] && kept_empty[class]) {
        link_room(kept_empty[class]);
        kept_empty[class] = 0;
    }
    if (!with_room[class]) {
        struct span *made = span_make(1, class_bytes(class), class);
        if (made)
            link_room(made);
    }
    return with_room[class];
}

static struct sd_rref_header *take_slot(struct span *span, bool *is_zeroed)
{
    struct sd_rref_header *header = span->free;
    *is_zeroed = !header;
    if (header) {
        span->free = header->next;
        memset(header, 0, sizeof *header);
    } else {
        uint32_t slots = CHUNK_BYTES / span->slot_bytes;
        header = slot_at(span, slots - span->fresh_slots--);
    }
    span->used_slots++;
    return header;
}

struct sd_rref_header *spans_alloc(size_t bytes, bool *is_zeroed)
{
    *is_zeroed = true;
    if (bytes > LARGEST_SLOT_BYTES) {
        size_t count = (bytes + CHUNK_BYTES - 1) / CHUNK_BYTES;
        if (count > CHUNKS / 2)
            return 0;
        struct span *large = span_make((uint32_t)count, (uint32_t)count * CHUNK_BYTES, 0);
        if (!large)
            return 0;
        large->fresh_slots = 0;
        large->used_slots = 1;
        return slot_at(large, 0);
    }
    struct span *span = small_span(class_of(bytes));
    if (!span)
        return 0;
    struct sd_rref_header *header = take_slot(span, is_zeroed);
    if (!span->free && !span->fresh_slots)
        unlink_room(span);
    return header;
}

void spans_free(struct sd_rref_header *header)
{
    struct span *span = &spans[spans[((uintptr_t)header - region) / CHUNK_BYTES].head];
    if (span->slot_bytes > LARGEST_SLOT_BYTES) {
        span_return(span);
        return;
    }
    bool was_full = !span->free && !span->fresh_slots;
    header->magic = 0;
    header->next = span->free;
    span->free = header;
    if (was_full)
        link_room(span);
    if (--span->used_slots)
        return;
    unlink_room(span);
    if (kept_empty[span->slot_class])
        span_return(span);
    else
        kept_empty[span->slot_class] = span;
}

struct sd_rref_header *spans_find(const void *object)
{
    uintptr_t address = (uintptr_t)object - sizeof(struct sd_rref_header);
    uintptr_t chunk = (address - region) / CHUNK_BYTES;
    if (address < region || chunk >= CHUNKS || !spans[chunk].is_used)
        return 0;
    const struct span *span = &spans[spans[chunk].head];
    uintptr_t offset = address - (uintptr_t)chunk_start(chunk_of(span));
    if (!span->slot_bytes || offset % span->slot_bytes ||
        offset + span->slot_bytes > (size_t)span->chunk_count * CHUNK_BYTES)
        return 0;
    // SAFETY: the start of a slot of a mapped span.
    struct sd_rref_header *header = (struct sd_rref_header *)address;
    return header->magic == SD_RREF_MAGIC ? header : 0;
}

void spans_trim(void)
{
    for (unsigned class = 0; class < CLASSES; class++) {
        if (kept_empty[class])
            span_return(kept_empty[class]);
        kept_empty[class] = 0;
    }
}

void spans_count(uint64_t *objects, uint64_t *bytes)
{
    *objects = *bytes = 0;
    for (uint32_t chunk = 0; chunk < highest_used; chunk++) {
        const struct span *span = &spans[chunk];
        if (!span->chunk_count)
            continue;
        uint32_t slots = (uint32_t)((uint64_t)span->chunk_count * CHUNK_BYTES / span->slot_bytes);
        for (uint32_t slot = 0; slot < slots - span->fresh_slots; slot++) {
            const struct sd_rref_header *header = slot_at(span, slot);
            if (header->magic != SD_RREF_MAGIC)
                continue;
            ++*objects;
            *bytes += sizeof *header + header->size_bytes;
        }
    }
}

/* A slab allocator of small objects over one arena, and a simulation on it.
 *
 * The arena is an array of pages; a page belongs to one size class and has a
 * free list of its objects. An object is named by a handle with a generation,
 * so that a handle kept after the free is noticed and reaches nothing.
 *
 * Input: lines "aSIZE" (allocate), "fN" (free the object of the N-th line),
 * "wN BYTE" (fill it), "rN" (sum its bytes). Output: one line for each. */
#include "tool.h"

#include <stdbool.h>

enum {
    page_bytes = 1024,
    page_count = 2048,
    classes = 6, /* 16, 32, ... 512 bytes */
    min_bytes = 16,
    objects_per_page = page_bytes / min_bytes,
    no_page = 0xffff,
};

struct page {
    uint8_t bytes[page_bytes];
    uint32_t generation[objects_per_page]; /* odd while the object is in use */
    uint8_t next_free[objects_per_page];   /* objects_per_page ends the list */
    uint8_t first_free, used, size_class;
    uint16_t next; /* another page of the class that has room */
};

struct arena {
    struct page *__owned _Nullable pages __counted_by(count);
    size_t count;
    size_t pages_used;
    uint16_t with_room[classes];
};

struct handle {
    uint16_t page;
    uint8_t object;
    uint32_t generation; /* 0: none */
};

static unsigned class_of(size_t size) {
    unsigned size_class = 0;
    while (size_class < classes && sd_as(size_t, min_bytes) << size_class < size)
        size_class++;
    return size_class;
}

static size_t object_bytes(unsigned size_class) { return sd_as(size_t, min_bytes) << size_class; }

static void page_begin(struct page *page, unsigned size_class) {
    uint8_t objects = sd_as(uint8_t, page_bytes / object_bytes(size_class));
    page->size_class = sd_as(uint8_t, size_class);
    page->first_free = 0;
    page->next = no_page;
    for (uint8_t i = 0; i < objects; i++)
        page->next_free[i] = i + 1 < objects ? i + 1 : objects_per_page;
}

static struct handle arena_allocate(struct arena *arena, size_t size) {
    struct handle handle = {0};
    unsigned size_class = class_of(size);
    struct page *pages = arena->pages;
    if (!pages || size_class == classes)
        return handle;
    uint16_t at = arena->with_room[size_class];
    if (at == no_page) {
        if (arena->pages_used == arena->count)
            return handle;
        at = sd_as(uint16_t, arena->pages_used++);
        page_begin(&pages[at], size_class);
        arena->with_room[size_class] = at;
    }
    struct page *page = &pages[at];
    uint8_t object = page->first_free;
    page->first_free = page->next_free[object];
    page->used++;
    if (page->first_free == objects_per_page)
        arena->with_room[size_class] = page->next;
    handle.page = at;
    handle.object = object;
    handle.generation = ++page->generation[object];
    return handle;
}

static bool arena_holds(const struct arena *arena, struct handle handle) {
    const struct page *pages = arena->pages;
    return handle.generation != 0 && pages &&
           pages[handle.page].generation[handle.object] == handle.generation;
}

static bool arena_free(struct arena *arena, struct handle handle) {
    struct page *pages = arena->pages;
    if (!pages || !arena_holds(arena, handle))
        return false;
    struct page *page = &pages[handle.page];
    page->generation[handle.object]++;
    if (page->first_free == objects_per_page) {
        page->next = arena->with_room[page->size_class];
        arena->with_room[page->size_class] = handle.page;
    }
    page->next_free[handle.object] = page->first_free;
    page->first_free = handle.object;
    page->used--;
    return true;
}

/* The object's bytes; `size` is 0 and so is what can be reached when the
 * handle is stale. */
static size_t arena_size(const struct arena *arena, struct handle handle) {
    const struct page *pages = arena->pages;
    return pages && arena_holds(arena, handle) ? object_bytes(pages[handle.page].size_class) : 0;
}

static void arena_fill(struct arena *arena, struct handle handle, uint8_t byte) {
    size_t size = arena_size(arena, handle);
    struct page *pages = arena->pages;
    if (!pages || size == 0)
        return;
    uint8_t *object = &pages[handle.page].bytes[handle.object * size];
    for (size_t i = 0; i < size; i++)
        object[i] = byte;
}

static uint64_t arena_sum(const struct arena *arena, struct handle handle) {
    size_t size = arena_size(arena, handle);
    const struct page *pages = arena->pages;
    if (!pages || size == 0)
        return 0;
    const uint8_t *object = &pages[handle.page].bytes[handle.object * size];
    uint64_t sum = 0;
    for (size_t i = 0; i < size; i++)
        sum += object[i];
    return sum;
}

static uint64_t read_number(const uint8_t *input __counted_by(n), size_t n, size_t *__inout at) {
    uint64_t number = 0;
    while (*at < n && input[*at] >= '0' && input[*at] <= '9')
        number = number * 10 + (input[(*at)++] - '0');
    if (*at < n)
        (*at)++; /* the character after the number */
    return number;
}

static bool simulate(struct arena *arena, const uint8_t *input __counted_by(n), size_t n,
                     struct output *out) {
    struct handle handles[4096] = {{0}};
    size_t line = 0;
    for (size_t at = 0; at < n && line < 4096; line++) {
        uint8_t command = input[at++];
        uint64_t number = read_number(input, n, &at);
        struct handle handle = {0};
        if (command != 'a' && number < 4096)
            handle = handles[number];
        switch (command) {
        case 'a':
            handles[line] = arena_allocate(arena, number);
            output_number(out, arena_size(arena, handles[line]));
            break;
        case 'f':
            output_number(out, arena_free(arena, handle));
            break;
        case 'w':
            arena_fill(arena, handle, sd_as(uint8_t, read_number(input, n, &at)));
            output_number(out, arena_holds(arena, handle));
            break;
        case 'r':
            output_number(out, arena_sum(arena, handle));
            break;
        default:
            return false;
        }
        OUTPUT_LITERAL(out, "\n");
    }
    return true;
}

int tool_run(const uint8_t *input __counted_by(n), size_t n, struct output *out) {
    struct arena arena = {.pages = sd_new_array(struct page, page_count), .count = page_count};
    for (size_t i = 0; i < classes; i++)
        arena.with_room[i] = no_page;
    bool is_good = simulate(&arena, input, n, out);
    sd_free(sd_take(arena.pages));
    return is_good ? 0 : 1;
}

/* The private heap's objects: what sd_new, sd_new_array and sd_free call.
 *
 * Small objects are slots of a size class in runs of one page; others take a
 * run of their own. Every object is zeroed and 16-aligned. Slots never given
 * out before are known to be zero and are not cleared again.
 *
 * Invariant: the header of an object's run is in the page in which the object
 * starts, so free needs no size and no table. */
#include "pages.h"
#include "sd/rt.h"
#include "sdrt.h"

#define RUN_WHOLE 0xffffu
#define SLOT_BYTES_MAX 2016u
#define GRAIN 16u

/* Chosen to fill the 4032 bytes behind the header with little left over. */
static const uint16_t class_bytes[] = {16,  32,  48,  64,  80,  96,  112, 128,  144,  160, 192,
                                       224, 256, 288, 336, 400, 448, 496, 576,  672,  800, 1008,
                                       1344, 2016};
#define CLASS_COUNT (sizeof class_bytes / sizeof class_bytes[0])

/* Runs of each class that have a free slot. */
static struct run *partial[CLASS_COUNT];

/* Class of a size in grains, filled at first use. */
static uint8_t class_of_grains[SLOT_BYTES_MAX / GRAIN + 1];

static unsigned class_of(size_t bytes) {
    size_t grains = bytes ? (bytes + GRAIN - 1) / GRAIN : 1;
    if (!class_of_grains[SLOT_BYTES_MAX / GRAIN]) {
        unsigned class = 0;
        for (size_t g = 0; g <= SLOT_BYTES_MAX / GRAIN; g++) {
            if (g * GRAIN > class_bytes[class])
                class++;
            class_of_grains[g] = (uint8_t)class;
        }
    }
    return class_of_grains[grains];
}

static void partial_add(struct run *run) {
    struct run **head = &partial[run->class];
    run->prev = 0;
    run->next = *head;
    if (*head)
        (*head)->prev = run;
    *head = run;
}

static void partial_remove(struct run *run) {
    if (run->prev)
        run->prev->next = run->next;
    else
        partial[run->class] = run->next;
    if (run->next)
        run->next->prev = run->prev;
}

static bool has_fresh_slot(const struct run *run) {
    return run->fresh_bytes + class_bytes[run->class] <= PAGE_BYTES;
}

static bool is_full(const struct run *run) { return !run->free && !has_fresh_slot(run); }

static void *small_alloc(unsigned class) {
    struct run *run = partial[class];
    if (!run) {
        run = run_alloc(1);
        if (!run)
            return 0;
        run->class = (uint16_t)class;
        run->fresh_bytes = sizeof(struct run);
        partial_add(run);
    }
    size_t bytes = class_bytes[class];
    void *slot = run->free;
    if (slot) {
        run->free = *(void **)slot;
        __builtin_memset(slot, 0, bytes);
    } else {
        /* SAFETY: has_fresh_slot holds for a listed run without freed slots. */
        slot = (char *)run + run->fresh_bytes;
        run->fresh_bytes += (uint32_t)bytes;
        if (run->is_dirty)
            __builtin_memset(slot, 0, bytes);
    }
    run->used++;
    if (is_full(run))
        partial_remove(run);
    return slot;
}

static void small_free(struct run *run, void *slot) {
    bool was_full = is_full(run);
    *(void **)slot = run->free;
    run->free = slot;
    run->used--;
    if (was_full)
        partial_add(run);
    /* One empty run per class stays, so alternating new and free is cheap. */
    if (run->used == 0 && (run->next || run->prev)) {
        partial_remove(run);
        run_free(run);
    }
}

static void *whole_alloc(size_t bytes) {
    struct run *run = run_alloc((bytes + sizeof(struct run) + PAGE_BYTES - 1) / PAGE_BYTES);
    if (!run)
        return 0;
    run->class = RUN_WHOLE;
    void *object = run + 1;
    if (run->is_dirty)
        __builtin_memset(object, 0, bytes);
    return object;
}

void *__sd_rt_alloc(size_t size_bytes, size_t count) {
    size_t bytes;
    if (__builtin_mul_overflow(size_bytes, count, &bytes) || bytes > SIZE_MAX / 2)
        return 0;
    library_lock();
    void *object = bytes <= SLOT_BYTES_MAX ? small_alloc(class_of(bytes)) : whole_alloc(bytes);
    library_unlock();
    return object;
}

void __sd_rt_free(void *object) {
    if (!object)
        return;
    /* SAFETY: the invariant above. */
    struct run *run = (struct run *)((uintptr_t)object & ~(uintptr_t)(PAGE_BYTES - 1));
    library_lock();
    if (run->class == RUN_WHOLE)
        run_free(run);
    else if (run->class < CLASS_COUNT && run->used > 0)
        small_free(run, object);
    else
        __builtin_trap(); /* no header: the compiler's proof is broken */
    library_unlock();
}

/* Times five kinds of call, turn by turn in one run, and prints the time of
 * each turn: `bench: KIND CALLS NS`. The driver takes the medians. */
#include "bencher.idl.h"

#include <sd/thread.h>
#include <sdc.h>

#include "bare.h"

enum { TURNS = 25, CALLS = 100000 };

static struct Target *__cap _Nullable kept, *__cap _Nullable kept_open;

enum sd_status bencher_create(struct bencher_imports *imports,
                              struct bencher_exports *__out exports)
{
    sd_swap(kept, imports->target);
    sd_swap(kept_open, imports->open);
    exports->bench = Bench_export();
    return SD_OK;
}

static enum sd_status call_bare(enum sd_status (*call)(uint64_t))
{
    uint64_t start = sd_now_ns();
    for (uint64_t i = 0; i < CALLS; i++)
        if (call(i) != SD_OK)
            return SD_INVALID;
    sd_print("bench: bare %u %lu\n", CALLS, sd_now_ns() - start);
    return SD_OK;
}

static enum sd_status call_proxy(struct Target *target)
{
    uint64_t start = sd_now_ns();
    for (uint64_t i = 0; i < CALLS; i++)
        if (Target_touch(target, i) != SD_OK)
            return SD_INVALID;
    sd_print("bench: proxy %u %lu\n", CALLS, sd_now_ns() - start);
    return SD_OK;
}

/* The same into a concurrent domain: without a monitor. */
static enum sd_status call_open(struct Target *open)
{
    uint64_t start = sd_now_ns();
    for (uint64_t i = 0; i < CALLS; i++)
        if (Target_touch(open, i) != SD_OK)
            return SD_INVALID;
    sd_print("bench: open %u %lu\n", CALLS, sd_now_ns() - start);
    return SD_OK;
}

static enum sd_status lend(struct Target *target, const struct Parcel *parcel)
{
    uint64_t start = sd_now_ns();
    for (uint64_t i = 0; i < CALLS; i++)
        if (Target_look(target, parcel) != SD_OK)
            return SD_INVALID;
    sd_print("bench: lend %u %lu\n", CALLS, sd_now_ns() - start);
    return SD_OK;
}

/* There and back: two changes of owner in each call. */
static enum sd_status move(struct Target *target)
{
    struct Parcel *__rref _Nullable parcel = Parcel_new();
    uint64_t start = sd_now_ns();
    enum sd_status status = SD_OK;
    for (uint64_t i = 0; i < CALLS && status == SD_OK; i++) {
        struct Parcel *__rref _Nullable back;
        status = Target_pass(target, &parcel, &back);
        sd_swap(parcel, back);
        if (back)
            Parcel_free(back);
    }
    sd_print("bench: move %u %lu\n", CALLS, sd_now_ns() - start);
    if (parcel)
        Parcel_free(parcel);
    return status;
}

static enum sd_status turn(struct Target *target, struct Target *open,
                           const struct Parcel *parcel)
{
    enum sd_status status = call_bare(sd_now_ns() == 0 ? bare_multiply : bare_add);
    if (status == SD_OK)
        status = call_proxy(target);
    if (status == SD_OK)
        status = call_open(open);
    if (status == SD_OK)
        status = lend(target, parcel);
    if (status == SD_OK)
        status = move(target);
    return status;
}

enum sd_status Bench_serve_run(void)
{
    struct Target *__cap _Nullable target = sd_take(kept);
    struct Target *__cap _Nullable open = sd_take(kept_open);
    if (!target || !open) {
        if (target)
            Target_drop(target);
        if (open)
            Target_drop(open);
        return SD_INVALID;
    }
    struct Parcel *__rref _Nullable parcel = Parcel_new();
    enum sd_status status = parcel ? SD_OK : SD_QUOTA;
    for (uint32_t i = 0; i < TURNS && parcel && status == SD_OK; i++)
        status = turn(target, open, parcel);
    if (parcel)
        Parcel_free(parcel);
    Target_drop(target);
    Target_drop(open);
    return status;
}

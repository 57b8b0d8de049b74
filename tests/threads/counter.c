/* What threads share here is guarded, atomic, or each thread's own. */
#include "counter.idl.h"

#include <sd/mutex.h>
#include <sd/thread.h>
#include <sdc.h>

struct entry {
    uint64_t number;
    struct entry *__owned _Nullable next;
};

static struct sd_mutex lock, other;
static uint64_t sum __guarded_by(lock);
static struct entry *__owned _Nullable list __guarded_by(lock);
static uint64_t turns __guarded_by(other);
static _Atomic uint64_t hits;
static _Thread_local uint64_t own;
static _Thread_local struct {
    uint32_t step;
    uint64_t rest[3];
} pace = {.step = 1};
static _Atomic uint32_t inside;

enum sd_status counter_create(struct counter_imports *imports,
                              struct counter_exports *__out exports)
{
    (void)imports;
    exports->counter = Counter_export();
    return SD_OK;
}

static void keep(uint64_t number)
{
    struct entry *__owned entry = sd_new(struct entry);
    entry->number = number;
    struct sd_guard *__owned guard = sd_lock(&lock);
    entry->next = sd_take(list);
    list = entry;
    sum++;
    sd_unlock(guard);
}

static void drop_half(void)
{
    struct sd_guard *__owned guard = sd_lock(&lock);
    struct entry *__owned _Nullable first = sd_take(list);
    if (first) {
        list = sd_take(first->next);
        sd_free(first);
    }
    sd_unlock(guard);
}

enum sd_status Counter_serve_add(uint64_t times, uint64_t *__out result)
{
    for (uint64_t i = 0; i < times; i++) {
        hits++;
        own += pace.step;
        keep(i);
        if (i % 2)
            drop_half();
    }
    pace.rest[1]++;
    *result = pace.rest[1] == 1 ? own : 0; /* a thread calls once */
    return SD_OK;
}

enum sd_status Counter_serve_sums(struct Sums *__out result)
{
    *result = (struct Sums){0};
    struct sd_guard *__owned guard = sd_lock(&lock);
    uint64_t listed = 0;
    for (const struct entry *e = list; e; e = e->next)
        listed++;
    uint64_t guarded = sum;
    sd_unlock(guard);
    *result = (struct Sums){guarded, hits, listed};
    return SD_OK;
}

enum sd_status Counter_serve_hold(uint64_t ms)
{
    struct sd_guard *__owned guard = sd_lock(&lock);
    enum sd_status status = sd_sleep_ns(ms * 1000000);
    sum++;
    sd_unlock(guard);
    return status;
}

enum sd_status Counter_serve_spin(void)
{
    for (;;)
        hits++;
}

static void bump(void)
{
    struct sd_guard *__owned guard = sd_lock(&lock);
    sum++;
    sd_unlock(guard);
}

enum sd_status Counter_serve_again(void)
{
    struct sd_guard *__owned guard = sd_lock(&lock);
    bump();
    sd_unlock(guard);
    return SD_OK;
}

/* Both threads hold their first lock. */
static void meet(void)
{
    inside++;
    while (inside < 2)
        (void)sd_sleep_ns(1000000);
}

enum sd_status Counter_serve_cross(bool first_is_other)
{
    if (first_is_other) {
        struct sd_guard *__owned a = sd_lock(&other);
        turns++;
        meet();
        struct sd_guard *__owned b = sd_lock(&lock);
        sum++;
        sd_unlock(b);
        sd_unlock(a);
    } else {
        struct sd_guard *__owned a = sd_lock(&lock);
        sum++;
        meet();
        struct sd_guard *__owned b = sd_lock(&other);
        turns++;
        sd_unlock(b);
        sd_unlock(a);
    }
    return SD_OK;
}

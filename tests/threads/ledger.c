/* The monitor is left while a thread sleeps or waits for the mutex. */
#include "ledger.idl.h"

#include <sd/mutex.h>
#include <sd/thread.h>
#include <sdc.h>

static struct sd_mutex lock;
static uint64_t entries __guarded_by(lock);
static uint64_t arrived;
static _Thread_local uint8_t large[524288];

enum sd_status ledger_create(struct ledger_imports *imports,
                             struct ledger_exports *__out exports)
{
    (void)imports;
    exports->ledger = Ledger_export();
    return SD_OK;
}

enum sd_status Ledger_serve_slow(uint64_t ms, uint64_t *__out result)
{
    struct sd_guard *__owned guard = sd_lock(&lock);
    uint64_t before = entries, callers = arrived;
    (void)sd_sleep_ns(ms * 1000000);
    /* Others came in, and wait. */
    *result = before == entries && arrived > callers ? 1 : 0;
    entries++;
    sd_unlock(guard);
    return SD_OK;
}

enum sd_status Ledger_serve_quick(uint64_t *__out result)
{
    arrived++;
    struct sd_guard *__owned guard = sd_lock(&lock);
    entries++;
    *result = entries;
    sd_unlock(guard);
    return SD_OK;
}

enum sd_status Ledger_serve_greedy(uint64_t *__out result)
{
    large[arrived % 16] = 1; /* fault: quota */
    *result = large[0];
    return SD_OK;
}

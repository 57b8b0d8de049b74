/* Four threads call the counter; what they saw is compared with what must be.
 * Prints `threads: SCENARIO: ok`, or says what differs and ends with a status. */
#include "counter.idl.h"
#include "driver.idl.h"
#include "ledger.idl.h"

#include <sd/system.h>
#include <sd/thread.h>
#include <sdc.h>

enum { WORKERS = 4, TIMES = 100000, ROUNDS = 20 };
enum work { ADD, HOLD, SPIN, AGAIN, CROSS, CROSS_BACK };

struct job {
    struct Counter *__cap _Nullable counter;
    enum work work;
};

static _Atomic uint32_t done, crashed, wrong;

enum sd_status driver_create(struct driver_imports *imports, struct driver_exports *__out exports)
{
    (void)imports;
    exports->threads = Threads_export();
    return SD_OK;
}

static enum sd_status call(struct Counter *counter, enum work work)
{
    uint64_t own = 0;
    switch (work) {
    case ADD:
        if (Counter_add(counter, TIMES, &own) != SD_OK)
            return SD_CRASHED;
        return own == TIMES ? SD_OK : SD_INVALID;
    case HOLD:
        return Counter_hold(counter, 3600000);
    case SPIN:
        return Counter_spin(counter);
    case AGAIN:
        return Counter_again(counter);
    case CROSS:
        return Counter_cross(counter, false);
    case CROSS_BACK:
        return Counter_cross(counter, true);
    }
    return SD_INVALID;
}

static void run_job(struct job *__owned job)
{
    struct Counter *__cap _Nullable counter = sd_take(job->counter);
    enum work work = job->work;
    sd_free(job);
    if (counter) {
        enum sd_status status = call(counter, work);
        if (status == SD_CRASHED || status == SD_DEAD)
            crashed++;
        else if (status != SD_OK)
            wrong++;
        Counter_drop(counter);
    }
    done++;
}

static enum sd_status start(struct Counter *counter, enum work work)
{
    struct Counter *__cap _Nullable own = Counter_dup(counter);
    struct job *__owned job = sd_new(struct job);
    job->counter = own;
    job->work = work;
    return sd_spawn(run_job, job);
}

static void wait_for(uint32_t count)
{
    while (done < count)
        (void)sd_sleep_ns(1000000);
}

static bool fails(const char *what __counted_by(n), size_t n, uint64_t found)
{
    sd_print("threads: %.*s: found %lu\n", sd_as(int, n), what, found);
    return false;
}

/* Four threads at once; then the sums are exact. */
static bool sums(struct Counter *counter)
{
    for (uint32_t i = 0; i < WORKERS; i++)
        if (start(counter, ADD) != SD_OK)
            return fails("spawn", 5, i);
    wait_for(WORKERS);
    struct Sums found;
    if (wrong != 0 || crashed != 0 || Counter_sums(counter, &found) != SD_OK)
        return fails("calls", 5, crashed);
    if (found.guarded != sd_as(uint64_t, WORKERS) * TIMES)
        return fails("guarded", 7, found.guarded);
    if (found.atomic != sd_as(uint64_t, WORKERS) * TIMES)
        return fails("atomic", 6, found.atomic);
    if (found.listed != sd_as(uint64_t, WORKERS) * TIMES / 2)
        return fails("listed", 6, found.listed);
    return true;
}

/* Four threads are inside for ever; the domain is unloaded under them. */
static bool killed(struct Counter *counter, enum work work)
{
    for (uint32_t i = 0; i < WORKERS; i++)
        if (start(counter, work) != SD_OK)
            return fails("spawn", 5, i);
    (void)sd_sleep_ns(20000000);
    if (sd_domain_unload("counter", 7) != SD_OK)
        return fails("unload", 6, 0);
    wait_for(WORKERS);
    return crashed == WORKERS ? true : fails("crashed", 7, crashed);
}

/* A lock that would never come ends the domain, and nobody waits on. */
static bool deadlocked(struct Counter *counter, enum work first, enum work second)
{
    if (start(counter, first) != SD_OK || start(counter, second) != SD_OK)
        return fails("spawn", 5, 0);
    wait_for(2);
    return crashed == 2 ? true : fails("crashed", 7, crashed);
}

struct visit {
    struct Ledger *__cap _Nullable ledger;
    bool is_slow;
};

static void run_visit(struct visit *__owned visit)
{
    struct Ledger *__cap _Nullable ledger = sd_take(visit->ledger);
    bool is_slow = visit->is_slow;
    sd_free(visit);
    if (ledger) {
        uint64_t result = 0;
        enum sd_status status =
            is_slow ? Ledger_slow(ledger, 200, &result) : Ledger_quick(ledger, &result);
        if (status != SD_OK || (is_slow && result != 1))
            wrong++;
        Ledger_drop(ledger);
    }
    done++;
}

static bool visit(struct Ledger *ledger, bool is_slow)
{
    struct Ledger *__cap _Nullable own = Ledger_dup(ledger);
    struct visit *__owned visit = sd_new(struct visit);
    visit->ledger = own;
    visit->is_slow = is_slow;
    return sd_spawn(run_visit, visit) == SD_OK;
}

/* A mutex in a serialised domain; then thread-locals that do not fit. */
static bool serialised(void)
{
    done = 0;
    wrong = 0;
    struct Ledger *__cap _Nullable ledger = Ledger_bind("ledger", 6);
    if (!ledger)
        return fails("ledger", 6, 0);
    bool is_good = visit(ledger, true);
    (void)sd_sleep_ns(50000000);
    for (uint32_t i = 1; i < WORKERS; i++)
        is_good = is_good && visit(ledger, false);
    if (is_good)
        wait_for(WORKERS);
    uint64_t result = 0;
    if (is_good && (wrong != 0 || Ledger_quick(ledger, &result) != SD_OK || result != WORKERS + 1))
        is_good = fails("entries", 7, result);
    if (is_good && Ledger_greedy(ledger, &result) != SD_CRASHED)
        is_good = fails("greedy", 6, result);
    Ledger_drop(ledger);
    return is_good;
}

static bool play(struct Counter *counter, uint32_t scenario)
{
    done = 0;
    crashed = 0;
    wrong = 0;
    switch (scenario) {
    case 0:
        return sums(counter);
    case 1:
        return killed(counter, SPIN);
    case 2:
        return killed(counter, HOLD);
    case 3:
        return deadlocked(counter, AGAIN, AGAIN);
    default:
        return deadlocked(counter, CROSS, CROSS_BACK);
    }
}

static bool run_loaded(uint32_t scenario)
{
    if (sd_domain_load("counter", 7) != SD_OK)
        return fails("load", 4, scenario);
    struct Counter *__cap _Nullable counter = Counter_bind("counter", 7);
    bool is_good = false;
    if (counter) {
        is_good = play(counter, scenario);
        Counter_drop(counter);
    }
    if (scenario == 0)
        (void)sd_domain_unload("counter", 7);
    return is_good;
}

static bool memory(struct sd_memory *__out report)
{
    return sd_memory_report(report) == SD_OK;
}

static bool same(const struct sd_memory *a, const struct sd_memory *b)
{
    if (a->private_pages != b->private_pages)
        return fails("private_pages", 13, b->private_pages);
    if (a->threads != b->threads)
        return fails("threads", 7, b->threads);
    if (a->capabilities != b->capabilities)
        return fails("capabilities", 12, b->capabilities);
    if (a->mapped_pages != b->mapped_pages)
        return fails("mapped_pages", 12, b->mapped_pages);
    return true;
}

static bool rounds(uint32_t scenario)
{
    struct sd_memory before, after;
    uint32_t count = scenario == 0 ? 1 : ROUNDS;
    if (!run_loaded(scenario) || !memory(&before)) /* the first round warms up */
        return false;
    for (uint32_t i = 0; i < count; i++)
        if (!run_loaded(scenario))
            return false;
    return memory(&after) && same(&before, &after);
}

enum sd_status Threads_serve_run(void)
{
    for (uint32_t scenario = 0; scenario < 5; scenario++) {
        if (!rounds(scenario))
            return SD_INVALID;
        sd_print("threads: scenario %u: ok\n", scenario);
    }
    if (!serialised())
        return SD_INVALID;
    sd_print("threads: scenario 5: ok\n");
    return SD_OK;
}
